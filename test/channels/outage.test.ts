import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  hearCustomers,
  openSlack,
  openSlackClient,
  SlackChannel,
  slackConversationOf,
} from "../../channels/slack/index.ts";
import { openTwilio, SmsChannel, smsConversationOf, smsRoutes } from "../../channels/sms/index.ts";
import {
  type Answer,
  Asides,
  type Channel,
  Deliveries,
  Inbox,
  Log,
  openStore,
  type Responder,
  type Store,
} from "../../core/index.ts";
import { openQueue, startWork } from "../../jobs/work.ts";
import type { Fault } from "../standins/faults.ts";
import { type Listening, listen, until } from "../standins/server.ts";
import { type SlackStandin, startSlack } from "../standins/slack/index.ts";
import { startTwilio, type TwilioStandin } from "../standins/twilio/index.ts";
import { freshRedisUrl, hasRedis } from "../support/redis.ts";
import { keptLogs } from "./desk.ts";

/** Says back what it heard. */
const echo: Responder = {
  async respond(turn): Promise<Answer> {
    const text = turn.heard.map((message) => `You said: ${message.text}`).join("\n");
    return { sayings: [{ from: "bot", text }], facts: [], keep: {}, binding: false };
  },
  async giveUp(): Promise<Answer> {
    return { sayings: [{ from: "system", text: "sorry" }], facts: [], keep: {}, binding: true };
  },
};

describe.skipIf(!hasRedis())("Twilio down while Slack works, through webhooks, worker and providers", () => {
  let store: Store;
  let twilio: TwilioStandin;
  let slack: SlackStandin;
  let server: Listening;
  let work: ReturnType<typeof startWork>;
  const { logs } = keptLogs("warn");

  beforeAll(async () => {
    store = openStore(await freshRedisUrl());
    [twilio, slack] = await Promise.all([startTwilio({ numbers: ["55501"] }), startSlack()]);
    const settings = { WORKER_CONCURRENCY: 8, QUEUE_SHARDS: 1, BURST_WINDOW_MS: 0 };
    const queue = openQueue(store, settings);
    const inbox = new Inbox(store, (conversation) => queue.turn(conversation));
    const [log, deliveries, channels] = [new Log(store), new Deliveries(store), {} as Record<string, Channel>];
    const asides = new Asides(store, channels);
    const app = express();
    server = await listen(app);
    channels.sms = new SmsChannel({
      client: openTwilio({ ...twilio, apiUrl: twilio.url }, 300),
      publicUrl: server.url,
      maxSegments: 3,
      offerMore: () => "Reply MORE to read on.",
      deliveries,
      visibleWithinMs: 100,
    });
    channels.slack = new SlackChannel(openSlackClient({ botToken: slack.botToken, apiUrl: slack.url }, logs, 1_000));
    const hearing = { inbox, asides, deliveries, log, logs };
    app.use(
      smsRoutes({
        ...twilio,
        ...hearing,
        publicUrl: server.url,
        wakeDelivery: (c) => queue.deliver("sms", c),
        asksForMore: () => false,
        optedOutNotice: () => "",
      }),
    );
    const door = openSlack({ ...slack, apiUrl: slack.url, appToken: undefined, logs });
    hearCustomers(door.app, { ...hearing, staffChannels: [] });
    app.use(door.routes);
    twilio.connect(`${server.url}/sms/inbound`);
    slack.connect(`${server.url}/slack/events`);
    work = startWork({
      store,
      responder: echo,
      channels: Object.values(channels),
      settings,
      queue,
      logs,
      mayArriveMs: { ambiguous: 900, go: 500 },
    });
  });
  afterAll(async () => {
    await work.close(2_000);
    await Promise.all([twilio.stop(), slack.stop(), server.stop()]);
    await store.close();
  });

  const slackRoundTrip = async (name: string): Promise<number> => {
    const began = performance.now();
    const { message, channel } = await slack.person(name).says("hello");
    await slack.waitFor(channel, message.ts, 1, 10_000);
    return performance.now() - began;
  };

  it("loses nothing, doubles nothing, keeps the order, and Slack's customers notice nothing", async () => {
    const before = await slackRoundTrip("before");
    const moods: Fault[] = [
      { kind: "hang" },
      { kind: "reset" },
      { kind: "answer", status: 503 },
      { kind: "hang-after" },
      { kind: "reset-after" },
      { kind: "answer-after", status: 500 },
    ];
    const down = setInterval(() => {
      twilio.faults.clear();
      const mood = moods[Math.floor(Math.random() * moods.length)];
      if (mood) twilio.faults.always(mood);
    }, 150);
    twilio.faults.always({ kind: "hang" });

    const phones = Array.from({ length: 12 }, (_, i) => twilio.phone(`+1415555${3_000 + i}`));
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(phones.map((phone) => phone.text(`message ${round}`, { to: "55501" })));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    const during = await Promise.all(["a", "b", "c", "d"].map(slackRoundTrip));
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    clearInterval(down);
    twilio.faults.clear();

    const wanted = ["You said: message 0", "You said: message 1", "You said: message 2"];
    const heard = (number: string) =>
      twilio
        .phone(number)
        .inbox()
        .flatMap((text) => text.split("\n"));
    await until(
      "every phone to have its three answers",
      () => phones.every(({ number }) => heard(number).length >= 3),
      40_000,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    for (const { number } of phones) expect(heard(number)).toEqual(wanted);
    expect(Math.max(...during)).toBeLessThan(before + 2_000);
  }, 90_000);

  it("takes a burst of 2,000 texts, every fifth twice, each once and in order per number", async () => {
    const numbers = Array.from({ length: 100 }, (_, i) => `+1415556${4_000 + i}`);
    const post = async (from: string, body: string, sid: string) => {
      const answer = await twilio.webhook(`${server.url}/sms/inbound`, {
        MessageSid: sid,
        From: from,
        To: "55501",
        Body: body,
      });
      return answer.status;
    };
    const senders = numbers.map(async (from, n) => {
      const statuses: number[] = [];
      for (let i = 0; i < 16; i++) {
        const sid = `SM${n}x${i}`;
        statuses.push(await post(from, `text ${i}`, sid));
        if (i % 4 === 0) statuses.push(await post(from, `text ${i}`, sid));
      }
      return statuses;
    });
    const statuses = (await Promise.all(senders)).flat();
    expect(statuses).toEqual(Array(2_000).fill(200));
    const log = new Log(store);
    const conversations = numbers.map((number) => smsConversationOf(twilio.accountSid, "55501", number));
    const heard = await Promise.all(
      conversations.map(async (conversation) =>
        (await log.messages(conversation)).flatMap((entry) =>
          entry.kind === "message" && entry.message.from === "customer" ? [entry.message.text] : [],
        ),
      ),
    );
    expect(heard).toEqual(numbers.map(() => Array.from({ length: 16 }, (_, i) => `text ${i}`)));
  }, 60_000);

  it("knows a Slack conversation by its thread, the same in every process", () => {
    const place = { team: "T1", channel: "C1", thread: "1700000000.000100" };
    expect(slackConversationOf(place)).toBe(slackConversationOf({ ...place }));
    expect(slackConversationOf({ ...place, thread: "1700000000.000200" })).not.toBe(slackConversationOf(place));
  });
});
