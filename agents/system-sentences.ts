import type { Sentences } from "../core/index.ts";
import { isLanguage, type SentenceKey, sentences } from "./language/index.ts";

/** The system's words for whoever has to say them: in the customer's language, or the house's where that is not known. */
export const systemSentences: Sentences = (sentence, language, about = {}) => {
  const words = spokenIn(language)[sentence satisfies SentenceKey] as (
    about: Readonly<Record<string, string>>,
  ) => string;
  return words(about);
};

/** The sentence under a page of a text message that has a next one. */
export const offerMore = (language?: string): string => spokenIn(language).continue_offer();

/** What somebody who asked for no more texts is told once, where their carrier does not tell them. */
export const optedOutNotice = (language?: string): string => spokenIn(language).opted_out_help();

const spokenIn = (language: string | undefined) =>
  sentences[language !== undefined && isLanguage(language) ? language : "en"];
