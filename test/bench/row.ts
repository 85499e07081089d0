/** One measured comparison. `ratio` is ours to the reference; `bar` is what it has to be. */
export interface Row {
  name: string;
  unit: string;
  ours: number;
  reference: number;
  ratio: number;
  bar: string;
  met: boolean;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** What a row has to reach: the ratio at least or at most, or our own figure at most. */
export type Bar = { atLeast: number } | { atMost: number } | { oursAtMost: number };

/** A row from rounds measured in turn: medians of both, and the median of the ratios pair by pair. */
export function compared(
  name: string,
  unit: string,
  rounds: readonly { ours: number; reference: number }[],
  bar: Bar,
): Row {
  const ours = median(rounds.map((round) => round.ours));
  const reference = median(rounds.map((round) => round.reference));
  const ratio = median(rounds.map((round) => round.ours / round.reference));
  return { name, unit, ours, reference, ratio, ...judged(ours, ratio, bar, unit) };
}

function judged(ours: number, ratio: number, bar: Bar, unit: string): { bar: string; met: boolean } {
  if ("atLeast" in bar) return { bar: `>= ${bar.atLeast}`, met: ratio >= bar.atLeast };
  if ("atMost" in bar) return { bar: `<= ${bar.atMost}`, met: ratio <= bar.atMost };
  return { bar: `<= ${bar.oursAtMost} ${unit}`, met: ours <= bar.oursAtMost };
}
