import type { Attachment, Logs, Place, ShownLine } from "../../../core/index.ts";
import { type Media, MediaUnavailable } from "../../media.ts";
import type { SlackClient } from "../slack-client.ts";

/** By this staff see whose file it is, and we find ours again. */
const TITLE = "From the customer: ";

/** What showing attachments needs. */
export interface FileShowing {
  client: SlackClient;
  /** Throws `MediaUnavailable`, in words for staff. */
  fetchAttachment(attachment: Attachment): Promise<Media>;
  logs: Logs;
}

/**
 * Puts the files customers attached beneath a case. A courtesy on top of the line that names each of them: one that did
 * not make it there is still to be had in the agent view.
 */
export async function showFiles(place: Place, lines: readonly ShownLine[], showing: FileShowing): Promise<void> {
  for (const attachment of lines.flatMap(attachedIn)) {
    try {
      await showFile(place, attachment, showing);
    } catch (error) {
      showing.logs.warn({ attachment: attachment.id, err: error }, "staff can't be shown an attachment");
    }
  }
}

const attachedIn = ({ entry }: ShownLine): readonly Attachment[] =>
  entry.kind === "message" && entry.message.from === "customer" ? (entry.message.attachments ?? []) : [];

async function showFile(
  { channel = "", ts = "" }: Place,
  attachment: Attachment,
  { client, fetchAttachment, logs }: FileShowing,
): Promise<void> {
  try {
    const { bytes, type } = await fetchAttachment(attachment);
    // Pictures by text message have no name; by its ending Slack knows what to show.
    const name = attachment.name ?? `attachment.${type.split("/")[1] ?? "bin"}`;
    await client.filesUploadV2({
      channel_id: channel,
      thread_ts: ts,
      file: bytes,
      filename: name,
      title: TITLE + name,
    });
  } catch (error) {
    if (!(error instanceof MediaUnavailable)) throw error;
    logs.info({ attachment: attachment.id, why: error.message }, "an attachment is not shown to staff");
  }
}

/** The files among messages that `showFiles` put there; `us`: who we are in Slack. */
export function shownFilesIn(messages: readonly Shared[], us: string | undefined): string[] {
  return messages
    .filter(({ user }) => user !== undefined && user === us)
    .flatMap(({ files = [] }) => files)
    .flatMap(({ id, title }) => (id && title?.startsWith(TITLE) ? [id] : []));
}

interface Shared {
  user?: string;
  files?: { id?: string; title?: string }[];
}
