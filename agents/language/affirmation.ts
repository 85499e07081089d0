import { type PhraseKind, phrases } from "./affirmation-phrases.ts";
import { fold } from "./fold.ts";

/** What a message answers to a proposal. `neither`: a question, a condition, a change, or another subject. */
export type Answer = "yes" | "no" | "neither";

const kinds = new Map<string, PhraseKind>();
// A phrase in two lists is what the later one says: "lieber" may refuse or compare, so it hedges.
for (const kind of ["filler", "act", "yes", "no", "hedge"] as const)
  for (const phrase of phrases[kind]) kinds.set(phrase, kind);
/** How long the longest phrase is that begins with these two characters. */
const longest = new Map<string, number>();
for (const phrase of kinds.keys())
  for (const head of [phrase.slice(0, 1), phrase.slice(0, 2)])
    longest.set(head, Math.max(longest.get(head) ?? 0, head.length < 2 && phrase.length > 1 ? 1 : phrase.length));

/**
 * Whether a customer's message agrees to the proposal just made to them. Deterministic, in all languages of the house.
 *
 * Only a clean yes is a yes: every word of it agrees, is politeness, or repeats the proposal. A question ("what does
 * it cost?"), a condition ("yes but only if…"), or a detail the proposal did not have ("yes, 15A") is `neither`.
 * A refusal needs less: to do nothing is always safe. Where the proposal offered digits, "1" agrees and "2" refuses.
 *
 * @param proposal the words the proposal was put in; without them any new detail makes the answer `neither`
 */
export function affirmation(text: string, proposal = ""): Answer {
  const folded = fold(text)
    .replace(/\p{Emoji_Modifier}/gu, "")
    .replace(POLITE_REQUEST, "go ahead");
  if (folded === "" || folded.length > 400) return "neither";
  const digit = OFFERS_DIGITS.test(proposal) ? folded.replace(/[^\p{L}\p{N}]/gu, "") : "";
  if (digit === "1") return "yes";
  if (digit === "2") return "no";
  const { found, rest } = read(folded);
  if (found.has("hedge") || /[?？¿]/.test(folded)) return "neither";
  if (proposal !== "" && CANCELS.test(folded) && !CANCELS.test(fold(proposal))) return "neither";
  if (found.has("no")) return PLAIN_YES.test(folded) ? "neither" : refuses(folded, found.has("yes"), rest);
  if (!found.has("yes") && !found.has("act")) return "neither";
  return restatesOnly(rest, proposal) || restatesOnly(read(withoutReasons(folded)).rest, proposal) ? "yes" : "neither";
}

/** Anywhere else a digit is a number: of bags, of one of several flights. */
const OFFERS_DIGITS = /\b(?:reply|answer|text|send|press|type)(?: with)? ["“']?1\b/i;

/** Why someone agrees, or that they are content, changes nothing about what they agree to; a figure in it might. */
const REASON =
  /(?<=[.!;,。！、] ?)(?:the reason|because|since|as i|i'm (?:okay|ok|fine|happy)|i am (?:okay|ok|fine|happy)|i (?:understand|look forward|don't mind))\b[^\d.!?;]*[.!;]?/g;
const withoutReasons = (folded: string): string => folded.replace(REASON, " ");

/** A question in form only. */
const POLITE_REQUEST =
  /\b(?:can|could|would|will) you (?:please |just )*(?:go ahead|proceed|do (?:it|that|so)|(?:book|cancel|change|confirm) (?:it|that|this))(?: for me)?(?:,? please)?\s*\?*/g;

/** "ok cancel it", said to a proposal that cancels nothing, calls the proposal off. */
const CANCELS = /cancel|annul|stornier|取消|キャンセル/;

// What refuses by itself at the start of a message, whatever follows.
const PLAIN_NO =
  /^(?:no|nope|nah|nay|no thanks?|non|nein|nee|nao|いいえ|いや)(?![\p{L}\p{N}'])|^(?:不[，,。 ]|不用|不要|不了|算了|結構です)/u;

const PLAIN_YES =
  /(?<![\p{L}\p{N}])(?:yes|yeah|yep|yup|sure|go ahead|proceed|si|oui|ja|sim)(?![\p{L}\p{N}'])|はい|是的|好的|👍/u;

/** "No, keep the seat I have" refuses, "no thanks, okay bye" too; "I don't see my bag" only has a no in it. */
const refuses = (folded: string, agreesToo: boolean, rest: readonly string[]): Answer =>
  PLAIN_NO.test(folded) || (!agreesToo && rest.length <= 1) ? "no" : "neither";

function restatesOnly(rest: readonly string[], proposal: string): boolean {
  if (rest.length === 0) return true;
  const proposed = fold(proposal);
  const stems = new Set(proposed.split(/[^\p{L}\p{N}]+/u).map(stem));
  return rest.every((word) => stems.has(stem(word)) || (/[^\p{ASCII}]/u.test(word) && proposed.includes(word)));
}

/** "canceling", "cancelled" and "cancel" restate one another; codes and numbers must be the same. */
const stem = (word: string): string => (/\d/.test(word) ? word : word.slice(0, 5));

const SPACE = /[\s.,;:!。、，！…~～"'()“”()\-–—]/u;
const LATIN = /[\p{Script=Latin}\p{N}']/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;

/** Reads left to right, taking the longest known phrase at each place; what is not known is the rest. */
function read(text: string): { found: Set<PhraseKind>; rest: string[] } {
  const found = new Set<PhraseKind>();
  const rest: string[] = [];
  for (let at = 0; at < text.length; ) {
    if (SPACE.test(text[at] ?? "")) {
      at += 1;
      continue;
    }
    const phrase = phraseAt(text, at);
    const kind = phrase === undefined ? undefined : kinds.get(phrase);
    if (phrase !== undefined && kind !== undefined) {
      found.add(kind);
      at += phrase.length;
    } else {
      const word = unknownAt(text, at);
      rest.push(word);
      at += word.length;
    }
  }
  return { found, rest };
}

function phraseAt(text: string, at: number): string | undefined {
  const most = longest.get(text.slice(at, at + 2)) ?? longest.get(text.slice(at, at + 1)) ?? 0;
  for (let length = Math.min(most, text.length - at); length > 0; length--) {
    const phrase = text.slice(at, at + length);
    if (!kinds.has(phrase)) continue;
    const last = phrase[phrase.length - 1] ?? "";
    const next = text[at + length] ?? "";
    // A phrase in Latin letters ends where its word ends: "no" is not in "noon".
    if (!(LATIN.test(last) && LATIN.test(next))) return phrase;
  }
  return undefined;
}

function unknownAt(text: string, at: number): string {
  const first = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (CJK.test(first) || !LATIN.test(first)) return first;
  let end = at + 1;
  while (end < text.length && LATIN.test(text[end] ?? "")) end += 1;
  return text.slice(at, end);
}
