import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasRedis } from "../../support/redis.ts";
import { type Case, extraCalls, hasReference, initialHash, referenceData, tasks, traces } from "./reference-cases.ts";
import { ReferenceDatabase } from "./reference-database.ts";
import { agree, asTheReference, perform } from "./replay.ts";

describe.skipIf(!hasReference || !hasRedis())("the reservations system agrees with the reference", () => {
  let database: ReferenceDatabase;
  beforeAll(async () => {
    database = await ReferenceDatabase.open(referenceData());
  });
  afterAll(() => database?.store.close());

  async function differences(cases: Case[]): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {};
    for (const each of cases) {
      const different = await replay(each);
      if (different.length > 0) found[each.id] = different;
    }
    return found;
  }

  async function replay({ calls, finalHash }: Case): Promise<string[]> {
    await database.restore();
    const different: string[] = [];
    for (const [n, call] of calls.entries()) {
      const answer = await perform(database, asTheReference, call, `call ${n}`);
      if (call.result && !agree(answer, call.result)) different.push(`${n} ${call.name}: ${JSON.stringify(answer)}`);
    }
    const hash = (await database.isTouched()) ? await database.hash() : initialHash();
    if (hash !== finalHash) different.push("final state");
    return different;
  }

  it("begins with the reference's own database", async () => {
    await database.restore();
    expect(await database.hash()).toBe(initialHash());
  });

  it("answers every single call alike, and ends in the same state", { timeout: 120_000 }, async () => {
    expect(await differences(extraCalls())).toEqual({});
  });

  it("carries out every task alike, and ends in the same state", { timeout: 120_000 }, async () => {
    expect(await differences(tasks())).toEqual({});
  });

  it("replays every conversation alike, and ends in the same state", { timeout: 120_000 }, async () => {
    expect(await differences(traces())).toEqual({});
  });

  it("goes on where a replay stopped, from what the store holds alone", { timeout: 60_000 }, async () => {
    const cut = traces().find(({ calls }) => calls.filter(({ name }) => name.startsWith("update")).length > 2);
    if (!cut) throw new Error("no conversation with several changes");
    await database.restore();
    const half = Math.ceil(cut.calls.length / 2);
    for (const [n, call] of cut.calls.slice(0, half).entries()) await perform(database, asTheReference, call, `${n}`);
    // Every call is sent again, as after a crash: those already done return their first result and write nothing.
    for (const [n, call] of cut.calls.entries()) await perform(database, asTheReference, call, `${n}`);
    expect(await database.hash()).toBe(cut.finalHash);
  });
});
