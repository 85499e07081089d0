import { distance } from "fastest-levenshtein";

const MOST_SLIPS = 2;

/** Warnings about names that are none of `known` but nearly (two letters at most): nobody would ever read what they set. */
export function nearMisses(given: readonly string[], known: readonly string[]): string[] {
  return given.flatMap((name) => {
    if (known.includes(name)) return [];
    const meant = known.find((each) => each.length > 2 * MOST_SLIPS && distance(name, each) <= MOST_SLIPS);
    return meant ? [`${name} is no setting: did you mean ${meant}?`] : [];
  });
}
