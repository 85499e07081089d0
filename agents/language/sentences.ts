import { fold } from "./fold.ts";
import { type Language, languages } from "./language.ts";
import { de } from "./sentences/de.ts";
import { en } from "./sentences/en.ts";
import { es } from "./sentences/es.ts";
import { fr } from "./sentences/fr.ts";
import { ja } from "./sentences/ja.ts";
import type { Sentences } from "./sentences/keys.ts";
import { pt } from "./sentences/pt.ts";
import { zh } from "./sentences/zh.ts";

export type { Sentences } from "./sentences/keys.ts";
export type SentenceKey = keyof Sentences;

/** What the system says, in every language of the house: `sentences.de.person_joined({ name: "Ana" })`. */
export const sentences: Record<Language, Sentences> = { en, es, fr, de, pt, zh, ja };

/** The word `continue_offer` asks for, by language. */
export const moreWord: Record<Language, string> = {
  en: "MORE",
  es: "MAS",
  fr: "SUITE",
  de: "MEHR",
  pt: "MAIS",
  zh: "更多",
  ja: "続き",
};

const asking = new Set(languages.map((language) => fold(moreWord[language])));

/** Whether this message asks for the rest of a long answer: the word of any language, alone. */
export const asksForMore = (text: string): boolean =>
  asking.has(
    fold(text)
      .replace(/[.!…。！"“”「」]/gu, "")
      .trim(),
  );
