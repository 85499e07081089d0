import type { Attachment } from "../../core/index.ts";
import { fetchShown, type Media, MediaUnavailable } from "../media.ts";
import type { SlackAccess } from "./slack-client.ts";

/** A photo or a scan; nobody needs more of a customer here. */
const MOST_BYTES = 20 * 1024 * 1024;

/**
 * Fetches a file a customer shared, with our token, from Slack and nowhere else. Throws `MediaUnavailable`, in words
 * for staff.
 */
export async function fetchSlackFile({ url, type }: Attachment, { botToken, apiUrl }: SlackAccess): Promise<Media> {
  if (url === undefined || !isSlackFile(url, apiUrl)) throw new MediaUnavailable("this attachment is not at Slack");
  return fetchShown(url, { provider: "Slack", authorization: `Bearer ${botToken}`, mostBytes: MOST_BYTES, type });
}

/** Whether an address is at Slack, or at what stands in for it. */
export function isSlackFile(url: string, apiUrl: string | undefined): boolean {
  const { protocol, hostname, origin } = new URL(url);
  if (apiUrl !== undefined && origin === new URL(apiUrl).origin) return true;
  return protocol === "https:" && (hostname === "files.slack.com" || hostname === "slack.com");
}
