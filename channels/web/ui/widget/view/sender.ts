import type { ChatMessage } from "../../wire.ts";
import type { Words } from "../words/words.ts";

/** Who said it, as the customer reads it. */
export function senderOf({ from, name }: Pick<ChatMessage, "from" | "name">, words: Words): string {
  if (from === "customer") return words.you;
  return name ?? (from === "staff" ? words.someone : words.assistant);
}
