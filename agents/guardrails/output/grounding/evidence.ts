import { remembered } from "../remembered.ts";
import { weekdayOf } from "./dates.ts";
import type { FactKind } from "./fact.ts";
import { factsIn, plain } from "./facts.ts";
import { bare } from "./names.ts";
import { NUMBER, numbersMeant, numberWords } from "./numbers.ts";

/** What may be said: everything that stands in tool results, policies, context and the customer's own words. */
export interface Evidence {
  meanings: ReadonlyMap<FactKind, ReadonlySet<string>>;
  numbers: ReadonlySet<string>;
  /** Codes, gates, seats, flight numbers: every word in capitals without spaces and hyphens. */
  words: ReadonlySet<string>;
  digits: string;
  text: string;
}

const ANY_NUMBER = new RegExp(`(?<![\\d.,])(?:${NUMBER})`, "g");

/** What one source backs: a tool's result, a policy, the customer's words. Sources are read once and kept. */
export const evidenceIn: (source: string) => Evidence = remembered(gather);

function gather(source: string): Evidence {
  const text = plain(source);
  const meanings = new Map<FactKind, Set<string>>();
  const numbers = new Set<string>();
  const words = new Set<string>();
  for (const { kind, means } of factsIn(text)) {
    const known = meanings.get(kind) ?? new Set();
    meanings.set(kind, known);
    for (const meaning of means) known.add(meaning);
  }
  for (const [written] of text.matchAll(ANY_NUMBER))
    for (const number of numbersMeant(written)) numbers.add(String(number));
  for (const word of text.toLowerCase().split(/[^\p{L}-]+/u))
    if (word in numberWords) numbers.add(String(numberWords[word]));
  collectWords(text, words);
  addWeekdays(meanings);
  return { meanings, numbers, words, digits: text.replace(/(?<=\d)[ ().-]+(?=\d)/g, ""), text: bare(text) };
}

/** Pieces alone and with their neighbour: "PA 441" and "seat 14-C" are one name. */
function collectWords(text: string, words: Set<string>): void {
  const upper = text.toUpperCase();
  // "CMP-2DWL3M" is one name, however long.
  for (const joined of upper.match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu) ?? []) words.add(joined.replaceAll("-", ""));
  const pieces = upper.match(/[\p{L}\p{N}]+/gu) ?? [];
  for (const [at, piece] of pieces.entries()) {
    words.add(piece);
    const next = pieces[at + 1];
    if (next !== undefined && piece.length + next.length <= 8) words.add(piece + next);
    const underscored = text.match(/[a-z]+(?:_[a-z]+)*_\d+/gi);
    if (at === 0) for (const id of underscored ?? []) words.add(id.toUpperCase());
  }
}

function addWeekdays(meanings: Map<FactKind, Set<string>>): void {
  const days = meanings.get("weekday") ?? new Set<string>();
  for (const date of meanings.get("date") ?? []) {
    const day = weekdayOf(date);
    if (day !== undefined) days.add(day);
  }
  meanings.set("weekday", days);
}
