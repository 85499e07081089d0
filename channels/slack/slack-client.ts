import { webApi } from "@slack/bolt";
import type { Logs } from "../../core/index.ts";
import { slackLogger } from "./logger.ts";

export type SlackClient = webApi.WebClient;

/** What reaches Slack. `apiUrl` points the SDK at another host (a stand-in, a proxy). */
export interface SlackAccess {
  botToken: string;
  apiUrl?: string | undefined;
}

/** Slack answers well within this; the SDK's own default is to wait for ever. */
const ANSWER_WITHIN_MS = 10_000;

/**
 * How every client of ours behaves. It never retries by itself and rejects a 429 at once: by default one 429 pauses the
 * whole client, and with it every other conversation, for as long as Slack says.
 */
export function clientOptions({ apiUrl }: Pick<SlackAccess, "apiUrl">, logs: Logs, timeout = ANSWER_WITHIN_MS) {
  return {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logger: slackLogger(logs),
    allowAbsoluteUrls: false,
    ...(apiUrl && { slackApiUrl: apiUrl }),
  } satisfies webApi.WebClientOptions;
}

export const openSlackClient = (access: SlackAccess, logs: Logs, timeout?: number): SlackClient =>
  new webApi.WebClient(access.botToken, clientOptions(access, logs, timeout));
