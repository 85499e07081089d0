import type { Response } from "express";
import type { Attachment, Entry } from "../../../core/index.ts";
import { HttpError } from "../../http-errors.ts";
import { type Media, MediaUnavailable } from "../../media.ts";
import { sendFile } from "../attachments/send-file.ts";

/** What a conversation's log says of an attachment. Throws 404 where it has none of this id. */
export function attachmentIn(entries: readonly Entry[], id: string): Attachment {
  const found = entries
    .flatMap((entry) => (entry.kind === "message" ? (entry.message.attachments ?? []) : []))
    .find((attachment) => attachment.id === id);
  if (!found) throw new HttpError(404, "no_attachment", "this conversation has no such attachment");
  return found;
}

/** Hands an attachment over as a file to keep. Throws 404 with the provider's reason where it can't be had. */
export async function sendAttachment(
  response: Response,
  attachment: Attachment,
  fetch: (attachment: Attachment) => Promise<Media>,
): Promise<void> {
  try {
    const media = await fetch(attachment);
    sendFile(response, media, attachment.name ?? attachment.id);
  } catch (error) {
    if (error instanceof MediaUnavailable) throw new HttpError(404, "attachment_unavailable", error.message);
    throw error;
  }
}
