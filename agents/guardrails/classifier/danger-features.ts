import { dangerWords } from "./danger-words.ts";

/** Hash space of the class features. */
export const DANGER_BITS = 13;
const MASK = (1 << DANGER_BITS) - 1;

/**
 * The word classes of a text as hashed features: each class, each pair of classes anywhere, each class followed by
 * another, and each class beside the plain word next to it.
 */
export function dangerFeatures(words: readonly string[]): Uint32Array {
  const seen: (readonly string[])[] = [];
  for (let at = 0; at < words.length && seen.length < 120; ) {
    const { classes, length } = classesAt(words, at);
    seen.push(classes);
    at += length;
  }
  const found = new Set<number>();
  const add = (kind: number, a: string, b: string): void => {
    found.add(hash(kind, a, b));
  };
  const present = [...new Set(seen.flat())].sort();
  add(0, words[0] ?? "", `${present.length > 0}`);
  for (const [i, one] of present.entries()) {
    add(1, one, "");
    for (const other of present.slice(i + 1)) add(2, one, other);
  }
  const meaningful = seen.filter((classes) => classes.length > 0);
  for (const [i, classes] of meaningful.entries())
    for (const one of classes) for (const next of meaningful[i + 1] ?? ["$"]) add(3, one, next);
  return Uint32Array.from(found);
}

const NONE: readonly string[] = [];

/** The classes of the longest listed phrase at a place, else of the word. */
function classesAt(words: readonly string[], at: number): { classes: readonly string[]; length: number } {
  const word = words[at] ?? "";
  for (let length = Math.min(dangerWords.longest.get(word) ?? 1, words.length - at); length > 1; length--) {
    const classes = dangerWords.exact.get(words.slice(at, at + length).join("_"));
    if (classes) return { classes, length };
  }
  const exact = dangerWords.exact.get(word) ?? NONE;
  const stems = (dangerWords.stems.get(word.slice(0, 3)) ?? []).filter(([stem]) => word.startsWith(stem));
  return {
    classes: stems.length === 0 ? exact : [...new Set([...exact, ...stems.map(([, name]) => name)])],
    length: 1,
  };
}

function hash(kind: number, a: string, b: string): number {
  let h = 0x811c9dc5 ^ kind;
  for (const text of [a, "|", b])
    for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 13)) & MASK;
}
