import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Channel,
  Deliveries,
  Inbox,
  Log,
  type NextDelivery,
  Ownership,
  openStore,
  type Store,
} from "../../../core/index.ts";
import { freshRedisUrl, hasRedis } from "../../support/redis.ts";

const plain: Channel = {
  name: "plain",
  pace: () => ({ sender: "us", perSecond: 1_000 }),
  parts: ({ text }) => text.split("\n").map((body) => ({ body })),
  send: async ({ id }) => id,
  find: async () => null,
};

describe.skipIf(!hasRedis())("how handing a part over ends", () => {
  let store: Store;
  let deliveries: Deliveries;
  let log: Log;
  let conversations = 0;

  const said = async (text: string): Promise<string> => {
    const conversation = `d${++conversations}`;
    const address = { channel: "plain", to: "somebody" };
    await new Inbox(store, async () => undefined).receive({
      id: `${conversation}-m`,
      conversation,
      address,
      text: "hi",
    });
    await new Ownership(store, { plain }).say(conversation, {
      while: ["bot"],
      messages: [{ id: "a", from: "bot", text }],
    });
    return conversation;
  };
  const hand = async (conversation: string): Promise<Extract<NextDelivery, { handle: string }>> => {
    const next = await deliveries.next(conversation);
    if (next.kind !== "go" && next.kind !== "ambiguous") throw new Error(`nothing to hand over: ${next.kind}`);
    return next;
  };
  const states = async (conversation: string) =>
    (await log.read(conversation)).flatMap((entry) => (entry.kind === "delivery" ? [entry.state] : []));

  beforeAll(async () => {
    store = openStore(await freshRedisUrl());
    deliveries = new Deliveries(store);
    log = new Log(store);
  });
  afterAll(() => store.close());

  it("hands the next part over as soon as the one before is settled", async () => {
    const c = await said("one\ntwo");
    const first = await hand(c);
    expect(await deliveries.next(c)).toEqual({ kind: "busy" });
    expect(await deliveries.settle(first.delivery, first.handle, { state: "sent", provider: "p1" })).toBe("ok");
    expect((await hand(c)).delivery.part.body).toBe("two");
  });

  it("asks again how a part ended before anything else is sent", async () => {
    const c = await said("one\ntwo");
    const { delivery, handle, ...first } = await hand(c);
    expect(first.kind).toBe("go");
    await deliveries.settle(delivery, handle, { state: "sending", notBefore: Date.now() + 60 });
    expect((await deliveries.next(c)).kind).toBe("later");
    await new Promise((resolve) => setTimeout(resolve, 80));
    const again = await hand(c);
    expect(again).toMatchObject({
      kind: "ambiguous",
      delivery: { id: delivery.id, since: delivery.since, attempts: 1 },
    });
  });

  it("believes a receipt over a sender who saw no answer", async () => {
    const c = await said("one\ntwo");
    const { delivery, handle } = await hand(c);
    await deliveries.receipt({ conversation: c, delivery: delivery.id, state: "delivered", provider: "p1" });
    expect(await deliveries.settle(delivery, handle, { state: "queued", notBefore: Date.now() })).toBe("told");
    expect((await hand(c)).delivery.part.body).toBe("two");
    expect(await states(c)).toEqual(["delivered"]);
  });

  it("needs no look-up where a receipt already told how it ended", async () => {
    const c = await said("one\ntwo");
    const { delivery, handle } = await hand(c);
    await deliveries.settle(delivery, handle, { state: "sending", notBefore: Date.now() });
    await deliveries.receipt({ conversation: c, delivery: delivery.id, state: "sent", provider: "p1" });
    expect(await hand(c)).toMatchObject({ kind: "go", delivery: { part: { body: "two" } } });
  });

  it("takes receipts by the provider's id, forward only, and keeps the first error", async () => {
    const c = await said("one");
    const { delivery, handle } = await hand(c);
    await deliveries.settle(delivery, handle, { state: "sent", provider: "SM1" });
    const receipt = (state: "sent" | "failed" | "delivered" | "undelivered", reason?: string) =>
      deliveries.receipt({ conversation: c, provider: "SM1", state, ...(reason && { reason }) });
    const whose = { conversation: c, delivery: delivery.id, message: delivery.message };
    expect(await receipt("sent")).toEqual({ ...whose, state: "sent", news: false });
    expect(await receipt("undelivered", "30003")).toEqual({ ...whose, state: "undelivered", news: true });
    expect(await receipt("failed", "30008")).toEqual({ ...whose, state: "undelivered", news: false });
    expect(await receipt("delivered")).toMatchObject({ news: false });
    expect(await deliveries.receipt({ conversation: c, provider: "SM9", state: "sent" })).toBeUndefined();
    expect((await log.read(c)).at(-1)).toMatchObject({ delivery: delivery.id, state: "undelivered", reason: "30003" });
  });

  it("tells whoever settles too late that somebody else looks into it", async () => {
    const c = await said("one");
    const brief = new Deliveries(store, 20);
    const next = await brief.next(c);
    if (next.kind !== "go") throw new Error(next.kind);
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(await brief.settle(next.delivery, next.handle, { state: "sent", provider: "p1" })).toBe("lost");
    expect((await hand(c)).kind).toBe("ambiguous");
  });
});
