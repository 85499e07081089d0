import type { Fact, Heard } from "../../core/index.ts";
import { detectLanguage, isLanguage, type Language } from "../language/index.ts";

/** The language to answer in: pinned for the conversation, changed only by a message that is surely in another. */
export function languageOf(pinned: string | undefined, heard: readonly Heard[]): { language: Language; facts: Fact[] } {
  const before = pinned !== undefined && isLanguage(pinned) ? pinned : undefined;
  let language = before;
  for (const { text } of heard) language = detectLanguage(text, language).language;
  const now = language ?? "en";
  return { language: now, facts: now === before ? [] : [{ kind: "language", language: now }] };
}
