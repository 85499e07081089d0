import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "../../../core/index.ts";
import { answerOf, backOffice, begin, inbound } from "../../support/conversation.ts";
import { freshStore } from "../../support/redis.ts";

describe("words that stream out of a turn", () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
  });
  afterAll(() => store.close());

  it("are taken back when the turn ends without saying them", async () => {
    const { inbox, turns, log } = backOffice(store);
    await inbox.receive(inbound("m1", "c1"));
    const turn = await begin(turns, "c1");
    await turn.release(`${turn.id}-r0`, 0, "I will ");
    await turn.commit(answerOf("", { sayings: [] }), undefined);
    const entries = await log.read("c1");
    expect(entries.filter(({ kind }) => kind === "retracted")).toMatchObject([
      { message: `${turn.id}-r0`, reason: "withheld" },
    ]);
    expect(await log.provisional("c1")).toBeUndefined();
  });

  it("stay when they are said", async () => {
    const { inbox, turns, log } = backOffice(store);
    await inbox.receive(inbound("m2", "c2"));
    const turn = await begin(turns, "c2");
    await turn.release(`${turn.id}-r0`, 0, "Your gate ");
    await turn.commit(answerOf("Your gate is B18."), undefined);
    expect((await log.read("c2")).filter(({ kind }) => kind === "retracted")).toEqual([]);
  });

  it("of a worker that died are taken back by the one that goes on", async () => {
    const { inbox, turns, log } = backOffice(store, { leaseMs: 50 });
    await inbox.receive(inbound("m3", "c3"));
    const first = await begin(turns, "c3");
    await first.release(`${first.id}-r0`, 0, "Half a");
    await new Promise((resolve) => setTimeout(resolve, 80));
    const second = await begin(turns, "c3");
    expect(second.id).toBe(first.id);
    expect((await log.read("c3")).at(-1)).toMatchObject({ kind: "retracted", message: `${first.id}-r0` });
  });
});
