import { detectAll } from "tinyld";
import { fold } from "./fold.ts";
import { isLanguage, type Language } from "./language.ts";
import { type LatinLanguage, letters, telltales } from "./telltales.ts";

export interface Heard {
  /** The language to answer in: the one heard where the house speaks it, else the pinned one, else the default. */
  language: Language;
  /** What was heard, ISO 639-1 where there is one ("it", "ko"): also languages the house does not speak. Absent when the text can't tell. */
  heard?: string;
  /** True when the text itself settled it; "14C" or "ok" settles nothing. */
  sure: boolean;
}

const weights = weigh();

/**
 * Hears which language a message is in. A text that can't tell ("ok", "JFK", a name) keeps the pinned language, so a
 * conversation in German does not turn English over a seat number.
 */
export function detectLanguage(text: string, pinned?: Language, fallback: Language = "en"): Heard {
  const heard = byScript(text) ?? byWords(text, pinned) ?? byProse(text);
  // Japanese is written in Han characters alone too: 確認, 予約変更.
  if (heard === undefined || (heard === "zh" && pinned === "ja" && text.length <= 12))
    return { language: pinned ?? fallback, sure: false };
  return { language: isLanguage(heard) ? heard : (pinned ?? fallback), heard, sure: true };
}

const SCRIPTS: readonly [string, RegExp][] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["zh", /\p{Script=Han}/gu],
  ["ar", /\p{Script=Arabic}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["hi", /\p{Script=Devanagari}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["ru", /\p{Script=Cyrillic}/gu],
];
const NOT_ASCII = /[^\p{ASCII}]/u;

/** A script of its own names the language, unless it is a stray name inside Latin text. Kana settle Japanese even among many Han characters. */
function byScript(text: string): string | undefined {
  if (!NOT_ASCII.test(text)) return undefined;
  const total = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  for (const [code, script] of SCRIPTS) {
    const found = text.match(script)?.length ?? 0;
    if (found === 0) continue;
    const share = code === "ja" ? (total - latin) / total : found / total;
    // One Han or kana character says as much as a Latin word, so a booking code beside it does not outvote it.
    if (share >= 0.3 || (found >= 2 && latin <= 12)) return code === "ru" ? slavic(text) : code;
  }
  return undefined;
}

const slavic = (text: string): string => (/[іїєґ]/iu.test(text) ? "uk" : (surest(text, 0) ?? "ru"));

/** Votes of give-away words and letters; the best must win clearly, and clearer still to leave the pinned language. */
function byWords(text: string, pinned?: Language): LatinLanguage | undefined {
  const words = fold(text)
    .split(/[^\p{L}'-]+/u)
    .filter(Boolean);
  const [first, second] = ranked(words, text);
  const [language, votes] = first;
  if (votes < 0.5 || votes - second[1] < 0.4) return undefined;
  // A text of several words, hardly one of them known, is another language that shares a few.
  if (words.length >= 3 && votes / words.length < (words.length >= 5 ? 0.22 : 0.3)) return undefined;
  // "ok thanks" and "JFK to LAX" are said in German conversations too.
  return pinned && language !== pinned && votes < 2 ? undefined : language;
}

function ranked(words: readonly string[], text: string): [[LatinLanguage, number], [LatinLanguage, number]] {
  const votes: Record<LatinLanguage, number> = { en: 0, es: 0, fr: 0, de: 0, pt: 0 };
  // Single letters are initials and pieces of codes as often as words.
  for (const word of words)
    for (const [language, weight] of weights.get(word) ?? [])
      votes[language] += word.length === 1 ? weight / 4 : weight;
  const lower = text.toLowerCase();
  // Letters strengthen words; alone they may be a name, or Turkish.
  for (const [language, pattern] of letters) if (votes[language] > 0 && pattern.test(lower)) votes[language] += 1;
  const [first = none, second = none] = (Object.entries(votes) as [LatinLanguage, number][]).sort(
    (a, b) => b[1] - a[1],
  );
  return [first, second];
}

const none: [LatinLanguage, number] = ["en", 0];

/** Sentences in languages we have no words for: there are enough letters for trigram statistics. */
function byProse(text: string): string | undefined {
  const letterCount = text.match(/\p{L}/gu)?.length ?? 0;
  return letterCount >= 16 && /\p{L}\s+\p{L}+\s+\p{L}/u.test(text) ? surest(text, 0.1) : undefined;
}

function surest(text: string, atLeast: number): string | undefined {
  const [first, second] = detectAll(text);
  if (!first || first.accuracy < atLeast) return undefined;
  return first.accuracy >= 1.5 * (second?.accuracy ?? 0) ? first.lang : undefined;
}

/** A word that one language has counts whole; one that n share counts 1/n for each: "no" says little, "danke" all. */
function weigh(): Map<string, [LatinLanguage, number][]> {
  const owners = new Map<string, LatinLanguage[]>();
  for (const [language, words] of Object.entries(telltales) as [LatinLanguage, readonly string[]][])
    for (const word of new Set(words)) owners.set(word, [...(owners.get(word) ?? []), language]);
  return new Map([...owners].map(([word, of]) => [word, of.map((language) => [language, 1 / of.length])]));
}
