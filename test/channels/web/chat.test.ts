import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { said, Visitor } from "../../support/browserless.ts";
import { echo, type House, openHouse, respondWith } from "../../support/house.ts";

describe("the web chat", () => {
  let house: House & { urls: string[] };

  beforeAll(async () => {
    house = await openHouse({ webs: 2, web: { allowedOrigins: ["https://airline.example"] } });
  });
  afterAll(() => house.close());

  it("answers a message, to the browser that waits for it", async () => {
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    await visitor.say("hello there");

    const answer = await stream.until(said("bot"));

    expect(answer.data).toMatchObject({ from: "bot", text: "hello there" });
    expect(answer.id).toMatch(/^\d+$/);
    expect((await visitor.history()).map(({ from, text }) => [from, text])).toEqual([
      ["customer", "hello there"],
      ["bot", "hello there"],
    ]);
    stream.cut();
  });

  it("takes a message sent twice under one key as one, with the same answer", async () => {
    const visitor = await Visitor.arrive(house.url);
    const [first, second] = await Promise.all([visitor.say("once", "key-1"), visitor.say("once", "key-1")]);
    expect(second).toBe(first);
    await visitor.listen().until(said("bot"));
    expect((await visitor.history()).filter(({ from }) => from === "customer")).toHaveLength(1);
  });

  it("lets any web process serve any conversation, and two tabs agree", async () => {
    const visitor = await Visitor.arrive(house.urls[0] ?? "");
    const tabs = [visitor.listen(), visitor.at(house.urls[1] ?? "").listen()];
    await visitor.at(house.urls[1] ?? "").say("from the second process");
    const seen = await Promise.all(tabs.map((tab) => tab.until(said("bot"))));
    expect(seen[0]).toEqual(seen[1]);
    for (const tab of tabs) tab.cut();
  });

  it("resumes after the last id without gap or repeat", async () => {
    const visitor = await Visitor.arrive(house.url);
    const before = visitor.listen();
    await visitor.say("one");
    await before.until(said("bot", "one"));
    before.cut();
    await visitor.say("two");
    await visitor.listen().until(said("bot", "two"));

    const after = visitor.listen(before.lastId);
    await after.until(said("bot", "two"));

    expect(after.named("message").map(({ data }) => data.text)).toEqual(["two", "two"]);
    const ids = [...before.events, ...after.events].flatMap(({ id }) => (id === undefined ? [] : [Number(id)]));
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(new Set(ids).size).toBe(ids.length);
    after.cut();
  });

  it("keeps the language of the page with the conversation", async () => {
    const visitor = await Visitor.arrive(house.url, { language: "es-MX" });
    await visitor.say("LL0EZ6");
    expect((await house.log.state(visitor.conversation))?.fields.pageLanguage).toBe("es");
  });

  it("tells who writes", async () => {
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    await stream.until(({ event }) => event === "status");
    await visitor.say("who is there");
    await stream.until(({ event, data }) => event === "typing" && data.from === "bot");
    await stream.until(({ event, data }) => event === "typing" && data.from === null);
    stream.cut();
  });

  it("tells when a person takes over, and names them in what they say", async () => {
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    await visitor.say("hi");
    await stream.until(said("bot"));
    await house.ownership.transfer(visitor.conversation, {
      to: "human",
      from: ["bot"],
      staff: { id: "u1", name: "Ana" },
      reason: "asked",
    });
    await stream.until(({ event, data }) => event === "status" && data.owner === "human");
    await house.ownership.say(visitor.conversation, {
      while: ["human"],
      messages: [{ id: "s1", from: "staff", name: "Ana", text: "Ana here" }],
    });
    const words = await stream.until(said("staff"));
    expect(words.data).toMatchObject({ name: "Ana", text: "Ana here" });
    stream.cut();
  });

  it("answers pages of the airline's site, and no others", async () => {
    const ask = (origin: string) =>
      fetch(`${house.url}/chat/conversations`, {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST" },
      });
    const allowed = await ask("https://airline.example");
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("access-control-allow-origin")).toBe("https://airline.example");
    expect(allowed.headers.get("vary")).toMatch(/origin/i);
    const refused = await ask("https://evil.example");
    expect(refused.status).toBe(403);
    expect(refused.headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("streamed words", () => {
  it("come as deltas, survive a cut mid-word, and are replaced by the message", async () => {
    const gate = Promise.withResolvers<void>();
    const house = await openHouse({
      responder: respondWith(async (turn) => {
        await turn.release(`${turn.id}-r0`, 0, "Your flight ");
        await turn.release(`${turn.id}-r0`, 12, "is on ");
        await gate.promise;
        await turn.release(`${turn.id}-r0`, 18, "time.");
        return "Your flight is on time.";
      }),
    });
    const visitor = await Visitor.arrive(house.url);
    const first = visitor.listen();
    await visitor.say("status?");
    await first.until(({ event, data }) => event === "delta" && data.text === "is on ");
    first.cut();

    const second = visitor.listen(first.lastId);
    await second.until(({ event }) => event === "status");
    gate.resolve();
    const message = await second.until(said("bot"));

    const deltas = [...first.named("delta"), ...second.named("delta")];
    expect(deltas.map(({ data }) => data.text).join("")).toBe("Your flight is on time.");
    expect(new Set(deltas.map(({ data }) => data.id))).toEqual(new Set([message.data.id]));
    second.cut();
    await house.close();
  });

  it("are retracted when a person takes over", async () => {
    const gate = Promise.withResolvers<void>();
    const house = await openHouse({
      responder: respondWith(async (turn) => {
        await turn.release(`${turn.id}-r0`, 0, "I will ");
        await gate.promise;
        return "I will do it.";
      }),
    });
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    await visitor.say("do it");
    const delta = await stream.until(({ event }) => event === "delta");
    await house.ownership.transfer(visitor.conversation, {
      to: "human",
      from: ["bot"],
      staff: { id: "u", name: "Ana" },
      reason: "test",
    });
    const retracted = await stream.until(({ event }) => event === "retract");
    gate.resolve();
    await sleep(300);
    expect(retracted.data.id).toBe(delta.data.id);
    expect((await visitor.history()).map(({ from }) => from)).toEqual(["customer"]);
    stream.cut();
    await house.close();
  });

  it("joins messages that come in a burst, and those that come while it thinks", async () => {
    const [thinking, thought] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const house = await openHouse({
      burstWindowMs: 500,
      responder: respondWith(async (turn) => {
        thinking.resolve();
        await thought.promise;
        await turn.check();
        return echo(turn);
      }),
    });
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    await visitor.say("move me");
    await visitor.say("to 14C");
    await thinking.promise;
    await visitor.say("please");
    thought.resolve();
    const answer = await stream.until(said("bot"));
    expect(answer.data.text).toBe("move me | to 14C | please");
    expect((await visitor.history()).filter(({ from }) => from === "bot")).toHaveLength(1);
    stream.cut();
    await house.close();
  });
});
