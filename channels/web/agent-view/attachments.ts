import type { Response } from "express";
import type { Attachment, Entry } from "../../../core/index.ts";
import { HttpError } from "../../http-errors.ts";
import { type Media, MediaUnavailable } from "../../media.ts";

/** What a conversation's log says of an attachment. Throws 404 where it has none of this id. */
export function attachmentIn(entries: readonly Entry[], id: string): Attachment {
  const found = entries
    .flatMap((entry) => (entry.kind === "message" ? (entry.message.attachments ?? []) : []))
    .find((attachment) => attachment.id === id);
  if (!found) throw new HttpError(404, "no_attachment", "this conversation has no such attachment");
  return found;
}

/**
 * Hands an attachment over as a file to keep, never as a page of ours: nothing in it runs, whatever it claims to be.
 * Throws 404 with the provider's reason where it can't be had.
 */
export async function sendAttachment(
  response: Response,
  attachment: Attachment,
  fetch: (attachment: Attachment) => Promise<Media>,
): Promise<void> {
  try {
    const { bytes, type } = await fetch(attachment);
    response.attachment(attachment.name ?? attachment.id);
    // After the name, from which express would take a type of its own.
    response.set({
      "content-type": type,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    response.send(bytes);
  } catch (error) {
    if (error instanceof MediaUnavailable) throw new HttpError(404, "attachment_unavailable", error.message);
    throw error;
  }
}
