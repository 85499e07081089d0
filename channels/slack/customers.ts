import type { App, BlockAction, types } from "@slack/bolt";
import { z } from "zod";
import type { Address, Asides, Inbox, Log, Logs } from "../../core/index.ts";
import { blockIdOf, CARD_ACTION, FEEDBACK_ACTION } from "./blocks.ts";
import { addressOf, conversationOf, messageIdOf, type Place } from "./conversation.ts";
import { readEvent, type SlackNews } from "./inbound.ts";
import type { SlackClient } from "./slack-client.ts";

/** What hearing customers needs. */
export interface SlackHearing {
  inbox: Inbox;
  asides: Asides;
  log: Log;
  /** Channels that are staff's: nobody in them is a customer. */
  staffChannels: readonly string[];
  /** Shows a customer that their message is being worked on, from this entry of the log on. */
  working?(conversation: string, address: Address, seq: number): void;
  logs: Logs;
}

/** Registers everything customers do in Slack: DMs, mentions, threads, edits, deletions, buttons. */
export function hearCustomers(app: App, hearing: SlackHearing): void {
  const hear = async ({ body }: { body: unknown }) => {
    const news = readEvent(body);
    if (news.kind !== "nothing" && hearing.staffChannels.includes(news.place.channel)) return;
    if (news.kind === "message") await hearMessage(news, hearing);
    if (news.kind === "edited" || news.kind === "deleted") await hearChange(news, hearing);
  };
  app.event("app_mention", hear);
  app.event("message", hear);
  app.action<BlockAction>(FEEDBACK_ACTION, async ({ body, ack }) => {
    await hearFeedback(body, hearing);
    await ack();
  });
  app.action<BlockAction>(CARD_ACTION, async ({ body, ack, client }) => {
    const pressed = readPress(body);
    if (pressed) await hearPress(pressed, hearing);
    await ack();
    // Slack waits three seconds for us, and this is only how it looks.
    if (pressed) void showPressed(client, pressed, hearing.logs);
  });
}

async function hearMessage(
  { place, ts, user, text, attachments, toUs }: Extract<SlackNews, { kind: "message" }>,
  hearing: SlackHearing,
): Promise<void> {
  const { inbox, log, logs } = hearing;
  const conversation = conversationOf(place);
  // In a channel others talk as well: ours are those who call us, and the threads we are part of.
  if (!toUs && (await log.state(conversation)) === undefined) return;
  const address = addressOf(place, user);
  const id = messageIdOf(place.channel, ts);
  const received = await inbox.receive({
    id,
    conversation,
    address,
    text,
    ...(attachments.length > 0 && { attachments }),
  });
  logs.debug({ conversation, id, duplicate: received.duplicate }, "slack");
  if (!received.duplicate) await showWorking(conversation, address, received.seq, hearing);
}

/** Only where the bot answers: nobody should seem to be typing while a person thinks. */
async function showWorking(conversation: string, address: Address, seq: number, hearing: SlackHearing): Promise<void> {
  if (!hearing.working || (await hearing.log.state(conversation))?.owner !== "bot") return;
  hearing.working(conversation, address, seq);
}

async function hearChange(
  news: Extract<SlackNews, { kind: "edited" | "deleted" }>,
  { asides }: SlackHearing,
): Promise<void> {
  const message = messageIdOf(news.place.channel, news.ts);
  const fact = news.kind === "edited" ? { kind: news.kind, message, text: news.text } : { kind: news.kind, message };
  await asides.report(conversationOf(news.place), news.eventId, [fact]);
}

const Judgement = /^(good|bad) (\S+) (\S+)$/;

async function hearFeedback({ actions, user }: BlockAction, { asides }: SlackHearing): Promise<void> {
  const [action] = actions as { value?: string; action_ts: string }[];
  const [, value, conversation, message] = Judgement.exec(action?.value ?? "") ?? [];
  if (!action || !conversation || !message) return;
  const fact = {
    kind: "feedback" as const,
    message,
    value: value === "good" ? ("good" as const) : ("bad" as const),
    by: user.id,
  };
  await asides.report(conversation, `feedback-${message}-${user.id}-${action.action_ts}`, [fact]);
}

const PressValue = z.object({ card: z.string(), value: z.string(), label: z.string() });

interface Pressed extends z.output<typeof PressValue> {
  place: Place;
  user: string;
  /** The message the card is in. */
  ts: string;
  blocks: types.KnownBlock[];
  text: string;
}

function readPress({ actions, container, team, user, channel, message }: BlockAction): Pressed | undefined {
  const [action] = actions as { value?: string }[];
  const read = PressValue.safeParse(parseJson(action?.value));
  const ts = message?.ts ?? container.message_ts;
  if (!read.success || !team || !channel || typeof ts !== "string") return undefined;
  const thread: unknown = message?.thread_ts ?? container.thread_ts;
  return {
    ...read.data,
    place: { team: team.id, channel: channel.id, thread: typeof thread === "string" ? thread : ts },
    user: user.id,
    ts,
    blocks: (message?.blocks ?? []) as types.KnownBlock[],
    text: message?.text ?? "",
  };
}

/** A press is said like words. Pressing again says nothing new. */
async function hearPress({ place, user, card, value, label }: Pressed, hearing: SlackHearing): Promise<void> {
  const conversation = conversationOf(place);
  if ((await hearing.log.state(conversation)) === undefined) return;
  const address = addressOf(place, user);
  const id = `press-${conversation}-${card}-${value}`;
  const received = await hearing.inbox.receive({ id, conversation, address, text: label, pressed: { card, value } });
  if (!received.duplicate) await showWorking(conversation, address, received.seq, hearing);
}

/** Takes the buttons away and shows what was chosen, so that nobody presses them tomorrow. */
async function showPressed(
  client: SlackClient,
  { place, ts, card, label, blocks, text }: Pressed,
  logs: Logs,
): Promise<void> {
  const chosen: types.KnownBlock = { type: "context", elements: [{ type: "plain_text", text: `✓ ${label}` }] };
  const left = blocks.map((block) => (block.block_id === blockIdOf(card) ? chosen : block));
  try {
    await client.chat.update({ channel: place.channel, ts, text, blocks: left });
  } catch (error) {
    logs.warn({ conversation: conversationOf(place), error: String(error) }, "a pressed card still shows its buttons");
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
