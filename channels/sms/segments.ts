import calculator from "sms-segments-calculator";
import { isGsm, placesOf } from "./gsm.ts";

const { SegmentedMessage } = calculator;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Twilio takes no longer body (error 21617), however few segments it would be. */
const MOST_CHARACTERS = 1_600;

/** Places in the only segment of a text, and in each of several (the rest says which of them it is). */
const GSM = { alone: 160, joined: 153 };
const UCS = { alone: 70, joined: 67 };

/** How many segments a text is billed as. The calculator is Twilio's own, and slow: the plain alphabet is counted here. */
export function segmentsOf(text: string): number {
  if (!isGsm(text)) return new SegmentedMessage(text).segmentsCount;
  const places = Array.from(text, placesOf);
  if (places.reduce((sum, each) => sum + each, 0) <= GSM.alone) return 1;
  let [segments, free] = [1, GSM.joined];
  for (const place of places) {
    // A character of two places is never split between segments.
    if (place > free) [segments, free] = [segments + 1, GSM.joined];
    free -= place;
  }
  return segments;
}

const fits = (text: string, most: number): boolean =>
  text.length <= Math.min(MOST_CHARACTERS, most * GSM.alone) && segmentsOf(text) <= most;

/**
 * Cuts a text into pages of at most `most` segments, each but the last with room for `offer` under it. Cuts fall
 * between paragraphs, sentences or words; a word (or an address) is cut only if it alone is longer than a page, and a
 * character as people see it never. Joined by white space the pages have every word.
 */
export function cutIntoPages(text: string, most: number, offer: string): string[] {
  const pages: string[] = [];
  let rest = text;
  while (!fits(rest, most)) {
    const end = cutAt(rest, most, offer);
    pages.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === "" && pages.length > 0 ? pages : [...pages, rest];
}

/** A page with the offer of more under it. */
export const under = (page: string, offer: string): string => `${page}\n${offer}`;

/** Where a text is best cut: between paragraphs, lines, sentences. */
const BREAKS = [/\n\s*\n/g, /\n/g, /(?<=[.!?…])\s+|(?<=[。！？])/g];

function cutAt(text: string, most: number, offer: string): number {
  const longest = longestPage(text, most, offer);
  const page = text.slice(0, longest);
  // A good break is worth up to half a page.
  const good = BREAKS.map((pattern) => lastEnd(page, pattern)).find((end) => end > longest / 2);
  if (good !== undefined) return good;
  return /^\s/.test(text.slice(longest)) ? longest : lastEnd(page, /\s+/g) || longest;
}

function lastEnd(text: string, pattern: RegExp): number {
  const last = [...text.matchAll(pattern)].at(-1);
  return last ? last.index + last[0].length : 0;
}

/** Where the longest page ends: what has room by its size, less what does not fit the segments' borders. */
function longestPage(text: string, most: number, offer: string): number {
  const ends = endsWithRoom(text, most, offer);
  while (ends.length > 1 && !fits(under(text.slice(0, ends.at(-1)), offer), most)) ends.pop();
  // Not even one character fits: go on all the same, rather than for ever.
  return ends[0] === undefined ? text.length : (ends.at(-1) ?? text.length);
}

function endsWithRoom(text: string, most: number, offer: string): number[] {
  const tail = `\n${offer}`;
  const room = (sizes: typeof GSM) => (most === 1 ? sizes.alone : most * sizes.joined);
  let gsm = isGsm(tail);
  let places = gsm ? Array.from(tail, placesOf).reduce((sum, each) => sum + each, 0) : 0;
  const ends: number[] = [];
  for (const { segment, index } of graphemes.segment(text.slice(0, Math.min(MOST_CHARACTERS, most * GSM.alone)))) {
    const end = index + segment.length;
    gsm &&= isGsm(segment);
    places += gsm ? Array.from(segment, placesOf).reduce((sum, each) => sum + each, 0) : 0;
    if (ends.length > 0 && (gsm ? places > room(GSM) : end + tail.length > room(UCS))) break;
    ends.push(end);
  }
  return ends;
}
