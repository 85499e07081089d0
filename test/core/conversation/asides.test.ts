import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Address,
  Asides,
  type Channel,
  Deliveries,
  type InboundMessage,
  Inbox,
  Log,
  type Message,
  Ownership,
  openStore,
  type Store,
  Turns,
} from "../../../core/index.ts";
import { freshRedisUrl, hasRedis } from "../../support/redis.ts";

const address: Address = { channel: "pages", to: "somebody" };
/** One part a line; all but the first are held until asked for. */
const pages: Channel = {
  name: "pages",
  pace: () => ({ sender: "us", perSecond: 1_000 }),
  parts: ({ text }: Message) => text.split("\n").map((body, i) => (i === 0 ? { body } : { body, held: true })),
  send: async ({ id }) => `p-${id}`,
  find: async () => null,
};

describe.skipIf(!hasRedis())("what customers send that nobody need answer", () => {
  let store: Store;
  let asides: Asides;
  let inbox: Inbox;
  let deliveries: Deliveries;
  let log: Log;
  let ownership: Ownership;
  let conversations = 0;
  const said = (id: string, text: string, conversation: string): InboundMessage => ({
    id: `${conversation}-${id}`,
    conversation,
    address,
    text,
  });
  const fresh = () => `c${++conversations}`;
  const say = async (conversation: string, text: string) =>
    ownership.say(conversation, {
      while: ["bot"],
      messages: [{ id: `${conversation}-s${text.length}`, from: "bot", text }],
    });
  const sent = async (conversation: string): Promise<string[]> => {
    const bodies: string[] = [];
    for (let i = 0; i < 20; i++) {
      const next = await deliveries.next(conversation);
      if (next.kind !== "go") return bodies;
      bodies.push(next.delivery.part.body);
      await deliveries.settle(next.delivery, next.handle, { state: "sent", provider: `sid-${next.delivery.id}` });
    }
    return bodies;
  };

  beforeAll(async () => {
    store = openStore(await freshRedisUrl());
    const channels = { pages };
    asides = new Asides(store, channels);
    inbox = new Inbox(store, async () => undefined);
    deliveries = new Deliveries(store);
    log = new Log(store);
    ownership = new Ownership(store, channels);
  });
  afterAll(() => store.close());

  it("records a first message that is an opt-out, and asks nobody to answer it", async () => {
    const c = fresh();
    const heard = await asides.hear(said("m1", "STOP", c), { consent: { optedOut: true, by: "keyword" } });
    expect(heard).toMatchObject({ duplicate: false, said: false });
    expect((await log.state(c))?.optedOut).toBe(true);
    expect(await new Turns(store).begin(c)).toEqual({ kind: "empty" });
    expect((await log.read(c)).map(({ kind }) => kind)).toEqual(["message", "consent"]);
  });

  it("takes the same aside twice as one", async () => {
    const c = fresh();
    await asides.hear(said("m1", "STOP", c), { consent: { optedOut: true, by: "keyword" } });
    expect(await asides.hear(said("m1", "STOP", c), { consent: { optedOut: true, by: "keyword" } })).toMatchObject({
      duplicate: true,
    });
    expect(await log.read(c)).toHaveLength(2);
  });

  it("confirms an opt-out once, and says nothing else to the customer afterwards", async () => {
    const c = fresh();
    const aside = (id: string) => ({
      consent: { optedOut: true, by: "request" },
      confirm: { id: `${id}-ok`, from: "system" as const, text: "no more texts" },
    });
    expect((await asides.hear(said("m1", "leave me alone", c), aside("m1"))).said).toBe(true);
    expect((await asides.hear(said("m2", "leave me alone!", c), aside("m2"))).said).toBe(false);
    await say(c, "but wait");
    expect(await sent(c)).toEqual(["no more texts"]);
    const states = (await log.read(c)).flatMap((entry) => (entry.kind === "delivery" ? [entry.state] : []));
    expect(states).toEqual(["sent", "suppressed"]);
  });

  it("sends the rest of a long answer part by part, as the customer asks for more", async () => {
    const c = fresh();
    await inbox.receive(said("m1", "hello", c));
    await say(c, "one\ntwo\nthree");
    expect(await sent(c)).toEqual(["one"]);
    expect(await asides.more(said("m2", "MORE", c))).toMatchObject({ duplicate: false });
    expect(await sent(c)).toEqual(["two"]);
    expect(await asides.more(said("m2", "MORE", c))).toMatchObject({ duplicate: true });
    expect(await sent(c)).toEqual([]);
    await asides.more(said("m3", "MORE", c));
    expect(await sent(c)).toEqual(["three"]);
    expect(await asides.more(said("m4", "MORE", c))).toBeUndefined();
  });

  it("means the latest answer by more", async () => {
    const c = fresh();
    await inbox.receive(said("m1", "hello", c));
    await say(c, "one\ntwo");
    await say(c, "first\nsecond");
    await asides.more(said("m2", "MORE", c));
    expect(await sent(c)).toEqual(["one", "first", "second"]);
    const withdrawn = (await log.read(c)).filter((entry) => entry.kind === "delivery" && entry.state === "withdrawn");
    expect(withdrawn).toMatchObject([{ reason: "newer answer" }]);
  });

  it("says no held word of the bot after a person took over", async () => {
    const c = fresh();
    await inbox.receive(said("m1", "hello", c));
    await say(c, "one\ntwo");
    await ownership.transfer(c, { to: "human", from: ["bot"], staff: { id: "U1", name: "Ana" }, reason: "asked" });
    expect(await asides.more(said("m2", "MORE", c))).toBeUndefined();
    expect(await sent(c)).toEqual([]);
  });

  it("records what a provider reports once, and not of strangers", async () => {
    const c = fresh();
    const edit = { kind: "edited" as const, message: "m1", text: "hello there" };
    expect(await asides.report(c, `${c}-Ev1`, [edit])).toBe(false);
    await inbox.receive(said("m1", "hello", c));
    expect(await asides.report(c, `${c}-Ev1`, [edit])).toBe(true);
    expect(await asides.report(c, `${c}-Ev1`, [edit])).toBe(false);
    expect((await log.read(c)).at(-1)).toMatchObject(edit);
  });
});
