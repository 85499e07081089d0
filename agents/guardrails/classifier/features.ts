/** Hash space of the features; every part of the classifier uses the low bits it has room for. */
export const FEATURE_BITS = 17;
const MASK = (1 << FEATURE_BITS) - 1;
const FNV = 0x01000193;

/**
 * The features of a token list, each once, hashed: words, pairs, pairs with a gap, triples, and the three- to
 * five-letter pieces of each word, which carry spelling mistakes and inflections.
 */
export function features(tokens: readonly string[]): Uint32Array {
  const found = new Set<number>();
  const words = tokens.map((token) => hash(token, 0x811c9dc5));
  const before = hash("^", 1);
  const after = hash("$", 1);
  for (let i = 0; i <= words.length; i++) {
    const a = words[i - 1] ?? before;
    const b = words[i] ?? after;
    const c = words[i + 1] ?? after;
    if (i < words.length) found.add(finish(b));
    found.add(finish(mix(mix(2, a), b)));
    if (i < words.length) found.add(finish(mix(mix(3, a), c)));
    if (i < words.length) found.add(finish(mix(mix(mix(4, a), b), c)));
    const token = tokens[i];
    if (token !== undefined && token.length > 2 && token[0] !== "<") pieces(`^${token.slice(0, 24)}$`, found);
  }
  return Uint32Array.from(found);
}

function pieces(word: string, found: Set<number>): void {
  for (let start = 0; start + 3 <= word.length; start++) {
    let h = 0x9e3779b9;
    for (let length = 1; length <= 5 && start + length <= word.length; length++) {
      h = mix(h, word.charCodeAt(start + length - 1));
      if (length >= 3) found.add(finish(h));
    }
  }
}

function hash(token: string, seed: number): number {
  let h = seed;
  for (let i = 0; i < token.length; i++) h = mix(h, token.charCodeAt(i));
  return h;
}

const mix = (h: number, value: number): number =>
  Math.imul(Math.imul(h ^ value, FNV) ^ (value >>> 13), 0x85ebca6b) ^ (h >>> 11);

function finish(h: number): number {
  let x = h ^ (h >>> 16);
  x = Math.imul(x, 0x7feb352d);
  x ^= x >>> 15;
  x = Math.imul(x, 0x846ca68b);
  x ^= x >>> 16;
  return x & MASK;
}
