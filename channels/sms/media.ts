import type { Attachment } from "../../core/index.ts";
import { fetchShown, type Media, MediaUnavailable } from "../media.ts";
import type { TwilioAccount } from "./twilio-client.ts";

/** Twilio takes in 5 MB of media a message; what is larger is not from there. */
const MOST_BYTES = 5 * 1024 * 1024;

/**
 * Fetches a picture message's attachment, with the account's credentials, from Twilio and nowhere else. Throws
 * `MediaUnavailable`, in words for staff.
 */
export async function fetchMedia(
  { url, type }: Attachment,
  { accountSid, authToken, apiUrl }: TwilioAccount,
): Promise<Media> {
  if (url === undefined || !isTwilioMedia(url, apiUrl)) throw new MediaUnavailable("this attachment is not at Twilio");
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
  return fetchShown(url, { provider: "Twilio", authorization, mostBytes: MOST_BYTES, type });
}

/** Whether an address is at Twilio, or at what stands in for it. */
export function isTwilioMedia(url: string, apiUrl: string | undefined): boolean {
  const { protocol, hostname, origin } = new URL(url);
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  // With an edge and a region in it, or without.
  return protocol === "https:" && /^api(?:\.[a-z0-9-]+){0,2}\.twilio\.com$/.test(hostname);
}
