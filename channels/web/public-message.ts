import type { Card, Entry } from "../../core/index.ts";
import type { ChatMessage } from "./ui/wire.ts";

/** A message as the browser gets it. Which kinds of card there are is told by `ui/cards.ts`, and is none of ours. */
export type PublicMessage = Omit<ChatMessage, "card"> & { card?: Card };

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
