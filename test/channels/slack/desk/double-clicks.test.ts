import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasRedis } from "../../../support/redis.ts";
import { openStaffRoom, type StaffRoom } from "./staff-room.ts";

describe.skipIf(!hasRedis())("two of staff at the same moment", () => {
  let room: StaffRoom;
  beforeAll(async () => {
    room = await openStaffRoom();
  });
  afterAll(() => room.close());

  it("lets one of two win who press Claim in the same moment, and tells the other who, 200 times", {
    timeout: 60_000,
  }, async () => {
    await room.says("c", "hello");
    await room.escalates("c");
    await room.show("c");
    const shown = room.caseOf("c");
    const heard = (words: string[], by: string) => words.filter((each) => each.startsWith(`${by} has it`)).length;
    const told = new Map<string, number>();
    const winners = new Set<string>();
    for (let i = 0; i < 200; i++) {
      const c = `claim${i}`;
      await room.says(c, "a person, please");
      await room.escalates(c);
      // A button says which conversation it is about.
      const both = i % 2 ? [room.ana, room.ben] : [room.ben, room.ana];
      const presses = both.map((who) => who.presses(shown, "desk_claim", c));
      expect((await Promise.all(presses)).map(({ status }) => status)).toEqual([200, 200]);
      const holder = (await room.log.state(c))?.case?.staff?.name ?? "";
      winners.add(holder);
      const loser = holder === "Ana" ? room.ben : room.ana;
      told.set(loser.name, (told.get(loser.name) ?? 0) + 1);
      await expect.poll(() => heard(room.whispers(loser), holder)).toBe(told.get(loser.name));
      const claims = (await room.told(c)).filter((line) => line.startsWith("case claimed"));
      expect(claims).toEqual([`case claimed by ${holder}`]);
    }
    expect([...winners].sort()).toEqual(["Ana", "Ben"]);
  });
});
