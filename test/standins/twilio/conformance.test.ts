import { createEmulator } from "emulate";
import express from "express";
import twilio from "twilio";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTwilio, smsConversationOf } from "../../../channels/sms/index.ts";
import { openLine, PUBLIC_URL } from "../../channels/sms/line.ts";
import { specification } from "../../support/corpus.ts";
import { hasRedis } from "../../support/redis.ts";
import { OpenApiChecker } from "../openapi.ts";
import { freePort, listen } from "../server.ts";
import { startTwilio, type TwilioStandin } from "./index.ts";

const MESSAGES = "#/paths/~12010-04-01~1Accounts~1{AccountSid}~1Messages.json";
const RFC2822 = /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/;

const read = async (answer: Promise<Response>) => (await (await answer).json()) as Record<string, string>;

describe("the stand-in for Twilio, by Twilio's own OpenAPI", () => {
  let standin: TwilioStandin;
  beforeAll(async () => {
    standin = await startTwilio({ receipts: "manual" });
  });
  afterAll(() => standin.stop());

  const auth = () => ({
    authorization: `Basic ${Buffer.from(`${standin.accountSid}:${standin.authToken}`).toString("base64")}`,
  });
  const messages = () => `${standin.url}/2010-04-01/Accounts/${standin.accountSid}/Messages`;
  const checker = (skip: (why: string) => never) =>
    new OpenApiChecker(specification<object>("twilio_api_v2010.messages.json", skip), {
      "date-time-rfc-2822": RFC2822,
      "phone-number": /^\+?\d+$/,
      uri: /^\/|^https?:/,
      currency: /^[A-Z]{3}$/,
      "uri-map": /^/,
    });
  const create = (fields: Record<string, string>) =>
    fetch(`${messages()}.json`, { method: "POST", headers: auth(), body: new URLSearchParams(fields) });

  it("answers what it created, fetched and listed as specified", async ({ skip }) => {
    const spec = checker(skip);
    const created = await read(create({ To: "+14155552671", From: standin.number, Body: "Hello 😜" }));
    expect(spec.problems("#/components/schemas/api.v2010.account.message", created)).toEqual([]);
    await standin.report(created.sid ?? "", "delivered");
    const fetched = await read(fetch(`${messages()}/${created.sid}.json`, { headers: auth() }));
    expect(spec.problems("#/components/schemas/api.v2010.account.message", fetched)).toEqual([]);
    const listed = await read(fetch(`${messages()}.json?To=%2B14155552671`, { headers: auth() }));
    expect(spec.problems(`${MESSAGES}/get/responses/200/content/application~1json/schema`, listed)).toEqual([]);
    expect(fetched.status).toBe("delivered");
  });

  it("is caught where it would be wrong", ({ skip }) => {
    const spec = checker(skip);
    const wrong = { sid: "MX1", status: "on its way", date_created: "2026-11-20", num_segments: 1 };
    expect(spec.problems("#/components/schemas/api.v2010.account.message", wrong).length).toBeGreaterThan(3);
  });

  it("is asked by us for what is specified", async ({ skip }) => {
    const spec = checker(skip);
    const asked: Record<string, unknown>[] = [];
    const seen = express();
    seen.use(express.urlencoded({ extended: false }), (request, response) => {
      asked.push(request.body);
      response.status(400).json({ code: 21211, message: "no", more_info: "", status: 400 });
    });
    const recorder = await listen(seen);
    const client = openTwilio({ ...standin, apiUrl: recorder.url });
    const statusCallback = `${PUBLIC_URL}/sms/status?conversation=sms_1&delivery=SM1-r0.0`;
    await client.messages
      .create({ to: "+14155552671", from: standin.number, body: "Hello", statusCallback })
      .catch(() => undefined);
    await recorder.stop();
    const schema = `${MESSAGES}/post/requestBody/content/application~1x-www-form-urlencoded/schema`;
    expect(asked).toHaveLength(1);
    expect(spec.problems(schema, asked[0])).toEqual([]);
  });

  it.each([
    [{ From: "+14155550100", Body: "x" }, 400, 21604],
    [{ To: "+14155552671", Body: "x" }, 400, 21603],
    [{ To: "+14155552671", From: "+14155550100" }, 400, 21602],
    [{ To: "+14155552671", From: "+14155550100", Body: "x".repeat(1_601) }, 400, 21617],
    [{ To: "me", From: "+14155550100", Body: "x" }, 400, 21211],
    [{ To: "+14155552671", From: "+14155559999", Body: "x" }, 400, 21606],
    [{ To: "+15005550009", From: "+14155550100", Body: "x" }, 400, 21614],
    [{ To: "+15005550004", From: "+14155550100", Body: "x" }, 400, 21610],
    [{ To: "+14155552671", MessagingServiceSid: `MG${"0".repeat(32)}`, Body: "x" }, 404, 20404],
  ] as [Record<string, string>, number, number][])("refuses %j", async (fields, status, code) => {
    const answer = await create(fields);
    expect([answer.status, await answer.json()]).toMatchObject([
      status,
      { code, status, more_info: expect.any(String) },
    ]);
  });

  it("lets nobody in without credentials", async () => {
    const answer = await fetch(`${messages()}.json`, { headers: { authorization: "Basic eA==" } });
    expect([answer.status, await answer.json()]).toMatchObject([401, { code: 20003 }]);
  });

  it("signs as the SDK checks", async () => {
    const params: Record<string, string>[] = [];
    const app = express();
    app.post("/hook", express.urlencoded({ extended: false }), (request, response) => {
      const url = `https://us.example/hook?x=it's`;
      if (twilio.validateRequest(standin.authToken, request.get("x-twilio-signature") ?? "", url, request.body))
        params.push(request.body);
      response.send("<Response/>");
    });
    const us = await listen(app);
    standin.account.settings.via = (url) => url.replace("https://us.example", us.url);
    standin.connect("https://us.example/hook?x=it's");
    await standin.phone("+14155552672").text("it's 😜 & more");
    await us.stop();
    expect(params).toMatchObject([{ Body: "it's 😜 & more", NumMedia: "0", SmsStatus: "received" }]);
  });
});

describe.skipIf(!hasRedis())("our text line, against a Twilio written by others", () => {
  it("hears its signed webhooks, sends through its API, and finds what it sent", async () => {
    const account = { accountSid: `AC${"0".repeat(32)}`, authToken: "twilio_test_auth_token" };
    const [number, customer] = ["+14155550100", "+14155552671"];
    const port = await freePort();
    const line = await openLine({}, { account: { ...account, apiUrl: `http://127.0.0.1:${port}` } });
    const phone_numbers = [{ phone_number: number, sms_url: `${line.local}/sms/inbound?from=emulate` }];
    const seed = { twilio: { account: { sid: account.accountSid, auth_token: account.authToken }, phone_numbers } };
    const foreign = await createEmulator({ service: "twilio", port, seed });
    const authorization = `Basic ${Buffer.from(`${account.accountSid}:${account.authToken}`).toString("base64")}`;
    const post = async (path: string, fields: Record<string, string>) =>
      read(
        fetch(`http://127.0.0.1:${port}/${path}`, {
          method: "POST",
          headers: { authorization },
          body: new URLSearchParams(fields),
        }),
      );

    const texted = await post("_twilio/simulate/inbound-message", {
      From: customer,
      To: number,
      Body: "Where's my bag? 😜",
    });
    const service = texted.messaging_service_sid ?? number;
    const conversation = smsConversationOf(account.accountSid, service, customer);
    expect(await line.messages(conversation)).toMatchObject([{ id: texted.sid, text: "Where's my bag? 😜" }]);

    await line.answers(conversation, "It is on its way.");
    const next = await line.deliveries.next(conversation);
    if (next.kind !== "go") throw new Error(next.kind);
    const sid = await line.channel.send(next.delivery, AbortSignal.timeout(3_000));
    expect(await line.channel.find(next.delivery, AbortSignal.timeout(3_000))).toBe(sid);
    await post("_twilio/simulate/message-status", { MessageSid: sid, Status: "delivered" });
    expect((await line.entries(conversation, "delivery")).at(-1)).toMatchObject({ state: "delivered", provider: sid });
    await foreign.close();
    await line.close();
  });
});
