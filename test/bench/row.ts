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

/** A row from rounds measured in turn: medians of both, and the median of the ratios pair by pair. */
export function compared(
  name: string,
  unit: string,
  rounds: readonly { ours: number; reference: number }[],
  bar: { atLeast?: number; atMost?: number },
): Row {
  const ratio = median(rounds.map(({ ours, reference }) => ours / reference));
  const met = ratio >= (bar.atLeast ?? 0) && ratio <= (bar.atMost ?? Number.POSITIVE_INFINITY);
  return {
    name,
    unit,
    ours: median(rounds.map(({ ours }) => ours)),
    reference: median(rounds.map(({ reference }) => reference)),
    ratio,
    bar: bar.atLeast !== undefined ? `>= ${bar.atLeast}` : `<= ${bar.atMost}`,
    met,
  };
}
