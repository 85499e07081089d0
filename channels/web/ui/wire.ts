/**
 * What the chat's routes say, as the widget relies on it. All times are ISO 8601, all ids opaque text.
 *
 * - `POST /chat/conversations` `{language?, identity?}` → 201 `Opened`
 * - `POST /chat/messages` `Said`, `Idempotency-Key` → 202 `{messageId}`
 * - `GET /chat/messages?before=<place>&limit=<n>` → `History`, oldest first
 * - `GET /chat/events`, `Last-Event-ID` → server-sent events named as in `ChatEvent`; heartbeats are comments
 *
 * A refusal is `{error: {code, message}}`; 429 and 503 say `Retry-After` in seconds.
 */
import type { Card } from "./cards.ts";

/** A new conversation and the token that gives its rights. */
export interface Opened {
  conversationId: string;
  token: string;
}

export type Sender = "customer" | "bot" | "staff" | "system";

/** Something that came with a message; `url` is present when the customer may fetch it. */
export interface ChatAttachment {
  id: string;
  type: string;
  name?: string;
  url?: string;
  bytes?: number;
}

/** Which button of which card was pressed. */
export interface Press {
  card: string;
  value: string;
}

/** One thing that was said, whole. */
export interface ChatMessage {
  id: string;
  from: Sender;
  name?: string;
  text: string;
  at: string;
  card?: Card;
  attachments?: ChatAttachment[];
  pressed?: Press;
}

/** A page of messages, oldest first. `last` is the event id from which to listen on, `before` the place of the page before. */
export interface History {
  messages: ChatMessage[];
  last: string;
  before: number;
}

/** Who answers next; `name` is the person's, once one has joined. */
export interface Status {
  owner: "bot" | "queue" | "human";
  name?: string;
}

/** What the customer says. A press carries the visible label of its button as `text`. */
export interface Said {
  text: string;
  pressed?: Press;
}

/**
 * What the event stream tells. A `delta` is what comes next of words that are provisional: the `message` of the same id
 * replaces them, a `retract` removes them. A stream begins with the `status` there is.
 */
export type ChatEvent =
  | { event: "message"; data: ChatMessage }
  | { event: "delta"; data: { id: string; text: string } }
  | { event: "retract"; data: { id: string } }
  | { event: "typing"; data: { from: "bot" | "staff" | null } }
  | { event: "status"; data: Status };
