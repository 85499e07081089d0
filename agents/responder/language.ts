import type { Fact, Heard } from "../../core/index.ts";
import { detectLanguage, isLanguage, type Language } from "../language/index.ts";

/**
 * The language to answer in: pinned for the conversation, changed only by a message that is surely in another. `page` is
 * that of the page the customer writes on: it decides where their words do not.
 */
export function languageOf(
  pinned: string | undefined,
  heard: readonly Heard[],
  page?: string,
): { language: Language; facts: Fact[] } {
  const before = spoken(pinned);
  const fallback = spoken(page) ?? "en";
  let language = before;
  for (const { text } of heard) language = detectLanguage(text, language, fallback).language;
  const now = language ?? fallback;
  return { language: now, facts: now === before ? [] : [{ kind: "language", language: now }] };
}

const spoken = (language: string | undefined): Language | undefined =>
  language !== undefined && isLanguage(language) ? language : undefined;
