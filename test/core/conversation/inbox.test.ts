import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { partitionKeys, partitionOf } from "../../../core/conversation/keys.ts";
import type { Store } from "../../../core/index.ts";
import { backOffice, inbound } from "../../support/conversation.ts";
import { freshStore } from "../../support/redis.ts";

describe("taking a message in wakes a worker", () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
  });
  afterAll(() => store.close());

  it("once for all that waits, and not for what is merely sent twice", async () => {
    const { inbox, woken } = backOffice(store);
    await inbox.receive(inbound("m1", "calm"));
    await inbox.receive(inbound("m1", "calm"));
    await inbox.receive(inbound("m2", "calm"));
    expect(woken).toEqual(["calm"]);
  });

  it("again when a message is sent twice and has waited all the while: its first wake-up may have been lost", async () => {
    const { inbox, woken } = backOffice(store);
    await inbox.receive(inbound("m1", "lost"));
    const [pending = ""] = partitionKeys(partitionOf("lost"));
    await store.redis.zincrby(pending, -2_000, "lost");
    expect(await inbox.receive(inbound("m1", "lost"))).toMatchObject({ duplicate: true });
    expect(woken).toEqual(["lost", "lost"]);
  });

  it("not for a message that was answered meanwhile", async () => {
    const { inbox, turns, woken } = backOffice(store);
    await inbox.receive(inbound("m1", "done"));
    const begun = await turns.begin("done");
    if (begun.kind !== "turn") throw new Error("no turn began");
    await begun.turn.commit({ sayings: [], facts: [], keep: {}, binding: false }, undefined);
    await inbox.receive(inbound("m1", "done"));
    expect(woken).toEqual(["done"]);
  });

  it("for staff's sake while a person has the conversation: they are to be shown it", async () => {
    const { inbox, ownership, woken } = backOffice(store);
    await inbox.receive(inbound("m1", "theirs"));
    await ownership.transfer("theirs", {
      to: "human",
      from: ["bot"],
      staff: { id: "u1", name: "Ana" },
      reason: "test",
    });
    await inbox.receive(inbound("m2", "theirs"));
    expect(woken).toEqual(["theirs", "theirs"]);
  });
});
