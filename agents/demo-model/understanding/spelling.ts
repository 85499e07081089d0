import { distance } from "fastest-levenshtein";

/** The words that wishes are told by in English, and that thumbs get wrong. */
const KNOWN = (
  "airport aisle allowance arrival available baggage boarding booking business cancel cancelled carrier change compensation " +
  "confirmation connection customer damaged delayed departure economy flight insurance itinerary luggage missed missing passenger " +
  "passport policy question rebook receipt refund reservation reservations schedule seat seats status suitcase terminal ticket " +
  "transfer travel upgrade voucher weather wheelchair window bring please"
).split(" ");

const SHORT: Readonly<Record<string, string>> = {
  u: "you",
  ur: "your",
  r: "are",
  plz: "please",
  pls: "please",
  thx: "thanks",
  tmrw: "tomorrow",
  tmr: "tomorrow",
  wanna: "want to",
  gonna: "going to",
  gotta: "have to",
  cna: "can",
  wnat: "want",
  teh: "the",
  dont: "don't",
  cant: "can't",
};

/** A folded English message in the words it was meant in: abbreviations written out, slips of the thumb put right. */
export const respelled = (folded: string): string =>
  folded.replace(/[a-z']+/g, (word) => SHORT[word] ?? (word.length < 4 || KNOWN.includes(word) ? word : meant(word)));

/** The one known word that is a slip away: a letter wrong, missing or too many, or two changed about. */
function meant(word: string): string {
  const near = KNOWN.filter((known) => isSlip(word, known));
  return near.length === 1 ? (near[0] ?? word) : word;
}

function isSlip(word: string, known: string): boolean {
  if (Math.abs(word.length - known.length) > 1 || known.length < 4) return false;
  const far = distance(word, known);
  if (far === 1) return known.length > 4 || word.length > known.length;
  return far === 2 && word.length === known.length && sameLetters(word, known);
}

const sameLetters = (a: string, b: string): boolean => [...a].sort().join() === [...b].sort().join();
