import { existsSync, readFileSync } from "node:fs";

const folder = new URL("../../../../shared/data/corpora/", import.meta.url);

/** Published texts to test on. They are not ours to ship, so they may not be there: then say so and skip. */
export const hasCorpora = existsSync(folder);
if (!hasCorpora) console.warn(`skipped: guardrails on published corpora, since ${folder.pathname} is not there`);

export interface CorpusRow {
  id: string;
  text: string;
  label: string;
  intent?: string;
  value?: string;
}

export function corpus(set: string): CorpusRow[] {
  const [, ...rows] = readFileSync(new URL(`${set}.jsonl`, folder), "utf8")
    .trim()
    .split("\n");
  return rows.map((row) => JSON.parse(row) as CorpusRow);
}

/** The share of rows, in percent, printed beside what it is of. */
export function share(what: string, rows: readonly CorpusRow[], holds: (row: CorpusRow) => boolean): number {
  const found = rows.filter(holds).length;
  const percent = (100 * found) / rows.length;
  console.log(`${what}: ${percent.toFixed(2)} % of ${rows.length}`);
  return percent;
}
