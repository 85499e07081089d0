import type { Example } from "./examples.ts";

const SHINGLE = 10;
const SHARED = 0.3;

/**
 * Gives examples that are nearly the same text one group, so that cross-validation never tests on a line it learned:
 * the same letters in the same set, the same conversation, or (long texts: prompts copied from forums) a third of
 * their ten-word runs in common.
 */
export function groupNearDuplicates(examples: Example[]): Example[] {
  const parents = examples.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parents[at] !== at) at = parents[at] = parents[parents[at] as number] as number;
    return at;
  };
  const join = (a: number, b: number): void => {
    parents[root(b)] = root(a);
  };
  sameKey(examples, join);
  sharedRuns(examples, join);
  return examples.map((example, index) => ({ ...example, group: String(root(index)) }));
}

/** A text without what does not tell it from another: case, digits, punctuation. */
export const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, " ")
    .trim();

function sameKey(examples: Example[], join: (a: number, b: number) => void): void {
  const seen = new Map<string, number>();
  examples.forEach((example, index) => {
    // Conversations would all hang together by their "yes" and "thank you"; folds leave such lines out of training.
    const key = `${example.set} ${example.group || lettersOf(example.text)}`;
    const other = seen.get(key);
    if (other === undefined) seen.set(key, index);
    else join(other, index);
  });
}

function sharedRuns(examples: Example[], join: (a: number, b: number) => void): void {
  const first = new Map<string, number>();
  const shared = new Map<string, number>();
  const lengths = examples.map((example) => lettersOf(example.text).split(" "));
  lengths.forEach((words, index) => {
    for (let at = 0; at + SHINGLE <= words.length; at++) {
      const run = words.slice(at, at + SHINGLE).join(" ");
      const other = first.get(run);
      if (other === undefined) first.set(run, index);
      else if (other !== index) shared.set(`${other} ${index}`, (shared.get(`${other} ${index}`) ?? 0) + 1);
    }
  });
  for (const [pair, runs] of shared) {
    const [a = 0, b = 0] = pair.split(" ").map(Number);
    if (runs > SHARED * Math.min(lengths[a]?.length ?? 0, lengths[b]?.length ?? 0)) join(a, b);
  }
}
