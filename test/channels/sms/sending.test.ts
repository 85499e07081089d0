import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemSentences } from "../../../agents/system-sentences.ts";
import { openTwilio, reconcileReceipts, smsPace } from "../../../channels/sms/index.ts";
import { plainText } from "../../../channels/sms/plain-text.ts";
import { segmentsOf } from "../../../channels/sms/segments.ts";
import { Desk, deskRules, type Receipted, readConfig, SendFailed } from "../../../core/index.ts";
import type { Fault } from "../../standins/faults.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Line, MORE, openLine } from "./line.ts";

describe("20: Markdown on a phone", () => {
  it.each([
    ["Your **flight** is _late_, see `FLT-123`.", "Your flight is late, see FLT-123."],
    [
      "# Options\n\n1. Rebook\n2. Refund\n   - to your card\n   - as a voucher",
      "Options\n\n1. Rebook\n2. Refund\n  - to your card\n  - as a voucher",
    ],
    [
      "See [the rules](https://x.example/r?a=1&b=2) or <https://x.example>.",
      "See the rules (https://x.example/r?a=1&b=2) or https://x.example.",
    ],
    ["| Seat | Price |\n|---|---|\n| 14C | $20 |\n| 15A | $0 |", "Seat: 14C, Price: $20\nSeat: 15A, Price: $0"],
    ["> quoted\n\n```\ncode\n```\n\n---\n\nend", "quoted\n\ncode\n\nend"],
    ["2 \\* 3 = 6, 5 * 4 = 20, snake_case_name, a<b & c>d", "2 * 3 = 6, 5 * 4 = 20, snake_case_name, a<b & c>d"],
    [
      "Mail [us](mailto:help@air.example) or call [+1 415](tel:+1415)",
      "Mail us (help@air.example) or call +1 415 (+1415)",
    ],
    ["<b>bold</b> ![a plane](https://x.example/p.png)", "<b>bold</b> a plane (https://x.example/p.png)"],
  ])("%j", (markdown, text) => expect(plainText(markdown)).toBe(text));
});

it("sends as fast as each kind of sender may", () => {
  const senders = ["+14155550100", "+18005550100", "55501", "+447700900100", `MG${"0".repeat(32)}`];
  expect(senders.map((sender) => smsPace(sender).perSecond)).toEqual([1, 3, 100, 10, 10]);
});

describe.skipIf(!hasRedis())("sending", () => {
  let line: Line;
  beforeAll(async () => {
    line = await openLine();
  });
  afterAll(() => line.close());

  const asked = async (text = "hello") => {
    const customer = line.customer();
    await customer.text(text);
    return customer;
  };

  it("9: offers the rest of a long answer and sends it page by page on MORE, no word lost", async () => {
    const customer = await asked("tell me everything");
    const answer = Array.from({ length: 260 }, (_, i) => `rule${i}`).join(" ");
    await line.answers(customer.conversation, answer);
    await line.delivers(customer.conversation);
    for (let page = 2; (await customer.waitFor(page - 1)).at(-1)?.endsWith(MORE); page++) {
      await customer.text(page % 2 ? "MORE" : "more");
      await line.delivers(customer.conversation);
    }
    const pages = customer.inbox();
    expect(pages.length).toBeGreaterThan(2);
    expect(Math.max(...pages.map(segmentsOf))).toBeLessThanOrEqual(3);
    expect(pages.map((page) => page.replace(MORE, "").trim()).join(" ")).toBe(answer);
    expect(await line.turns.begin(customer.conversation)).toEqual({ kind: "empty" });
    // Nothing is left to continue: the word is a message again.
    await customer.text("MORE");
    expect((await line.turns.begin(customer.conversation)).kind).toBe("turn");
  });

  it("numbers what a card's buttons say, since a phone has none", async () => {
    const customer = await asked("move me to 14C");
    const begun = await line.turns.begin(customer.conversation);
    if (begun.kind !== "turn") throw new Error(begun.kind);
    const card = {
      type: "proposal",
      id: "p-1",
      title: "Please check",
      lines: [],
      confirm: "Go ahead",
      decline: "Leave it as it is",
    };
    await begun.turn.commit(
      { sayings: [{ from: "bot", text: "Seat **14C** for $20?", card }], facts: [], keep: {}, binding: false },
      line.channel,
    );
    await line.delivers(customer.conversation);
    expect(await customer.waitFor(1)).toEqual(["Seat 14C for $20?\n1: Go ahead\n2: Leave it as it is"]);
  });

  it("names its delivery in the signed address that receipts come to", async () => {
    const customer = await asked();
    await line.answers(customer.conversation, "Hello.");
    await line.delivers(customer.conversation);
    await customer.waitFor(1);
    await line.twilio.account.settle();
    const deliveries = await line.entries(customer.conversation, "delivery");
    expect(deliveries.map(({ state }) => state)).toEqual(["sent", "delivered"]);
    expect(deliveries.at(-1)?.provider).toBe(line.twilio.sent().find(({ to }) => to === customer.number)?.sid);
  });

  it("12: keeps to the furthest state and the first error, however receipts arrive", async () => {
    const manual = await openLine({ receipts: "manual" });
    const customer = manual.customer();
    await customer.text("hello");
    await manual.answers(customer.conversation, "Hello.");
    await manual.delivers(customer.conversation);
    const sid = manual.twilio.sent()[0]?.sid ?? "";
    for (const status of ["delivered", "sent", "queued", "delivered", "sending"] as const)
      await manual.twilio.callBack(sid, status);
    await manual.twilio.callBack(sid, "failed", 30008);
    expect((await manual.entries(customer.conversation, "delivery")).map(({ state }) => state)).toEqual([
      "sent",
      "delivered",
    ]);
    expect(manual.undelivered).toEqual([]);

    await customer.text("again");
    await manual.answers(customer.conversation, "Hello again.");
    await manual.delivers(customer.conversation);
    const second = manual.twilio.sent()[1]?.sid ?? "";
    await manual.twilio.callBack(second, "undelivered", 30003);
    await manual.twilio.callBack(second, "failed", 30008);
    await manual.twilio.callBack(second, "undelivered", 30003);
    expect((await manual.entries(customer.conversation, "delivery")).at(-1)).toMatchObject({
      state: "undelivered",
      reason: "30003",
    });
    expect(manual.undelivered).toMatchObject([{ conversation: customer.conversation, reason: "30003" }]);
    await manual.close();
  });

  it("makes up for receipts that never came by asking Twilio, and what failed becomes one case", async () => {
    const silent = await openLine({ receipts: "manual" });
    const customer = silent.customer();
    await customer.text("hello");
    for (const text of ["One.", "Two.", "Three."])
      await silent.ownership.say(customer.conversation, {
        while: ["bot"],
        messages: [{ id: `${customer.conversation}-${text}`, from: "bot", text }],
      });
    await silent.delivers(customer.conversation);
    for (const message of silent.twilio.account.messages) message.statusCallback = undefined;
    const [one = "", two = ""] = silent.twilio.sent().map(({ sid }) => sid);
    await silent.twilio.report(one, "delivered");
    await silent.twilio.report(two, "failed", 30006);
    const client = openTwilio({ ...silent.twilio, apiUrl: silent.twilio.url });
    const lost: string[] = [];
    const nobody = async () => undefined;
    const staff = new Desk({
      store: silent.store,
      channels: silent.channels,
      wakeups: { turn: nobody, deliver: nobody, clock: nobody, show: nobody },
      rules: deskRules(readConfig({}), systemSentences),
    });
    const reconciling = {
      client,
      accountSid: silent.twilio.accountSid,
      deliveries: silent.deliveries,
      undelivered: async (of: Receipted, reason: string) => {
        lost.push(`${of.message} ${reason}`);
        await staff.report(of, "undeliverable", reason);
      },
      logs: silent.logs,
    };
    const since = new Date(Date.now() - 3_600_000);
    expect(await reconcileReceipts(since, reconciling)).toBe(2);
    // Told again, in case nobody lived to tell staff: the desk knows by the message that it heard of it.
    expect(await reconcileReceipts(since, reconciling)).toBe(0);
    expect(lost).toEqual(Array(2).fill(`${customer.conversation}-Two. 30006`));
    const cases = await silent.entries(customer.conversation, "case");
    expect(cases).toMatchObject([
      { event: "opened", reason: "undeliverable", summary: expect.stringContaining("30006") },
    ]);
    const ended = (await silent.entries(customer.conversation, "delivery")).slice(-2);
    expect(ended).toMatchObject([{ state: "failed", reason: "30006" }, { state: "delivered" }]);
    await silent.close();
  });

  const answer = (status: number, code?: number): Fault => ({
    kind: "answer",
    status,
    body: code === undefined ? "<html>Service Unavailable</html>" : { code, message: "no", more_info: "", status },
  });

  it.each([
    ["429 with its code", answer(429, 20429), "retry", "20429"],
    ["429 without any", answer(429), "retry", "429"],
    ["a sender's full queue", answer(400, 21611), "retry", "21611"],
    ["a customer who opted out", answer(400, 21610), "permanent", "21610"],
    ["a number that is none", answer(400, 21211), "permanent", "21211"],
    ["a landline", answer(400, 21614), "permanent", "21614"],
    ["a sender that is not ours", answer(400, 21606), "permanent", "21606"],
    ["a region not allowed", answer(400, 21408), "permanent", "21408"],
    ["wrong credentials", answer(401, 20003), "permanent", "20003"],
    ["a code nobody knows yet", answer(400, 29999), "permanent", "29999"],
    ["a 503 page", answer(503), "unknown", "503"],
    ["a 500 with a body", answer(500, 20500), "unknown", "20500"],
    ["a 500 after it was taken", { kind: "answer-after", status: 500 }, "unknown", "500"],
    ["a hang", { kind: "hang" }, "unknown", "ECONNABORTED"],
    ["a hang after it was taken", { kind: "hang-after" }, "unknown", "ECONNABORTED"],
    ["a reset", { kind: "reset" }, "unknown", "ECONNRESET"],
    ["a reset after it was taken", { kind: "reset-after" }, "unknown", "ECONNRESET"],
  ] as [string, Fault, SendFailed["kind"], string][])("5: %s", async (_what, fault, kind, code) => {
    const customer = await asked();
    await line.answers(customer.conversation, "Hello.");
    const next = await line.deliveries.next(customer.conversation);
    if (next.kind !== "go") throw new Error(next.kind);
    line.twilio.faults.next(fault, { path: /Messages\.json$/ });
    const failed = await line.channel.send(next.delivery, AbortSignal.timeout(3_000)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(SendFailed);
    expect(failed).toMatchObject({ kind, code });
  });

  it("5: a request that never left may be sent again", async () => {
    const nobody = await openLine();
    const customer = nobody.customer();
    await customer.text("hello");
    await nobody.answers(customer.conversation, "Hello.");
    const next = await nobody.deliveries.next(customer.conversation);
    if (next.kind !== "go") throw new Error(next.kind);
    await nobody.twilio.stop();
    await expect(nobody.channel.send(next.delivery, AbortSignal.timeout(3_000))).rejects.toMatchObject({
      kind: "retry",
      code: "ECONNREFUSED",
    });
    await nobody.close();
  });

  it("5: knows the same words, said before, from those it looks for", async () => {
    const customer = await asked();
    await line.answers(customer.conversation, "One moment.");
    await line.delivers(customer.conversation);
    await new Promise((resolve) => setTimeout(resolve, 3_200));
    await customer.text("and?");
    await line.answers(customer.conversation, "One moment.");
    line.twilio.faults.next({ kind: "reset" }, { path: /Messages\.json$/ });
    await line.delivers(customer.conversation);
    expect(line.twilio.sent().filter(({ to, body }) => to === customer.number && body === "One moment.")).toHaveLength(
      2,
    );
  });
});
