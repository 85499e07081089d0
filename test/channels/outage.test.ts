import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  hearCustomers,
  openSlack,
  openSlackClient,
  SlackChannel,
  slackConversationOf,
} from "../../channels/slack/index.ts";
import { openTwilio, SmsChannel, smsConversationOf, smsRoutes } from "../../channels/sms/index.ts";
import { Asides, type Channel, Deliveries, Inbox, Log, openStore, type Store } from "../../core/index.ts";
import type { WorkQueue } from "../../jobs/queue.ts";
import { openQueue } from "../../jobs/work.ts";
import { median } from "../bench/row.ts";
import type { Fault } from "../standins/faults.ts";
import { until } from "../standins/server.ts";
import { type SlackStandin, startSlack } from "../standins/slack/index.ts";
import { startTwilio, type TwilioStandin } from "../standins/twilio/index.ts";
import { said, Visitor } from "../support/browserless.ts";
import { type House, openHouse, respondWith } from "../support/house.ts";
import { keptLogs } from "../support/kept-logs.ts";
import { freshRedisUrl, hasRedis } from "../support/redis.ts";

/** How long Twilio is away. `OUTAGE_SECONDS=60 npx vitest run test/channels/outage.test.ts` is the long version. */
const OUTAGE_MS = Number(process.env.OUTAGE_SECONDS ?? 5) * 1_000;
const PUBLIC_URL = "https://support.example.com";

const echo = respondWith((turn) => turn.heard.map((message) => `You said: ${message.text}`).join("\n"));

describe.skipIf(!hasRedis())("Twilio down while Slack and the web work, through webhooks, worker and providers", () => {
  let store: Store;
  let twilio: TwilioStandin;
  let slack: SlackStandin;
  let queue: WorkQueue;
  let house: House;
  const { logs } = keptLogs("warn");

  beforeAll(async () => {
    const redisUrl = await freshRedisUrl();
    store = openStore(redisUrl);
    [twilio, slack] = await Promise.all([startTwilio({ numbers: ["55501"] }), startSlack()]);
    queue = openQueue(store, { QUEUE_SHARDS: 1, BURST_WINDOW_MS: 0 });
    const inbox = new Inbox(store, (conversation) => queue.turn(conversation));
    const [log, deliveries, channels] = [new Log(store), new Deliveries(store), {} as Record<string, Channel>];
    const asides = new Asides(store, channels);
    channels.sms = new SmsChannel({
      client: openTwilio({ ...twilio, apiUrl: twilio.url }, 300),
      publicUrl: PUBLIC_URL,
      maxSegments: 3,
      offerMore: () => "Reply MORE to read on.",
      deliveries,
      visibleWithinMs: 100,
    });
    channels.slack = new SlackChannel(openSlackClient({ botToken: slack.botToken, apiUrl: slack.url }, logs, 1_000));
    const hearing = { inbox, asides, deliveries, log, logs };
    const sms = smsRoutes({
      ...twilio,
      ...hearing,
      publicUrl: PUBLIC_URL,
      wakeDelivery: (c) => queue.deliver("sms", c),
      asksForMore: () => false,
      optedOutNotice: () => "",
    });
    const door = openSlack({ ...slack, apiUrl: slack.url, appToken: undefined, logs });
    hearCustomers(door.app, { ...hearing, staffChannels: [] });
    house = await openHouse({
      redisUrl,
      responder: echo,
      channels: Object.values(channels),
      web: { plainWebhooks: [sms], webhooks: [door.routes] },
      work: { mayArriveMs: { ambiguous: 900, go: 500 } },
    });
    twilio.account.settings.via = (url) => url.replace(PUBLIC_URL, house.url);
    twilio.connect(`${PUBLIC_URL}/sms/inbound`);
    slack.connect(`${house.url}/slack/events`);
  });
  afterAll(async () => {
    await house.close();
    await queue.close();
    await Promise.all([twilio.stop(), slack.stop()]);
    await store.close();
  });

  it(
    "loses nothing, doubles nothing, keeps the order, and the others' customers notice nothing",
    async () => {
      const before = await roundTrips("before", 5);
      const end = Date.now() + OUTAGE_MS;
      const outage = beAway(twilio);
      const phones = Array.from({ length: 12 }, (_, i) => twilio.phone(`+1415555${3_000 + i}`));
      const during: RoundTrip[] = [];
      for (let round = 0; Date.now() < end; round++) {
        const statuses = await Promise.all(
          phones.map((phone) => (round < 3 ? phone.text(`message ${round}`, { to: "55501" }) : { status: 200 })),
        );
        expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([200]));
        during.push(...(await roundTrips(`during-${round}`, 1)));
        await new Promise((resolve) => setTimeout(resolve, 400));
      }
      outage.end();

      const wanted = ["You said: message 0", "You said: message 1", "You said: message 2"];
      const heard = (number: string) =>
        twilio
          .phone(number)
          .inbox()
          .flatMap((text) => text.split("\n"));
      await until(
        "every phone to have its three answers",
        () => phones.every(({ number }) => heard(number).length >= 3),
        60_000,
      );
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      for (const { number } of phones) expect(heard(number)).toEqual(wanted);
      const middle = (trips: RoundTrip[], by: keyof RoundTrip) => Math.round(median(trips.map((trip) => trip[by])));
      for (const by of ["slack", "web"] as const) {
        console.log(`${by}: ${middle(before, by)} ms before, ${middle(during, by)} ms during ${during.length} rounds`);
        // A customer whose answer waited behind Twilio would wait for its timeouts: seconds.
        expect(middle(during, by)).toBeLessThan(middle(before, by) + 1_000);
      }
    },
    120_000 + OUTAGE_MS,
  );

  interface RoundTrip {
    slack: number;
    web: number;
  }

  /** How long customers of Slack and the web wait for their answer, in ms, at the same time. */
  async function roundTrips(name: string, times: number): Promise<RoundTrip[]> {
    const trips: RoundTrip[] = [];
    for (let i = 0; i < times; i++) {
      const [bySlack, byWeb] = await Promise.all([slackRoundTrip(`${name}-${i}`), webRoundTrip()]);
      trips.push({ slack: bySlack, web: byWeb });
    }
    return trips;
  }

  async function slackRoundTrip(name: string): Promise<number> {
    const began = performance.now();
    const { message, channel } = await slack.person(name).says("hello");
    await slack.waitFor(channel, message.ts, 1, 10_000);
    return performance.now() - began;
  }

  async function webRoundTrip(): Promise<number> {
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    const began = performance.now();
    await visitor.say("hello");
    await stream.until(said("bot", "You said: hello"));
    const took = performance.now() - began;
    stream.cut();
    return took;
  }

  it("takes a burst of 2,000 texts, every fifth twice, each once and in order per number", async () => {
    const numbers = Array.from({ length: 100 }, (_, i) => `+1415556${4_000 + i}`);
    const post = async (from: string, body: string, sid: string) => {
      const answer = await twilio.webhook(`${PUBLIC_URL}/sms/inbound`, {
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

/** Twilio hangs, cuts and fails, each time otherwise, before and after it did what it was asked. */
function beAway(twilio: TwilioStandin): { end(): void } {
  const moods: Fault[] = [
    { kind: "hang" },
    { kind: "reset" },
    { kind: "answer", status: 503 },
    { kind: "hang-after" },
    { kind: "reset-after" },
    { kind: "answer-after", status: 500 },
  ];
  const change = () => {
    twilio.faults.clear();
    const mood = moods[Math.floor(Math.random() * moods.length)];
    if (mood) twilio.faults.always(mood);
  };
  change();
  const changing = setInterval(change, 150);
  return {
    end: () => {
      clearInterval(changing);
      twilio.faults.clear();
    },
  };
}
