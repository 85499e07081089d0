/** Six letters and digits, standing alone or among signs of another script: a booking's code in most reservation systems. */
const SIX = /(?<![\p{Script=Latin}\p{N}_-])[A-Z\d]{6}(?![\p{Script=Latin}\p{N}_-])/giu;

/** `HAT001`, `AA1234`: a flight. `500USD`: money. Neither is anybody's secret. */
const NO_CODE = /^(?:[A-Z]{2,3}\d+|\d+[A-Z]{3})$/;

/** More words in capitals than this are somebody shouting, and six of their letters are a word. */
const MOST_CAPITALS = 3;
const CAPITALS = /(?<![\p{L}\p{N}])[A-Z]{4,}(?![\p{L}\p{N}])/gu;

/** Hides what looks like a booking's code, before any tool has shown that it is one: with a last name it proves who somebody is. */
export function withoutCodes(text: string, hidden: string): string {
  const shouted = (text.match(CAPITALS)?.length ?? 0) > MOST_CAPITALS;
  return text.replace(SIX, (word) => (isCode(word, shouted) ? hidden : word));
}

function isCode(word: string, shouted: boolean): boolean {
  if (/^\d+$/.test(word) || NO_CODE.test(word)) return false;
  if (/^[A-Z]+$/.test(word)) return !shouted;
  // Whoever writes small writes words: only letters and digits in turns are none ("ll0ez6", not "2hours").
  return word === word.toUpperCase() || (word.match(/\d+|\D+/g)?.length ?? 0) > 2;
}
