/** A number in [0, 1) that always follows from the same words (FNV-1a with a final mix). */
export function dice(...words: (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join("\u0000")) {
    hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** The element those words point at. Throws when there is none to point at. */
export function pick<T>(from: readonly T[], ...words: (string | number)[]): T {
  const picked = from[Math.floor(dice(...words) * from.length)];
  if (picked === undefined) throw new RangeError("nothing to pick from");
  return picked;
}

/** A whole number from `low` up to and including `high`. */
export const between = (low: number, high: number, ...words: (string | number)[]): number =>
  low + Math.floor(dice(...words) * (high - low + 1));

/** As many numbers in [0, 1) as asked for, always the same ones for the same words; cheaper than one dice each (mulberry32). */
export function* diceRow(...words: (string | number)[]): Generator<number, never> {
  let state = Math.floor(dice(...words) * 2 ** 32);
  for (;;) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    yield ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
