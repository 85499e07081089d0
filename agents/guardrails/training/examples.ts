import { existsSync, readFileSync } from "node:fs";
import { groupNearDuplicates } from "./near-duplicates.ts";
import { ownSentences } from "./sentences.ts";

/** One text to learn from. `group` holds what must not be split between training and testing. */
export interface Example {
  text: string;
  /** The corpus, or "own". */
  set: string;
  /** What must happen to it; the corpora's own labels. */
  label: string;
  /** Finer than the label where the corpus says it: the multi-class part learns from it. */
  intent: string;
  group: string;
}

/** Where the corpora are; absent on most machines, since their texts are not ours to ship. */
export const corporaFolder = new URL("../../../../shared/data/corpora/", import.meta.url);
export const corporaPresent = (): boolean => existsSync(corporaFolder);

interface Row {
  text: string;
  label: string;
  intent?: string;
  intents?: string[];
  kind?: string;
  conv?: string;
  task?: number;
}

/** The records of one corpus, without its header line. */
export function readCorpus(set: string): Row[] {
  const [, ...rows] = readFileSync(new URL(`${set}.jsonl`, corporaFolder), "utf8")
    .trim()
    .split("\n");
  return rows.map((row) => JSON.parse(row) as Row);
}

const SETS = [
  "attack-jailbreak",
  "attack-prompt-extraction",
  "attack-injection-giskard",
  "mixed-deepset-injections",
  "attack-code-payloads",
  "attack-indirect-bipia",
  "content-safety",
  "relevance-clinc",
  "relevance-banking77",
  "benign-multidogo-airline",
  "benign-tau-turns",
  "greetings-multilang",
];

/** Every corpus the classifier learns from, near-duplicates grouped. */
export function corpusExamples(): Example[] {
  const examples = SETS.flatMap((set) =>
    readCorpus(set).map((row) => ({
      // "###STOP###" is the simulated customer's way of hanging up, not something a customer types.
      text: row.text.replace("###STOP###", "").trim(),
      set,
      label: row.label,
      intent: row.intent ?? row.intents?.[0] ?? row.kind ?? row.label,
      group: row.conv ?? (row.task === undefined ? "" : `task ${row.task}`),
    })),
  ).filter((example) => example.text !== "");
  return groupNearDuplicates(examples);
}

const OWN: readonly [file: string, label: string, times: number][] = [
  ["airline.en.txt", "airline", 4],
  ["airline.world.txt", "airline", 3],
  ["short.en.txt", "airline", 3],
  ["short.world.txt", "airline", 2],
  ["replies.txt", "reply", 60],
  ["small-talk.txt", "conversational", 1],
  ["off-topic.txt", "off_topic", 6],
  ["attacks.txt", "jailbreak", 2],
  ["attacks.world.txt", "jailbreak", 8],
  ["code.txt", "code_payload", 1],
  ["unsafe.txt", "unsafe", 10],
  ["unsafe.world.txt", "unsafe", 10],
  ["safe.txt", "safe_lookalike", 8],
  ["safe-travellers.txt", "safe_traveller", 4],
  ["tool-instructions.txt", "indirect_instruction", 4],
  ["planted-orders.txt", "planted_order", 3],
  ["tool-text.txt", "tool_text", 12],
];

/** What we wrote ourselves, in `sentences/`. */
export const ownExamples = (): Example[] =>
  OWN.flatMap(([file, label, times]) =>
    ownSentences(file, times).map(({ text, line }) => ({
      text,
      set: "own",
      label,
      intent: `own ${label}`,
      group: `own ${line}`,
    })),
  );
