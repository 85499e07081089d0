import type { Airline } from "../../agents/airline/airline.ts";
import { MovableClock } from "../../agents/airline/clock.ts";
import { openAirline } from "../../agents/airline/redis-airline.ts";
import { openAgents } from "../../agents/open.ts";
import { offerMore, optedOutNotice } from "../../agents/system-sentences.ts";
import { hearCustomers, openSlack, openSlackClient, SlackChannel } from "../../channels/slack/index.ts";
import { openTwilio, SmsChannel, smsRoutes } from "../../channels/sms/index.ts";
import {
  Asides,
  type Channel,
  Deliveries,
  Inbox,
  Log,
  type Model,
  openStore,
  readConfig,
  silentLogs,
} from "../../core/index.ts";
import { openQueue } from "../../jobs/work.ts";
import { startSlack } from "../standins/slack/index.ts";
import { startTwilio } from "../standins/twilio/index.ts";
import { openHouse } from "../support/house.ts";
import { freshRedisUrl } from "../support/redis.ts";
import { TONIGHT } from "./front-desk.ts";
import { bySlack, bySms, byWeb, type Talk } from "./talk.ts";

const PUBLIC_URL = "https://support.example.com";

/** The whole product in one process: SMS, Slack and the web before one airline of its own. */
export interface ThreeDoors {
  airline: Airline;
  log: Log;
  bySms(number: string): Talk;
  bySlack(name: string): Talk;
  byWeb(): Promise<Talk>;
  close(): Promise<void>;
}

/** Opens it, as the doors wire it, with stand-ins for the providers; `model` answers. */
export async function openThreeDoors(model: Model): Promise<ThreeDoors> {
  const redisUrl = await freshRedisUrl();
  const store = openStore(redisUrl, "web");
  const logs = silentLogs();
  // A British number: Twilio sends ten segments a second for it, and one for an American.
  const [twilio, slack] = await Promise.all([startTwilio({ numbers: ["+447700900100"] }), startSlack()]);
  const [log, deliveries] = [new Log(store), new Deliveries(store)];
  const channels: Record<string, Channel> = {
    sms: new SmsChannel({
      client: openTwilio({ ...twilio, apiUrl: twilio.url }),
      publicUrl: PUBLIC_URL,
      maxSegments: 3,
      offerMore,
      deliveries,
    }),
    slack: new SlackChannel(openSlackClient({ botToken: slack.botToken, apiUrl: slack.url }, logs)),
  };
  const queue = openQueue(store, { QUEUE_SHARDS: 1, BURST_WINDOW_MS: 0 }, "web");
  const inbox = new Inbox(store, (conversation) => queue.turn(conversation));
  const asides = new Asides(store, channels);
  const sms = smsRoutes({
    accountSid: twilio.accountSid,
    authToken: twilio.authToken,
    publicUrl: PUBLIC_URL,
    inbox,
    asides,
    deliveries,
    log,
    wakeDelivery: (conversation) => queue.deliver("sms", conversation),
    asksForMore: () => false,
    optedOutNotice,
    logs,
  });
  const door = openSlack({ botToken: slack.botToken, signingSecret: slack.signingSecret, apiUrl: slack.url, logs });
  hearCustomers(door.app, { inbox, asides, log, staffChannels: [], logs });
  const airline = openAirline(store, new MovableClock(TONIGHT));
  const { responder } = openAgents({ config: readConfig({}), store, logs, airline, model });
  const house = await openHouse({
    redisUrl,
    responder,
    channels: Object.values(channels),
    web: { plainWebhooks: [sms], webhooks: [door.routes] },
  });
  twilio.account.settings.via = (url) => url.replace(PUBLIC_URL, house.url);
  twilio.connect(`${PUBLIC_URL}/sms/inbound`);
  slack.connect(`${house.url}/slack/events`);
  return {
    airline,
    log,
    bySms: (number) => bySms(twilio, number),
    bySlack: (name) => bySlack(slack, name),
    byWeb: () => byWeb(house.url),
    close: async () => {
      await house.close();
      await queue.close();
      await Promise.all([door.stop(), twilio.stop(), slack.stop()]);
      await store.close();
    },
  };
}
