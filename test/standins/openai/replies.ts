import type { Item } from "../../../core/runner/index.ts";

/** What the stand-in answers a request with: words, items, or something more particular. */
export type Reply = string | Item | readonly Item[] | DetailedReply;

export interface DetailedReply {
  items?: readonly Item[];
  usage?: { input?: number; output?: number; cached?: number; reasoning?: number };
  /** Milliseconds before the answer begins. */
  delayMs?: number;
  /** Milliseconds between two streamed events. */
  paceMs?: number;
  /** A response that did not complete. */
  incomplete?: "max_output_tokens" | "content_filter";
  failed?: { code: string; message: string };
  /** An HTTP error instead of a response. */
  error?: HttpError;
  /** The connection is torn down: before anything was sent, or in the middle. */
  cut?: "at once" | "in the middle";
  /** A stream that ends in good order but without its last event. */
  unfinished?: true;
  /** The body as it is, whatever the request was. */
  raw?: { status: number; contentType: string; body: string };
  /** Token probabilities for the text. */
  logprobs?: readonly { token: string; logprob: number }[];
}

export interface HttpError {
  status: number;
  message: string;
  type: string;
  code?: string | null;
  headers?: Record<string, string>;
}

/** 429: too fast. `retryAfter` in seconds, as the header has it. */
export const rateLimited = (retryAfter?: number | string): DetailedReply => ({
  error: {
    status: 429,
    message: "Rate limit reached for requests. Please slow down.",
    type: "requests",
    code: "rate_limit_exceeded",
    ...(retryAfter === undefined ? {} : { headers: { "retry-after": String(retryAfter) } }),
  },
});

/** 429: no money. */
export const outOfQuota = (): DetailedReply => ({
  error: {
    status: 429,
    message: "You exceeded your current quota, please check your plan and billing details.",
    type: "insufficient_quota",
    code: "insufficient_quota",
  },
});

export const serverError = (status = 500): DetailedReply => ({
  error: {
    status,
    message: "The server had an error while processing your request.",
    type: "server_error",
    code: null,
  },
});

export const slow = (delayMs: number, items: readonly Item[]): DetailedReply => ({ delayMs, items });
