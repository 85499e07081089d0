import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TurnEnded } from "../../../../core/index.ts";
import { type CaseRoom, openCaseRoom } from "../../../support/case-room.ts";
import { hasRealRedis } from "../../../support/redis.ts";

const CONVERSATIONS = 500;
const AT_ONCE = 25;
const ana = { id: "U1", name: "Ana" };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A slow bot: it streams, then answers; it does not look up while it thinks. */
async function answerSlowly(room: CaseRoom, c: string): Promise<void> {
  const begun = await room.turns.begin(c);
  if (begun.kind !== "turn") return;
  try {
    for (let word = 0; word < 3; word++) {
      await pause(Math.random() * 8);
      await begun.turn.release(`${begun.turn.id}-r0`, word * 5, "word ");
    }
    await begun.turn.commit(
      { sayings: [{ from: "bot", text: "bot words" }], facts: [], keep: {}, binding: Math.random() < 0.5 },
      room.channel,
    );
  } catch (error) {
    if (!(error instanceof TurnEnded)) throw error;
  }
}

describe.skipIf(!hasRealRedis())("a takeover at a random moment of a running turn", () => {
  let room: CaseRoom;
  beforeAll(async () => {
    room = await openCaseRoom();
  });
  afterAll(() => room.store.close());

  async function takenOver(c: string): Promise<{ botBefore: boolean }> {
    await room.says(c, "one");
    const turn = answerSlowly(room, c);
    await pause(Math.random() * 30);
    await room.desk.open(c, { reason: "asked", priority: "normal", summary: "s" });
    await room.desk.claim(c, ana);
    const takenAt = (await room.log.read(c)).findLast((entry) => entry.kind === "owner")?.seq ?? 0;
    await room.says(c, "two");
    await turn;
    await answerSlowly(room, c);
    const entries = await room.log.read(c);
    const said = entries.flatMap((entry) => (entry.kind === "message" ? [{ seq: entry.seq, ...entry.message }] : []));
    expect(said.filter(({ from, seq }) => from === "bot" && seq > takenAt)).toEqual([]);
    expect(said.filter(({ from }) => from === "customer").map(({ text }) => text)).toEqual(["one", "two"]);
    const answered = said.some(({ from }) => from === "bot");
    const waiting = (await room.log.waiting(c, 9)).map((entry) => entry.kind === "message" && entry.message.text);
    expect(waiting).toEqual(answered ? ["two"] : ["one", "two"]);
    expect(await room.log.provisional(c)).toBeUndefined();
    return { botBefore: answered };
  }

  it(`lets no word of the bot's out afterwards and loses none of the customer's, ${CONVERSATIONS} times`, {
    timeout: 120_000,
  }, async () => {
    let before = 0;
    for (let i = 0; i < CONVERSATIONS; i += AT_ONCE) {
      const names = Array.from({ length: AT_ONCE }, (_, n) => `t${i + n}`);
      const outcomes = await Promise.all(names.map(takenOver));
      before += outcomes.filter(({ botBefore }) => botBefore).length;
    }
    // Both orders were met, or this proved nothing.
    expect(before).toBeGreaterThan(10);
    expect(before).toBeLessThan(CONVERSATIONS - 10);
  });
});
