import calculator from "sms-segments-calculator";

const { SegmentedMessage } = calculator;
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Twilio takes no longer body (error 21617), however few segments it would be. */
const MOST_CHARACTERS = 1_600;

/** How many segments a text is billed as. */
export const segmentsOf = (text: string): number => new SegmentedMessage(text).segmentsCount;

const fits = (text: string, most: number): boolean => text.length <= MOST_CHARACTERS && segmentsOf(text) <= most;

/**
 * Cuts a text into pages of at most `most` segments, each but the last with room for `offer` under it. Cuts fall
 * between paragraphs, sentences or words; a word (or an address) is cut only if it alone is longer than a page, and a
 * character as people see it never. Joined by white space the pages have every word.
 */
export function cutIntoPages(text: string, most: number, offer: string): string[] {
  const pages: string[] = [];
  let rest = text;
  while (!fits(rest, most)) {
    const end = cutAt(rest, (page) => fits(under(page, offer), most));
    pages.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === "" && pages.length > 0 ? pages : [...pages, rest];
}

/** A page with the offer of more under it. */
export const under = (page: string, offer: string): string => `${page}\n${offer}`;

/** Where a text is best cut: between paragraphs, lines, sentences. */
const BREAKS = [/\n\s*\n/g, /\n/g, /(?<=[.!?…])\s+|(?<=[。！？])/g];

function cutAt(text: string, isPage: (page: string) => boolean): number {
  const longest = longestFit(text, isPage);
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

// Pages only grow with their text, so the longest one can be searched for by halves.
function longestFit(text: string, isPage: (page: string) => boolean): number {
  const ends = [...graphemes.segment(text.slice(0, MOST_CHARACTERS))].map(
    ({ index, segment }) => index + segment.length,
  );
  // The window may have cut the last character it shows.
  if (text.length > MOST_CHARACTERS && ends.length > 1) ends.pop();
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isPage(text.slice(0, ends[middle - 1]))) low = middle;
    else high = middle - 1;
  }
  // Not even one character fits: go on all the same, rather than for ever.
  return ends[Math.max(low, 1) - 1] ?? text.length;
}
