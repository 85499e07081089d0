import type { ConversationState, Entry } from "../../../../core/index.ts";
import { readField } from "./fields.ts";

/** The values that are personal in this very conversation, by the fields they stand in: to be hidden in its words, too. */
export function personalWords(
  { name, context }: Pick<ConversationState, "name" | "context">,
  entries: readonly Entry[],
) {
  return personalIn([{ name }, context, ...entries.flatMap(structured)]);
}

/** The same, of one entry. */
export const personalInEntry = (entry: Entry): Set<string> => personalIn(structured(entry));

function structured(entry: Entry): unknown[] {
  if (entry.kind === "tool") return [entry.arguments, entry.result];
  if (entry.kind === "context") return [entry.changes];
  return entry.kind === "contact" ? [{ contact: entry.contact }] : [];
}

function personalIn(values: readonly unknown[]): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown, all: boolean, words: boolean): void => {
    if (typeof value === "string") {
      if (all || words) for (const word of [value, ...value.split(/\s+/)]) if (/\p{L}/u.test(word)) found.add(word);
    } else if (Array.isArray(value)) for (const each of value) look(each, all, words);
    else if (typeof value === "object" && value !== null)
      for (const [name, inner] of Object.entries(value)) {
        const field = readField(name, value);
        look(inner, all || field === "all", field === "words");
      }
  };
  for (const value of values) look(value, false, false);
  return found;
}
