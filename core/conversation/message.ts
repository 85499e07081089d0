/** Where a customer is: enough for a channel to find them again. Only the channel reads its own fields. */
export interface Address {
  channel: string;
  /** The customer's end: a phone number, a Slack thread, a browser's conversation. */
  to: string;
  /** Our end where we have several: the number or service that was texted, the workspace. */
  from?: string;
  /** Whatever else the channel needs to answer, e.g. a Slack thread's timestamp. */
  [detail: string]: string | undefined;
}

/** Something that came with a message. `url` is the provider's, fetched only by the channel that knows how. */
export interface Attachment {
  id: string;
  type: string;
  name?: string;
  url?: string;
  bytes?: number;
}

/** What a channel hands in: proven to come from its provider, in our words. */
export interface InboundMessage {
  /** The provider's own id for this message; the same id twice is one message. */
  id: string;
  /** The conversation it belongs to: letters, digits, `_` and `-` only, no personal data. */
  conversation: string;
  address: Address;
  text: string;
  attachments?: Attachment[];
  /** What the provider calls the sender. A hint for staff, never a proof of identity. */
  name?: string;
  /** Which button of which card was pressed, when the message is a press and not typed words. */
  pressed?: { card: string; value: string };
  /** State to keep with the conversation from now on, e.g. what the airline's site vouched for. */
  keep?: Record<string, unknown>;
}

export type Speaker = "customer" | "bot" | "staff" | "system";

/** A structured part shown beside the words where the channel can: a proposal, a seat map, choices. */
export interface Card {
  type: string;
  id: string;
  [detail: string]: unknown;
}

/** One thing that was said. */
export interface Message {
  id: string;
  from: Speaker;
  text: string;
  name?: string;
  attachments?: Attachment[];
  card?: Card;
  pressed?: { card: string; value: string };
  /** How a member of staff sent it, where one did: `live` lines stood in the desk's own thread before. */
  via?: "reply" | "draft" | "live" | "shortcut";
  /** Which of the system's own sentences this is, where it is one. */
  sentence?: string;
}
