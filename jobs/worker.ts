import { utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { carryOutOn } from "../agents/carry-out.ts";
import { isLanguage, sentences } from "../agents/language/index.ts";
import { openAgents } from "../agents/open.ts";
import { systemSentences } from "../agents/system-sentences.ts";
import { openSlackClient, SlackChannel } from "../channels/slack/index.ts";
import { openTwilio, SmsChannel } from "../channels/sms/index.ts";
import {
  BusinessHours,
  boot,
  CaseClocks,
  type Channel,
  Deliveries,
  Desk,
  type DeskRules,
  Intake,
  onShutdown,
  SHUTDOWN_MS,
} from "../core/index.ts";
import { ringClocks } from "./clocks.ts";
import { openQueue, startWork } from "./work.ts";

// The worker process: answers customers, delivers what was said, keeps the desk's clocks. Wires everything; nobody imports it.
const { config, logs, store: resolved } = await boot("worker");
const store = resolved.open("work");
const queue = openQueue(store, config);

const channels: Channel[] = [];
if (config.TWILIO_ACCOUNT_SID && config.TWILIO_AUTH_TOKEN && config.PUBLIC_URL) {
  const client = openTwilio({
    accountSid: config.TWILIO_ACCOUNT_SID,
    authToken: config.TWILIO_AUTH_TOKEN,
    apiUrl: config.TWILIO_API_URL,
  });
  const offerMore = (language?: string) =>
    sentences[language && isLanguage(language) ? language : "en"].continue_offer();
  const deliveries = new Deliveries(store);
  channels.push(
    new SmsChannel({
      client,
      publicUrl: config.PUBLIC_URL,
      maxSegments: config.SMS_MAX_SEGMENTS,
      offerMore,
      deliveries,
    }),
  );
}
if (config.SLACK_BOT_TOKEN) {
  channels.push(
    new SlackChannel(openSlackClient({ botToken: config.SLACK_BOT_TOKEN, apiUrl: config.SLACK_API_URL }, logs)),
  );
}

const { responder, airline } = openAgents({ config, store, logs });
const rules: DeskRules = {
  hours: new BusinessHours(config.BUSINESS_HOURS, { holidays: config.HOLIDAYS, zone: config.TIMEZONE }),
  sentences: systemSentences,
  claimWithinMs: config.CLAIM_WITHIN,
  replyWithinMs: config.REPLY_WITHIN,
  now: Date.now,
};
const parts = {
  store,
  channels: Object.fromEntries(channels.map((channel) => [channel.name, channel])),
  wakeups: queue,
  rules,
};
const desk = new Desk(parts);
const intake = new Intake(rules);

const work = startWork({
  store,
  responder,
  channels,
  settings: config,
  logs,
  queue,
  admit: (state, answer) => intake.admit(state, answer),
  ring: ringClocks({ clocks: new CaseClocks(parts, carryOutOn(airline)), logs }),
  report: (delivery, reason, detail) => desk.report(delivery, reason, detail),
  stuck: () => {
    logs.fatal("this worker hears of no work any more; another one takes over");
    process.exit(1);
  },
});
logs.info("working");

// Whoever watches the container looks at how old this file is.
const heartbeat = join(tmpdir(), "jetbridge-worker");
writeFileSync(heartbeat, "");
setInterval(() => utimesSync(heartbeat, new Date(), new Date()), 5_000).unref();

onShutdown(logs, async () => {
  await work.close(SHUTDOWN_MS);
  await store.close();
  await resolved.stop();
});
