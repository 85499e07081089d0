import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Erasure, Mirror, Pace, silentLogs, WaitingLine } from "../../core/index.ts";
import { showCases } from "../../jobs/desk.ts";
import { forget, forgetOld } from "../../jobs/retention.ts";
import { type CaseRoom, openCaseRoom } from "../support/case-room.ts";
import { KeptFace } from "../support/kept-face.ts";
import { hasRedis } from "../support/redis.ts";

const DAY_MS = 24 * 3_600_000;

describe.skipIf(!hasRedis())("forgetting", () => {
  let room: CaseRoom;
  let face: KeptFace;
  const also: string[] = [];
  const desk = () => ({
    erasure: new Erasure(room.store),
    mirror: new Mirror(room.store),
    face,
    alsoForget: [async (conversation: string) => also.push(conversation)],
    logs: silentLogs(),
    days: 90,
  });
  const keysOf = async (conversation: string): Promise<string[]> => {
    const all = await room.store.redis.keys("*");
    const members = await Promise.all(
      all.map(async (key) => {
        if ((await room.store.redis.type(key)) !== "zset") return [];
        const found = await room.store.redis.zrange(key, "0", "-1");
        return found.filter((member) => member.split(" ")[0] === conversation).map((member) => `${key} ${member}`);
      }),
    );
    return [...all.filter((key) => key.includes(`:${conversation}`)), ...members.flat()];
  };
  const show = (conversation: string) =>
    showCases({
      mirror: new Mirror(room.store),
      face,
      log: room.log,
      pace: new Pace(room.store),
      line: new WaitingLine(room.store),
      later: async () => undefined,
      logs: silentLogs(),
    })({ conversation }, new AbortController().signal);

  beforeEach(async () => {
    room = await openCaseRoom();
    face = new KeptFace();
    also.length = 0;
  });
  afterEach(() => room.store.close());

  it("leaves nothing of a conversation anywhere, with what staff were shown", async () => {
    await room.says("gone", "my secret");
    await room.escalates("gone");
    await show("gone");
    await room.says("stays", "hello");
    await room.says("gone", "more");
    expect(await forget("gone", desk())).toBe(true);
    expect(await keysOf("gone")).toEqual([]);
    expect(face.threads).toEqual([]);
    expect(also).toEqual(["gone"]);
    expect(JSON.stringify(await room.store.redis.keys("*"))).not.toContain("gone");
    expect(await room.told("stays")).toEqual(["customer: hello"]);
    expect(await forget("gone", desk())).toBe(true);
  });

  it("forgets what has been quiet for too long, and nothing in which something happened", async () => {
    for (const c of ["old1", "old2", "new1"]) await room.says(c, "hello");
    expect(await forgetOld(desk(), Date.now() + 89 * DAY_MS)).toBe(0);
    const late = Date.now() + 91 * DAY_MS;
    await room.store.redis.zadd((await latestOf("new1")) ?? "", String(late), "new1");
    expect(await forgetOld(desk(), late)).toBe(2);
    expect((await room.log.latest(10)).map(({ conversation }) => conversation)).toEqual(["new1"]);
  });

  it("tries again later where it can't take something away", async () => {
    await room.says("stuck", "hello");
    const broken = { ...desk(), alsoForget: [async () => Promise.reject(new Error("away"))] };
    expect(await forgetOld(broken, Date.now() + 91 * DAY_MS)).toBe(0);
    expect(await room.told("stuck")).toEqual(["customer: hello"]);
    expect(await forgetOld(desk(), Date.now() + 91 * DAY_MS)).toBe(1);
  });

  it("finds every conversation of a contact", async () => {
    for (const c of ["a", "b", "c"]) await room.says(c, "hello");
    await room.ownership.note("a", [], { contact: "mei_brown_1" });
    await room.ownership.note("c", [], { contact: "mei_brown_1" });
    expect((await new Erasure(room.store).ofContact("mei_brown_1")).sort()).toEqual(["a", "c"]);
  });

  async function latestOf(conversation: string): Promise<string | undefined> {
    return (await keysOf(conversation)).find((key) => key.includes(":convs "))?.split(" ")[0];
  }
});
