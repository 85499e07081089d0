import { utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { carryOutOn } from "../agents/carry-out.ts";
import { Contacts } from "../agents/identity/contacts.ts";
import { openAgents } from "../agents/open.ts";
import { offerMore, systemSentences } from "../agents/system-sentences.ts";
import { translateWith } from "../agents/translate.ts";
import { attachmentsOf } from "../channels/fetch-attachment.ts";
import { codesByText, openChannels, smsSettings } from "../channels/open-channels.ts";
import { SlackFace } from "../channels/slack/desk/index.ts";
import { openSlackClient } from "../channels/slack/index.ts";
import { openTwilio, reconcileReceipts } from "../channels/sms/index.ts";
import { Tokens } from "../channels/web/tokens.ts";
import {
  boot,
  CaseClocks,
  Deliveries,
  Desk,
  type DeskFace,
  deskRules,
  Erasure,
  Intake,
  Log,
  Mirror,
  onShutdown,
  Pace,
  type Receipted,
  SHUTDOWN_MS,
  Uploads,
  WaitingLine,
} from "../core/index.ts";
import { ringClocks } from "./clocks.ts";
import { showCases } from "./desk.ts";
import { hourly } from "./hourly.ts";
import type { Perform } from "./queue.ts";
import { keepRetention } from "./retention.ts";
import { openQueue, startWork, wakeupsOf } from "./work.ts";

/** Twilio tries to send a message for ten hours at most; with that and an hour more nothing is overlooked. */
const TWILIO_TRIES_MS = 11 * 3_600_000;

// The worker process: answers customers, delivers what was said, shows staff their cases. Wires everything; nobody imports it.
const { config, logs, store: resolved, telemetry } = await boot("worker");
const store = resolved.open("work");
const queue = openQueue(store, config);
const channels = openChannels(config, { deliveries: new Deliveries(store), offerMore, logs });
const { responder, airline, model } = openAgents({ config, store, logs, deliverCode: codesByText(config) });
const rules = deskRules(config, systemSentences);
const face = openFace();
const parts = { store, channels, wakeups: wakeupsOf(queue, { shown: face !== undefined }), rules };
const desk = new Desk(parts);
const intake = new Intake(rules);

const work = startWork({
  store,
  responder,
  channels: Object.values(channels),
  settings: config,
  logs,
  queue,
  admit: (state, answer) => intake.admit(state, answer),
  ring: ringClocks({ clocks: new CaseClocks(parts, carryOutOn(airline)), logs }),
  ...(face && { show: showOn(face) }),
  report: (delivery, reason, detail) => desk.report(delivery, reason, detail),
  stuck: () => {
    logs.fatal("this worker hears of no work any more; another one takes over");
    process.exit(1);
  },
});
const [log, tokens, contacts] = [new Log(store), new Tokens(store), new Contacts(store)];
const retention = keepRetention({
  erasure: new Erasure(store),
  mirror: new Mirror(store),
  ...(face && { face }),
  alsoForget: [
    (conversation) => tokens.forget(conversation),
    async (conversation) => {
      const contact = (await log.state(conversation))?.contact;
      if (contact) await contacts.forget(contact, conversation);
    },
  ],
  days: config.RETENTION_DAYS,
  logs,
});
const receipts = reconcileHourly();
logs.info("working");

// Whoever watches the container looks at how old this file is.
const heartbeat = join(tmpdir(), "jetbridge-worker");
writeFileSync(heartbeat, "");
setInterval(() => utimesSync(heartbeat, new Date(), new Date()), 5_000).unref();

onShutdown(logs, async () => {
  retention.stop();
  receipts?.stop();
  await work.close(SHUTDOWN_MS);
  await telemetry.stop();
  await store.close();
  await resolved.stop();
});

/** Makes up for receipts that never came, where SMS is on. */
function reconcileHourly(): { stop(): void } | undefined {
  const sms = smsSettings(config);
  if (!sms) return undefined;
  const reconciling = {
    ...sms,
    client: openTwilio(sms),
    deliveries: new Deliveries(store),
    undelivered: (delivery: Receipted, reason: string) => desk.report(delivery, "undeliverable", reason),
    logs,
  };
  return hourly(
    "reconciling receipts",
    () => reconcileReceipts(new Date(Date.now() - TWILIO_TRIES_MS), reconciling),
    logs,
  );
}

/** The desk's face in Slack, where staff have a channel there. */
function openFace(): DeskFace | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_ESCALATION_CHANNEL: channel,
    SLACK_ESCALATION_GROUP: group,
    SLACK_API_URL: apiUrl,
  } = config;
  if (!botToken || !channel) return undefined;
  const files = { fetchAttachment: attachmentsOf(config, new Uploads(store)), logs };
  return new SlackFace(openSlackClient({ botToken, apiUrl }, logs), { channel, group, files });
}

function showOn(face: DeskFace): Perform {
  const later = (conversation: string, at: number) => queue.show(conversation, at);
  return showCases({
    mirror: new Mirror(store),
    face,
    log: new Log(store),
    pace: new Pace(store),
    line: new WaitingLine(store),
    later,
    // The stand-in for a model knows no languages.
    ...(config.OPENAI_API_KEY && { translate: translateWith(model, config.GUARDRAIL_MODEL) }),
    logs,
  });
}
