import type { ConversationState, Entry } from "../../../../core/index.ts";
import { withoutCodes } from "./codes.ts";
import { readField } from "./fields.ts";
import { personalWords } from "./known.ts";

const HIDDEN = "•••";
/** Shorter values would blank out half of every sentence. */
const LEAST = 3;

const PATTERNS: readonly RegExp[] = [
  // A link to a transcript opens for whoever has it, and what is behind it is not masked.
  /(?<=[?&]token=)[\w-]+/g,
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  // Cards before phones: both are digits, and a card has more.
  /\b(?:\d[ -]?){12,18}\d\b/g,
  // A number with a country code or in groups; flight numbers, prices and dates have neither.
  /(?:\+|\b00)\d[\d ().-]{6,17}\d\b|\(\d{2,4}\)[ -]?\d{3}[ .-]?\d{3,4}\b|\b\d{3}[ .-]\d{3}[ .-]\d{4}\b|\b\d{10,12}\b/g,
  /\b(?=[A-Z\d]*\d{5})[A-Z]{1,2}\d{6,8}\b/g,
];

/** Hides personal data for eyes that did not ask for it. `known`: values that are personal in this conversation. */
export class Mask {
  readonly #known: RegExp | undefined;

  constructor(known: Iterable<string> = []) {
    const words = [...new Set(known)].filter((word) => word.length >= LEAST).sort((a, b) => b.length - a.length);
    const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    this.#known =
      words.length > 0
        ? new RegExp(`(?<![\\p{Script=Latin}\\p{N}])(?:${escaped.join("|")})(?![\\p{Script=Latin}\\p{N}])`, "giu")
        : undefined;
  }

  text(text: string): string {
    const hidden = withoutCodes(
      PATTERNS.reduce((words, pattern) => words.replace(pattern, HIDDEN), text),
      HIDDEN,
    );
    return this.#known ? hidden.replace(this.#known, HIDDEN) : hidden;
  }

  /** A structure with its personal fields hidden and its words masked. */
  value(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((each) => this.value(each));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [name, this.#field(readField(name, value), inner)]),
    );
  }

  #field(field: ReturnType<typeof readField>, inner: unknown): unknown {
    if (field === "all") return hide(inner);
    if (field === "nothing") return this.value(inner);
    if (Array.isArray(inner)) return inner.map((each) => this.#field(field, each));
    return typeof inner === "string" ? HIDDEN : this.value(inner);
  }

  /** An entry as it may be shown. What staff and the system are called is no secret. */
  entry(entry: Entry): Entry {
    if (entry.kind === "message") {
      const { name, ...message } = entry.message;
      const shown = { ...(this.value(message) as typeof message), id: message.id };
      const called = name === undefined ? {} : { name: entry.message.from === "customer" ? HIDDEN : name };
      return { ...entry, message: { ...shown, ...called } };
    }
    if (entry.kind === "case") {
      const { by, to, from, ...rest } = entry;
      return { ...(this.value(rest) as typeof entry), ...given({ by, to, from }) };
    }
    if (entry.kind === "handoff") return { ...entry, arguments: this.value(entry.arguments) };
    if (entry.kind === "owner" || entry.kind === "delivery" || entry.kind === "revealed") return entry;
    return this.value(entry) as Entry;
  }
}

/** Hides what is personal in this very conversation. */
export const maskOf = (state: ConversationState, entries: readonly Entry[]): Mask =>
  new Mask(personalWords(state, entries));

function hide(value: unknown): unknown {
  if (typeof value === "string" || typeof value === "number") return HIDDEN;
  if (Array.isArray(value)) return value.map(hide);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hide(inner)]));
}

function given(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
