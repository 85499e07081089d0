import { existsSync, readFileSync } from "node:fs";

/** One record of a corpus; what else it has depends on the set. */
export interface CorpusRecord {
  id: string;
  text: string;
  label: string;
  [detail: string]: unknown;
}

const ROOT = new URL("../../../shared/data/", import.meta.url);

/** A set of the corpora beside the checkout; where it is absent the test is skipped, and says so. */
export function corpus(set: string, skip: (why: string) => never): CorpusRecord[] {
  const file = new URL(`corpora/${set}.jsonl`, ROOT);
  if (!existsSync(file)) skip(`no corpora beside the checkout: ${set}`);
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.slice(1).map((line) => JSON.parse(line) as CorpusRecord);
}

/** A provider's own specification beside the checkout; where it is absent the test is skipped, and says so. */
export function specification<T>(name: string, skip: (why: string) => never): T {
  const file = new URL(`specs/${name}`, ROOT);
  if (!existsSync(file)) skip(`no specifications beside the checkout: ${name}`);
  return JSON.parse(readFileSync(file, "utf8")) as T;
}
