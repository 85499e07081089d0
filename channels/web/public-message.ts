import type { Attachment, Card, Entry, Speaker } from "../../core/index.ts";

/** A message as the browser gets it (`GET /chat/messages`, SSE `message`). `at` is ISO 8601. */
export interface PublicMessage {
  id: string;
  from: Speaker;
  name?: string;
  text: string;
  at: string;
  card?: Card;
  /** Which button of which card this was. */
  pressed?: { card: string; value: string };
  attachments?: Omit<Attachment, "url">[];
}

/** What a customer may see of a log entry that is a message. */
export function toPublic(entry: Entry & { kind: "message" }): PublicMessage {
  const { id, from, name, text, card, attachments, pressed } = entry.message;
  return {
    id,
    from,
    // A customer knows their own name; staff are shown by theirs.
    ...(name && from === "staff" && { name }),
    text,
    at: new Date(entry.at).toISOString(),
    ...(card && { card }),
    ...(pressed && { pressed }),
    ...(attachments && { attachments: attachments.map(({ url: _, ...rest }) => rest) }),
  };
}
