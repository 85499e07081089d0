import type { Entry } from "../entry.ts";
import { lineOf, type TranscriptLine } from "./transcript.ts";

/** Reads what parts of messages said, by their ids. */
export type ReadParts = (deliveries: readonly string[]) => Promise<string[]>;

/**
 * What was said in a stretch of the log, as the customer saw it: no remark of staff's, no draft, nothing the bot said
 * that was taken back before it reached them. What the customer changed or took back stands as they left it.
 * `entries` go on to the end of the log: what became of a message stands after it. `to`: the last entry that is shown.
 */
export async function customerTranscript(
  entries: readonly Entry[],
  to: number,
  readParts: ReadParts,
): Promise<TranscriptLine[]> {
  const fates = fatesOf(entries);
  const lines: TranscriptLine[] = [];
  for (const entry of entries) {
    if (entry.kind !== "message" || entry.seq > to) continue;
    const { message, at } = entry;
    // A transcript of transcripts would double with every one.
    if (message.sentence === "transcript" || fates.deleted.has(message.id)) continue;
    const text = fates.edited.get(message.id) ?? message.text;
    const { kept, takenBack } = fates.parts.get(message.id) ?? { kept: [], takenBack: false };
    if (takenBack && kept.length === 0) continue;
    lines.push(lineOf(at, { ...message, text: takenBack ? (await readParts(kept)).join("\n") : text }));
  }
  return lines;
}

/** What became of messages after they were said. */
interface Fates {
  deleted: Set<string>;
  edited: Map<string, string>;
  parts: Map<string, { kept: string[]; takenBack: boolean }>;
}

function fatesOf(entries: readonly Entry[]): Fates {
  const fates: Fates = { deleted: new Set(), edited: new Map(), parts: new Map() };
  for (const entry of entries) {
    if (entry.kind === "deleted") fates.deleted.add(entry.message);
    if (entry.kind === "edited") fates.edited.set(entry.message, entry.text);
    if (entry.kind === "delivery") took(fates, entry);
  }
  return fates;
}

function took({ parts }: Fates, { message, delivery, state, reason }: Entry & { kind: "delivery" }): void {
  const found = parts.get(message) ?? { kept: [], takenBack: false };
  // Pages the customer did not ask for make way for a newer answer: those were theirs to have.
  const takenBack = (state === "withdrawn" && reason === "taken") || state === "suppressed";
  const others = found.kept.filter((each) => each !== delivery);
  found.kept = takenBack ? others : [...others, delivery].sort(byPart);
  found.takenBack ||= takenBack;
  parts.set(message, found);
}

// A part's id ends in its place.
const byPart = (a: string, b: string): number => placeOf(a) - placeOf(b);
const placeOf = (delivery: string): number => Number(delivery.slice(delivery.lastIndexOf(".") + 1));
