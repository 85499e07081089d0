import type { Address, Message } from "./message.ts";

/** One outbound piece, as large as the provider takes in one request. `body` is the channel's own encoding of it. */
export interface Part {
  body: string;
  /** Kept back until the customer asks for more of this answer (`Asides.more`). */
  held?: boolean;
  [detail: string]: unknown;
}

/** A part on its way. `id` is ours, is the same on every attempt, and may be given to the provider as a client id. */
export interface Delivery {
  id: string;
  conversation: string;
  message: string;
  address: Address;
  part: Part;
  attempts: number;
  /** When it was last queued, in ms. */
  queuedAt: number;
  /** When it was last handed over to be sent, in ms: what the provider has of it is not older. */
  since: number;
}

/** How a channel speaks. Hearing is the web process's business and needs no port: it ends in `Inbox.receive`. */
export interface Channel {
  readonly name: string;
  /** How fast parts may follow each other, and who shares that speed: everybody sending as the same `sender`. */
  pace(address: Address): { sender: string; perSecond: number };
  /** Cuts a message into parts, in order; joined, no word is missing. `language`: the conversation's, where it is known. */
  parts(message: Message, address: Address, language?: string): Part[];
  /** Hands one part to the provider and returns the provider's id for it. Throws `SendFailed`, whatever went wrong. */
  send(delivery: Delivery, signal: AbortSignal): Promise<string>;
  /** After a send whose end nobody saw: the provider's id if it has the part, null if it certainly has not. Throws if it can't tell. */
  find(delivery: Delivery, signal: AbortSignal): Promise<string | null>;
}

/**
 * A part did not certainly arrive. `retry`: the provider refused it for now and does not have it. `permanent`: it never
 * will. `unknown`: it may have arrived (timeout, reset, 5xx after the request left).
 */
export class SendFailed extends Error {
  override readonly name = "SendFailed";
  readonly kind: "retry" | "permanent" | "unknown";
  /** The provider's own code, e.g. 21610 or `channel_not_found`. */
  readonly code: string;
  readonly retryAfterMs: number | undefined;

  constructor(
    kind: "retry" | "permanent" | "unknown",
    code: string,
    message: string,
    options: { retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}
