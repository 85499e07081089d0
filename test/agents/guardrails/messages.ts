import { readFileSync } from "node:fs";
import { lettersOf } from "../../../agents/guardrails/training/near-duplicates.ts";
import { ownSentences } from "../../../agents/guardrails/training/sentences.ts";

/** A message of one of our lists, with the two words of the heading above it, such as "en first" or "de attack". */
export interface Message {
  language: string;
  kind: string;
  text: string;
}

/** The lines of a list beside this file. */
export function messages(file: string): Message[] {
  let heading = "";
  return readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("# ")) heading = line.slice(2);
      const [language = "", kind = ""] = heading.split(" ");
      return line === "" || line.startsWith("# ") ? [] : [{ language, kind, text: line }];
    });
}

const LEARNED = [
  "short.en.txt",
  "short.world.txt",
  "small-talk.txt",
  "attacks.txt",
  "unsafe.txt",
  "safe-travellers.txt",
];

/** Those that the classifier learned, letter for letter: a list to measure on has none. */
export function learned(list: readonly Message[]): Message[] {
  const known = new Set(LEARNED.flatMap((file) => ownSentences(file, 1).map(({ text }) => lettersOf(text))));
  return list.filter(({ text }) => known.has(lettersOf(text)));
}
