import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asksForNoMoreTexts, readLineRequest } from "../../../channels/sms/opt-out.ts";
import { corpus } from "../../support/corpus.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Line, openLine } from "./line.ts";

describe("the wish for no more texts", () => {
  const WISHES = [
    [
      "please stop texting me",
      "Don't text me again!",
      "no more texts please",
      "take me off your list",
      "unsubscribe me",
      "stop please",
    ],
    ["No me envíen más mensajes", "Dejen de enviarme mensajes.", "quiero darme de baja", "no quiero más mensajes"],
    ["Arrêtez de m'envoyer des SMS", "Je ne veux plus recevoir de messages", "désabonnez-moi"],
    ["Bitte keine SMS mehr!", "Schicken Sie mir keine Nachrichten mehr", "Ich möchte keine SMS mehr erhalten"],
    ["Pare de me enviar mensagens", "Não quero mais receber mensagens"],
    ["别再给我发短信了", "退订", "请停止发送短信"],
    ["メッセージを送らないでください", "配信停止してください"],
  ].flat();
  const NOT = [
    "I don't want to cancel",
    "can I stop over in Madrid?",
    "please stop the cancellation",
    "take me off the waitlist",
    "I did not get any message",
    "don't send me to another agent",
    "no quiero",
    "no quiero cambiar el vuelo",
    "Je ne veux plus de ce vol",
    "ich habe keine Nachricht erhalten",
    "Não recebi mensagens",
    "我没有收到短信",
    "Text me the details",
    "why don't you text me?",
  ];

  it.each(WISHES)("is heard in: %s", (text) => expect(asksForNoMoreTexts(text)).toBe(true));
  it.each(NOT)("is not heard in: %s", (text) => expect(asksForNoMoreTexts(text)).toBe(false));

  it("is not read into what real customers of an airline write", ({ skip }) => {
    const turns = [...corpus("benign-multidogo-airline", skip), ...corpus("benign-tau-turns", skip)];
    expect(turns.filter(({ text }) => asksForNoMoreTexts(text)).map(({ text }) => text)).toEqual([]);
  });

  it("is a keyword only as the whole message, by Twilio's rule", () => {
    const words = ["STOP", " stop ", "StopAll", "unsubscribe", "CANCEL", "end", "quit", "REVOKE", "optout"];
    expect(words.map((word) => readLineRequest(word))).toEqual(words.map(() => "stop"));
    expect(["cancel my flight", "the end", "yes please", "help me"].map((text) => readLineRequest(text))).toEqual(
      Array(4).fill(undefined),
    );
  });
});

describe.skipIf(!hasRedis())("10: a customer who wants no texts", () => {
  let line: Line;
  beforeAll(async () => {
    line = await openLine();
  });
  afterAll(() => line.close());

  const optedOut = async (conversation: string) => (await line.log.state(conversation))?.optedOut;

  it("texts STOP: Twilio confirms, the bot is silent, staff see it", async () => {
    const customer = line.customer();
    await customer.text("STOP");
    expect(await optedOut(customer.conversation)).toBe(true);
    expect(await line.turns.begin(customer.conversation)).toEqual({ kind: "empty" });
    expect(await line.messages(customer.conversation)).toMatchObject([{ from: "customer", text: "STOP" }]);
    expect(await line.entries(customer.conversation, "consent")).toMatchObject([{ optedOut: true, by: "keyword" }]);
    expect(customer.inbox()).toHaveLength(1);
    expect(customer.inbox()[0]).toContain("unsubscribed");
  });

  it("texts STOP in the middle of a turn: the answer is not sent, and staff see why", async () => {
    const customer = line.customer();
    await customer.text("when do I fly?");
    const begun = await line.turns.begin(customer.conversation);
    if (begun.kind !== "turn") throw new Error(begun.kind);
    await customer.text("stop");
    await begun.turn.commit(
      { sayings: [{ from: "bot", text: "Tomorrow." }], facts: [], keep: {}, binding: false },
      line.channel,
    );
    await line.delivers(customer.conversation);
    expect(line.twilio.sent().filter(({ to }) => to === customer.number)).toEqual([]);
    expect(await line.entries(customer.conversation, "delivery")).toMatchObject([
      { state: "suppressed", reason: "opted out" },
    ]);
  });

  it("is not written to by staff or the system either", async () => {
    const customer = line.customer();
    await customer.text("hello");
    await customer.text("STOP");
    for (const from of ["staff", "system"] as const)
      await line.ownership.say(customer.conversation, {
        while: ["bot"],
        messages: [{ id: `${customer.conversation}-${from}`, from, text: "but…" }],
      });
    await line.delivers(customer.conversation);
    expect((await line.entries(customer.conversation, "delivery")).map(({ state }) => state)).toEqual([
      "suppressed",
      "suppressed",
    ]);
  });

  it("asks in plain words: we confirm once, since Twilio does not, and then keep silent", async () => {
    const customer = line.customer();
    await customer.text("please stop texting me");
    await line.delivers(customer.conversation);
    await customer.text("I said stop texting me");
    await line.delivers(customer.conversation);
    expect(await customer.waitFor(1)).toEqual(["You asked us not to text this number, so we won't."]);
    expect(await line.entries(customer.conversation, "consent")).toMatchObject([{ by: "request" }]);
    expect(await optedOut(customer.conversation)).toBe(true);
  });

  it("is undone by START, and answered again", async () => {
    const customer = line.customer();
    await customer.text("STOP");
    await customer.text("Start");
    expect(await optedOut(customer.conversation)).toBe(false);
    await customer.text("hello again");
    await line.answers(customer.conversation, "Welcome back.");
    await line.delivers(customer.conversation);
    await customer.waitFor(3);
    expect(customer.inbox().at(-1)).toBe("Welcome back.");
  });

  it("means nothing by YES and START who never left", async () => {
    const customer = line.customer();
    await customer.text("YES");
    await customer.text("start");
    const begun = await line.turns.begin(customer.conversation);
    expect(begun.kind === "turn" && begun.turn.heard.map(({ text }) => text)).toEqual(["YES", "start"]);
  });

  it("gets Twilio's own HELP and not ours on top", async () => {
    const customer = line.customer();
    await customer.text("HELP");
    expect(await line.turns.begin(customer.conversation)).toEqual({ kind: "empty" });
    expect(await line.messages(customer.conversation)).toHaveLength(1);
    expect(customer.inbox()).toEqual(["Reply STOP to unsubscribe. Msg&Data Rates May Apply."]);
  });

  it("is known from Twilio's error 21610, where the word never reached us", async () => {
    const customer = line.customer();
    await customer.text("hello");
    line.twilio.account.optedOut.add(`${line.twilio.number} ${customer.number}`);
    await line.answers(customer.conversation, "Hello.");
    await line.delivers(customer.conversation);
    expect(await optedOut(customer.conversation)).toBe(true);
    expect(await line.entries(customer.conversation, "consent")).toMatchObject([{ optedOut: true, by: "21610" }]);
    expect(line.reported).toMatchObject([{ reason: "undeliverable", detail: "21610" }]);
  });
});

describe.skipIf(!hasRedis())("10: a service with Advanced Opt-Out", () => {
  it("tells what a word means in the customer's language, and answers it", async () => {
    const service = `MG${"cd".repeat(16)}`;
    const line = await openLine({ messagingServiceSid: service, advancedOptOut: true });
    const customer = line.customer();
    const params = {
      MessageSid: "SMarret",
      From: customer.number,
      To: line.twilio.number,
      MessagingServiceSid: service,
    };
    const url = line.twilio.account.settings.inboundUrl;
    await line.twilio.webhook(url, { ...params, Body: "ARRET", OptOutType: "STOP" });
    expect((await line.log.state(customer.conversation))?.optedOut).toBe(true);
    await line.twilio.webhook(url, { ...params, MessageSid: "SMaide", Body: "AIDE", OptOutType: "HELP" });
    await line.twilio.webhook(url, { ...params, MessageSid: "SMoui", Body: "REPRENDRE", OptOutType: "START" });
    expect((await line.log.state(customer.conversation))?.optedOut).toBe(false);
    expect(await line.turns.begin(customer.conversation)).toEqual({ kind: "empty" });
    await line.close();
  });
});

describe.skipIf(!hasRedis())("10: a short code, where Twilio answers nothing itself", () => {
  it("confirms STOP itself, takes HELP to the bot, and START too", async () => {
    const line = await openLine({ numbers: ["55501"] });
    const customer = line.customer();
    await customer.text("STOP");
    await line.delivers(customer.conversation);
    expect(line.twilio.sent()).toMatchObject([{ body: "You asked us not to text this number, so we won't." }]);
    await customer.text("START");
    await customer.text("HELP");
    const begun = await line.turns.begin(customer.conversation);
    expect(begun.kind === "turn" && begun.turn.heard.map(({ text }) => text)).toEqual(["START", "HELP"]);
    await line.close();
  });
});
