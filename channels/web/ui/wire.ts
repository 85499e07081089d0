/**
 * What the chat's routes say: types only, for the server's program and the browser's. All times are ISO 8601, all ids opaque text.
 *
 * - `POST /chat/conversations` `{language?, identity?}` → 201 `Opened`
 * - `POST /chat/messages` `Said`, `Idempotency-Key` → 202 `{messageId}`
 * - `POST /chat/attachments` the file itself, `X-File-Name` (percent-encoded), `Idempotency-Key` → 201 `HandedUp`; 413 over
 *   5 MB, 415 for what is neither a picture nor a PDF by its own bytes, 409 where the conversation holds no more
 * - `GET /chat/attachments/:id` → the file. `DELETE` → 204, until a message came with it
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

/** Something that came with a message. */
export interface ChatAttachment {
  id: string;
  type: string;
  name?: string;
  bytes?: number;
}

/** A file the server took in, as it will stand in its message. */
export interface HandedUp {
  attachmentId: string;
  type: string;
  name: string;
  bytes: number;
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

/** What the customer says; `attachments` are ids of files handed up before. A press carries its button's label as `text`. */
export interface Said {
  text: string;
  attachments?: string[];
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
