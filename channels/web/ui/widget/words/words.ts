import { english, type Words } from "./en.ts";

export type { Words };

/** The languages besides English; each is `words/<tag>.json` on the server. */
const OTHERS = ["es", "fr", "de", "pt", "zh", "ja", "ar"];
/** Nobody waits longer than this for a translation. */
const PATIENCE_MS = 3_000;

/** A language as it will be shown. */
export interface Spoken {
  language: string;
  direction: "ltr" | "rtl";
  words: Words;
}

/** The words of a language, by its BCP 47 tag; English where it is unknown or can't be had. */
export async function speak(tag: string, server: string): Promise<Spoken> {
  const language = tag.toLowerCase().split("-")[0] ?? "";
  if (!OTHERS.includes(language)) return { language: "en", direction: "ltr", words: english };
  try {
    const response = await fetch(`${server}/words/${language}.json`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new Error(`${response.status}`);
    const words = { ...english, ...((await response.json()) as Partial<Words>) };
    return { language, direction: language === "ar" ? "rtl" : "ltr", words };
  } catch (error) {
    console.warn(`jetbridge: no words for ${language}, English instead.`, error);
    return { language: "en", direction: "ltr", words: english };
  }
}

/** A sentence with its place filled in. */
export function fill(sentence: string, value: string | number): string {
  return sentence.replace(/\{\w+\}/, () => String(value));
}
