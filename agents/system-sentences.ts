import type { Sentences } from "../core/index.ts";
import { isLanguage, type SentenceKey, sentences } from "./language/index.ts";

/** The system's words for whoever has to say them: in the customer's language, or the house's where that is not known. */
export const systemSentences: Sentences = (sentence, language, about = {}) => {
  const spoken = sentences[language !== undefined && isLanguage(language) ? language : "en"];
  const words = spoken[sentence satisfies SentenceKey] as (about: Readonly<Record<string, string>>) => string;
  return words(about);
};
