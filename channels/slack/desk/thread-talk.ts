import type { App, MessageShortcut } from "@slack/bolt";
import { z } from "zod";
import { explain } from "../../../core/index.ts";
import { fromSlack } from "../text.ts";
import { replyModal, saidModal } from "./modals.ts";
import { writingOf } from "./preview.ts";
import { afterwards, type DeskRoom, ONLY_STAFF, seenOf, whisper } from "./room.ts";

/** The shortcut's `callback_id`, as in the app's manifest. */
export const SEND_TO_CUSTOMER = "send_to_customer";

/** The mark on a line that went to the customer. */
const SENT_MARK = "outbox_tray";

const ThreadMessage = z.object({
  channel: z.string(),
  ts: z.string(),
  thread_ts: z.string(),
  user: z.string(),
  text: z.string().default(""),
  subtype: z.enum(["file_share", "thread_broadcast"]).optional(),
  // Our own lines come back as events, too.
  bot_id: z.never().optional(),
  files: z.array(z.unknown()).optional(),
});

/** Hears what staff write beneath cases. It stays among them, unless its author is live. */
export function hearThreads(app: App, room: DeskRoom): void {
  app.event("message", async ({ event }) => {
    const read = ThreadMessage.safeParse(event);
    if (read.success && read.data.channel === room.channel && read.data.thread_ts !== read.data.ts)
      await hearLine(room, read.data);
  });
  app.shortcut<MessageShortcut>(SEND_TO_CUSTOMER, async ({ shortcut, ack }) => {
    await ack();
    afterwards(room, "a shortcut did not open", offerToSend(room, shortcut));
  });
}

async function hearLine(room: DeskRoom, line: z.output<typeof ThreadMessage>): Promise<void> {
  const { channel, ts, thread_ts, user, files = [] } = line;
  const conversation = await room.threads.conversationOf(channel, thread_ts);
  const state = conversation === undefined ? undefined : await room.log.state(conversation);
  const of = state?.case;
  if (!state || of?.staff?.id !== user || of.state !== "claimed" || of.liveUntil === undefined) return;
  // Who left staff's channel while being live is not staff any more.
  if (!(await room.staff.find(user))) return;
  const text = fromSlack(line.text);
  const outcome = await room.desk.reply(state.conversation, of.staff, {
    action: `live-${channel}-${ts}`,
    text,
    via: "live",
  });
  if (outcome.done) {
    afterwards(
      room,
      "a sent line is not marked",
      room.client.reactions.add({ channel, timestamp: ts, name: SENT_MARK }),
    );
    if (files.length > 0) void whisper(room, user, "Only the words were sent: files stay here.", thread_ts);
  } else void whisper(room, user, `Not sent. ${explain(outcome)}`, thread_ts);
}

/** Shows what would be sent: one more press, and it is. */
async function offerToSend(room: DeskRoom, { user, channel, message, trigger_id }: MessageShortcut): Promise<void> {
  const say = (text: string) => room.client.views.open({ trigger_id, view: saidModal(text) });
  const staff = await room.staff.find(user.id);
  if (!staff) return void (await say(ONLY_STAFF));
  const thread: unknown = message.thread_ts;
  const conversation =
    channel.id === room.channel && typeof thread === "string"
      ? await room.threads.conversationOf(channel.id, thread)
      : undefined;
  const state = conversation === undefined ? undefined : await room.log.state(conversation);
  if (!state?.case) return void (await say("This works on messages in a case's thread."));
  const text = fromSlack(message.text ?? "");
  const filed = { ...state, case: state.case };
  const carried = {
    conversation: state.conversation,
    seen: await seenOf(room, state.conversation),
    source: `shortcut-${channel.id}-${message.ts}`,
  };
  const view = replyModal(filed, carried, await writingOf(room, filed, staff.name, text));
  await room.client.views.open({ trigger_id, view });
}
