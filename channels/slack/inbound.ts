import { z } from "zod";
import type { Attachment } from "../../core/index.ts";
import type { Place } from "./conversation.ts";
import { fromSlack } from "./text.ts";

/** A file a customer shared. Slack has many more fields; none of them is sure to be there. */
const SharedFile = z.object({
  id: z.string(),
  name: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  url_private: z.string().nullish(),
});

/** What we read of a message, whichever event tells of it. */
const SlackMessage = z.object({
  ts: z.string(),
  thread_ts: z.string().optional(),
  user: z.string().optional(),
  bot_id: z.string().nullish(),
  subtype: z.string().optional(),
  text: z.string().nullish(),
  files: z.array(SharedFile).nullish(),
  edited: z.object({ ts: z.string() }).nullish(),
});

const SlackEvent = SlackMessage.partial({ ts: true }).extend({
  type: z.string(),
  channel: z.string(),
  channel_type: z.string().optional(),
  message: SlackMessage.optional(),
  previous_message: SlackMessage.optional(),
  deleted_ts: z.string().optional(),
});

const Envelope = z.object({
  team_id: z.string(),
  event_id: z.string(),
  authorizations: z.array(z.object({ user_id: z.string().nullish(), is_bot: z.boolean().nullish() })).nullish(),
  event: SlackEvent,
});

/** What happened, in our words. */
export type SlackNews =
  | { kind: "message"; place: Place; ts: string; user: string; text: string; attachments: Attachment[]; toUs: boolean }
  | { kind: "edited"; place: Place; ts: string; text: string; eventId: string }
  | { kind: "deleted"; place: Place; ts: string; eventId: string }
  | { kind: "nothing"; why: string };

/** Subtypes that are still somebody saying something; all others are Slack telling of itself. */
const SAID = new Set([undefined, "file_share", "thread_broadcast"]);

/** Reads a `message` or `app_mention` event. */
export function readEvent(body: unknown): SlackNews {
  const read = Envelope.safeParse(body);
  if (!read.success) return { kind: "nothing", why: "unreadable" };
  const { team_id: team, event_id: eventId, event, authorizations } = read.data;
  const botUser = authorizations?.find(({ is_bot }) => is_bot)?.user_id ?? undefined;
  if (event.subtype === "message_changed") return readEdit(team, eventId, event, botUser);
  if (event.subtype === "message_deleted") return readDeletion(team, eventId, event);
  if (!SAID.has(event.subtype)) return { kind: "nothing", why: event.subtype ?? "" };
  const { ts, user, channel } = event;
  // Bots talking to bots never stop. Our own messages come back to us as well.
  if (event.bot_id || user === undefined || user === botUser) return { kind: "nothing", why: "bot" };
  if (ts === undefined) return { kind: "nothing", why: "unreadable" };
  const mentioned =
    event.type === "app_mention" || (botUser !== undefined && (event.text ?? "").includes(`<@${botUser}`));
  return {
    kind: "message",
    place: { team, channel, thread: event.thread_ts ?? ts },
    ts,
    user,
    text: fromSlack(event.text ?? "", botUser),
    attachments: (event.files ?? []).map(toAttachment),
    toUs: mentioned || event.channel_type === "im",
  };
}

type Event = z.output<typeof SlackEvent>;

function readEdit(
  team: string,
  eventId: string,
  { channel, message, previous_message: before }: Event,
  botUser: string | undefined,
): SlackNews {
  // Slack also "changes" messages when a link unfolds or somebody answers below.
  if (!message?.edited || message.bot_id || message.text === before?.text)
    return { kind: "nothing", why: "not an edit" };
  const place = { team, channel, thread: message.thread_ts ?? message.ts };
  return { kind: "edited", place, ts: message.ts, text: fromSlack(message.text ?? "", botUser), eventId };
}

function readDeletion(
  team: string,
  eventId: string,
  { channel, previous_message: before, deleted_ts: ts }: Event,
): SlackNews {
  if (!before || before.bot_id || ts === undefined) return { kind: "nothing", why: "not a customer's" };
  return { kind: "deleted", place: { team, channel, thread: before.thread_ts ?? ts }, ts, eventId };
}

function toAttachment({ id, name, mimetype, size, url_private: url }: z.output<typeof SharedFile>): Attachment {
  return {
    id,
    type: mimetype ?? "application/octet-stream",
    ...(name && { name }),
    ...(url && { url }),
    ...(size != null && { bytes: size }),
  };
}
