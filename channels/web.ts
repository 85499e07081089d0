import { createServer, type Server } from "node:http";
import type { Router } from "express";
import { describeCrew } from "../agents/describe-crew.ts";
import {
  asksForMore,
  asksForTranscript,
  isLanguage,
  languages,
  type TranscriptWords,
  transcriptWords,
} from "../agents/language/index.ts";
import { openAgents } from "../agents/open.ts";
import { offerMore, optedOutNotice, systemSentences } from "../agents/system-sentences.ts";
import {
  Asides,
  boot,
  Cases,
  Deliveries,
  Desk,
  deskRules,
  endUnfit,
  type HearAside,
  Inbox,
  Log,
  Mirror,
  News,
  Ownership,
  onShutdown,
  openMetrics,
  Uploads,
  workloadOf,
} from "../core/index.ts";
import { openQueue, wakeupsOf } from "../jobs/work.ts";
import { createApp } from "./app.ts";
import { attachmentsOf } from "./fetch-attachment.ts";
import { openChannels, smsSettings } from "./open-channels.ts";
import type { PlainHandler } from "./plain-handler.ts";
import { hearStaff } from "./slack/desk/index.ts";
import { hearCustomers, openSlack, type SlackDoor, StatusLine } from "./slack/index.ts";
import { segmentsOf, smsRoutes } from "./sms/index.ts";
import { answerTranscripts, TranscriptLinks, transcriptRoutes } from "./transcript/index.ts";

// The web process: hears customers on every channel, shows them and staff what was said. Wires everything; nobody imports it.
const { config, logs, store: resolved, telemetry } = await boot("web");
const store = resolved.open("web");
await store.ready();
const queue = openQueue(store, config, "web");
const [log, news, deliveries] = [new Log(store), new News(store), new Deliveries(store)];
const channels = openChannels(config, { deliveries, offerMore, logs });
const asides = new Asides(store, channels);
const inbox = new Inbox(store, (conversation) => queue.turn(conversation), hearTranscriptWishes());
const staffInSlack = Boolean(config.SLACK_BOT_TOKEN && config.SLACK_ESCALATION_CHANNEL);
const wakeups = wakeupsOf(queue, { shown: staffInSlack });
const desk = new Desk({ store, channels, wakeups, rules: deskRules(config, systemSentences) });
const webhooks: Router[] = [transcriptRoutes({ store, languages, words: transcriptWordsIn, zone: config.TIMEZONE })];
const plainWebhooks: PlainHandler[] = [];

const sms = smsSettings(config);
if (sms) {
  plainWebhooks.push(
    smsRoutes({
      ...sms,
      inbox,
      asides,
      deliveries,
      log,
      wakeDelivery: (conversation) => queue.deliver("sms", conversation),
      asksForMore,
      optedOutNotice,
      undelivered: (delivery, reason) => desk.report(delivery, "undeliverable", reason),
      logs,
    }),
  );
}

const slack = await hearSlack();
const { crew } = openAgents({ config, store, logs });

const app = createApp({
  store,
  inbox,
  log,
  news,
  allowedOrigins: config.CHAT_ALLOWED_ORIGINS,
  identitySecret: config.CHAT_IDENTITY_SECRET,
  metrics: openMetrics(async () => ({ ...(await workloadOf(store)), jobs: await queue.counts() })),
  logs,
  webhooks,
  plainWebhooks,
  // Somebody's address is the proxy's word where there is one in front of us.
  proxies: config.PUBLIC_URL ? 1 : 0,
  agentView: {
    desk,
    ownership: new Ownership(store, channels),
    adminToken: config.ADMIN_TOKEN,
    crew: describeCrew(crew, config),
    about: {
      desk: staffInSlack ? "slack" : "here",
      model: config.OPENAI_API_KEY
        ? { kind: "openai", name: config.AGENT_MODEL }
        : { kind: "demo", name: "demo model" },
      config: config.version,
    },
    zone: config.TIMEZONE,
    fetchAttachment: attachmentsOf(config, new Uploads(store)),
  },
});

const server = createServer(app);
// Longer than proxies and clients keep a connection: whoever closes first should be them, or a request is lost in between.
server.keepAliveTimeout = 75_000;
server.once("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EADDRINUSE")
    endUnfit(`Port ${config.PORT} is taken: set PORT to another, such as ${config.PORT + 1}`);
  if (error.code === "EACCES") endUnfit(`Port ${config.PORT} is not ours to use: set PORT to one above 1023`);
  throw error;
});
server.listen(config.PORT, () => {
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : config.PORT;
  logs.info({ port }, "listening");
  process.send?.({ listening: port });
});

onShutdown(logs, async () => {
  await slack?.stop();
  await closeServer(server);
  await queue.close();
  await telemetry.stop();
  await store.close();
  await resolved.stop();
});

/** What customers ask of the line itself, on every channel, before anybody thinks about it. */
function hearTranscriptWishes(): HearAside {
  return answerTranscripts({
    log,
    asides,
    deliveries,
    links: new TranscriptLinks(store),
    publicUrl: config.PUBLIC_URL,
    asksForTranscript,
    answer: (language, link) => systemSentences("transcript", language, link === undefined ? {} : { link }),
    nothing: (language) => systemSentences("transcript_nothing", language),
    words: transcriptWordsIn,
    zone: config.TIMEZONE,
    wakeDelivery: async (channel, conversation) => {
      // A browser reads the log itself.
      if (channels[channel]) await queue.deliver(channel, conversation);
    },
  });
}

function transcriptWordsIn(language: string): TranscriptWords {
  return transcriptWords[isLanguage(language) ? language : "en"];
}

/** Slack's door: customers, and staff where they have a channel. */
async function hearSlack(): Promise<SlackDoor | undefined> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_ESCALATION_CHANNEL: channel } = config;
  if (!botToken) return undefined;
  const door = openSlack({
    botToken,
    signingSecret: config.SLACK_SIGNING_SECRET,
    appToken: config.SLACK_APP_TOKEN,
    apiUrl: config.SLACK_API_URL,
    logs,
  });
  const status = new StatusLine({ client: door.client, news, logs });
  hearCustomers(door.app, {
    inbox,
    asides,
    log,
    staffChannels: channel ? [channel] : [],
    working: (...what) => status.follow(...what),
    logs,
  });
  if (channel) {
    const room = {
      client: door.client,
      desk,
      cases: new Cases(store),
      log,
      mirror: new Mirror(store),
      channel,
      channels,
      segmentsOf,
    };
    hearStaff(door.app, { ...room, staffUsers: config.STAFF_USERS, logs });
  }
  webhooks.push(door.routes);
  await door.start();
  return door;
}

/** Streams never end by themselves: the browsers resume elsewhere. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  setTimeout(() => server.closeAllConnections(), 500).unref();
  await closed;
}
