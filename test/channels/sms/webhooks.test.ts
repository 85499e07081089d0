import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sign } from "../../standins/twilio/index.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Line, openLine, PUBLIC_URL } from "./line.ts";

describe.skipIf(!hasRedis())("Twilio's webhooks", () => {
  let line: Line;
  beforeAll(async () => {
    line = await openLine();
  });
  afterAll(() => line.close());

  const form = (from: string, body: string, sid = `SM${Math.random().toString(16).slice(2)}`) => ({
    MessageSid: sid,
    From: from,
    To: line.twilio.number,
    Body: body,
  });
  const post = (
    path: string,
    signedUrl: string,
    params: Record<string, string>,
    headers: Record<string, string> = {},
  ) =>
    fetch(line.local + path, {
      method: "POST",
      headers: { "x-twilio-signature": sign(line.twilio.authToken, signedUrl, params), ...headers },
      body: new URLSearchParams(params),
    });

  it("13: are checked against the public address, prefix and all, whatever address reached us", async () => {
    const { number, conversation } = line.customer();
    const answer = await post("/sms/inbound", `${PUBLIC_URL}/sms/inbound`, form(number, "hello"));
    expect([answer.status, answer.headers.get("content-type"), await answer.text()]).toEqual([
      200,
      "text/xml; charset=utf-8",
      "<Response/>",
    ]);
    expect(await line.messages(conversation)).toHaveLength(1);
    expect((await post("/sms/inbound", `${line.local}/sms/inbound`, form(number, "hello"))).status).toBe(403);
  });

  it("14: may carry a query, a JSON body with its hash, emoji and apostrophes", async () => {
    const customer = line.customer();
    const url = `${PUBLIC_URL}/sms/inbound?site=it's%20us`;
    expect(
      (await post("/sms/inbound?site=it's%20us", url, form(customer.number, "it's 😜 + 100% & more"))).status,
    ).toBe(200);
    expect((await customer.text("as JSON 😜", { json: true })).status).toBe(200);
    expect((await line.messages(customer.conversation)).map(({ text }) => text)).toEqual([
      "it's 😜 + 100% & more",
      "as JSON 😜",
    ]);
  });

  it("are refused when altered, unsigned, or signed for another address or with another token", async () => {
    const { number, conversation } = line.customer();
    const params = form(number, "50 dollars");
    const url = `${PUBLIC_URL}/sms/inbound`;
    const signature = sign(line.twilio.authToken, url, params);
    const attempts = [
      post("/sms/inbound", url, { ...params, Body: "500 dollars" }, { "x-twilio-signature": signature }),
      post("/sms/inbound", url, { ...params, Extra: "1" }, { "x-twilio-signature": signature }),
      post("/sms/inbound", url, params, { "x-twilio-signature": "" }),
      post("/sms/inbound", `${PUBLIC_URL}/sms/status`, params),
      post("/sms/inbound", url, params, { "x-twilio-signature": sign("another token", url, params) }),
      post("/sms/inbound?bodySHA256=0", `${url}?bodySHA256=0`, {}, { "content-type": "application/json" }),
    ];
    expect((await Promise.all(attempts)).map(({ status }) => status)).toEqual(Array(6).fill(403));
    expect(await line.log.state(conversation)).toBeUndefined();
  });

  it("are one message however often they are replayed", async () => {
    const { number, conversation } = line.customer();
    const params = form(number, "once");
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => post("/sms/inbound", `${PUBLIC_URL}/sms/inbound`, params)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await line.messages(conversation)).toHaveLength(1);
  });

  it("are refused when they are larger than Twilio's ever are", async () => {
    const { number, conversation } = line.customer();
    const answer = await post("/sms/inbound", `${PUBLIC_URL}/sms/inbound`, form(number, "x".repeat(70_000)));
    expect(answer.status).toBe(413);
    expect(await line.log.state(conversation)).toBeUndefined();
  });

  it("are told what is missing when they say nothing", async () => {
    const answer = await post("/sms/inbound", `${PUBLIC_URL}/sms/inbound`, { MessageSid: "SM1", Body: "hi" });
    expect([answer.status, await answer.json()]).toMatchObject([400, { error: { message: "From or To is missing" } }]);
  });

  it("11: bring pictures with and without words, and empty messages, as messages", async () => {
    const customer = line.customer();
    const picture = { type: "image/jpeg", bytes: Buffer.from("jpeg") };
    await customer.text("my broken bag", { media: [picture, picture] });
    await customer.text("", { media: [picture] });
    await customer.text("");
    const messages = await line.messages(customer.conversation);
    expect(messages.map(({ text, attachments = [] }) => [text, attachments.length])).toEqual([
      ["my broken bag", 2],
      ["", 1],
      ["", 0],
    ]);
    expect(messages[0]?.attachments?.[0]).toMatchObject({ id: expect.stringMatching(/^ME/), type: "image/jpeg" });
  });

  it("21: say who is writing and prove nothing: no contact, no name, no number in the id", async () => {
    const customer = line.customer();
    await customer.text("it's me");
    const state = await line.log.state(customer.conversation);
    expect(state).toMatchObject({
      contact: undefined,
      name: undefined,
      address: { channel: "sms", to: customer.number },
    });
    expect(customer.conversation).toMatch(/^sms_[0-9a-f]{32}$/);
  });

  it("2: are answered in well under five seconds while nobody works", async () => {
    const customers = Array.from({ length: 50 }, () => line.customer());
    const answers = await Promise.all(customers.map((customer) => customer.text("hello")));
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(5_000);
  });

  it("get 503 and a time to come back while the store is away", async () => {
    const away = await openLine();
    const customer = away.customer();
    await away.store.close();
    const answer = await customer.text("hello");
    expect([answer.status, JSON.parse(answer.body)]).toMatchObject([503, { error: { code: "unavailable" } }]);
    await away.close();
  });
});

describe.skipIf(!hasRedis())("a customer of a Messaging Service", () => {
  it("has one conversation with all its numbers, and is answered by the service", async () => {
    const service = `MG${"ab".repeat(16)}`;
    const numbers = ["+14155550100", "+14155550101"];
    const line = await openLine({ messagingServiceSid: service, numbers });
    const customer = line.customer();
    for (const to of numbers) await customer.text(`to ${to}`, { to });
    expect(await line.messages(customer.conversation)).toHaveLength(2);
    await line.answers(customer.conversation, "Here.");
    await line.delivers(customer.conversation);
    expect(line.twilio.sent()).toMatchObject([{ messaging_service_sid: service, to: customer.number, body: "Here." }]);
    await line.close();
  });
});
