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
  /** Times and days as this language writes them. */
  clock: Intl.DateTimeFormat;
  calendar: Intl.DateTimeFormat;
}

/** The words of a language, by its BCP 47 tag; English where it is unknown or can't be had. */
export async function speak(tag: string, server: string): Promise<Spoken> {
  const language = tag.toLowerCase().split("-")[0] ?? "";
  if (!OTHERS.includes(language)) return spoken("en", english);
  try {
    const response = await fetch(`${server}/words/${language}.json`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new Error(`${response.status}`);
    return spoken(language, { ...english, ...((await response.json()) as Partial<Words>) });
  } catch (error) {
    console.warn(`jetbridge: no words for ${language}, English instead.`, error);
    return spoken("en", english);
  }
}

function spoken(language: string, words: Words): Spoken {
  return {
    language,
    direction: language === "ar" ? "rtl" : "ltr",
    words,
    clock: new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }),
    calendar: new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long" }),
  };
}

/** A sentence with its place filled in. */
export function fill(sentence: string, value: string | number): string {
  return sentence.replace(/\{\w+\}/, () => String(value));
}
