import { DateTime } from "luxon";
import type { Entry } from "../entry.ts";
import type { Attachment, Message, Speaker } from "../message.ts";

/** How a transcript is written. */
export interface TranscriptStyle {
  zone: string;
  /** What speakers are called, in the reader's language. */
  names?: Partial<Record<Speaker, string>>;
}

/** One thing that was said, as its reader may see it. */
export interface TranscriptLine {
  /** Ms. */
  at: number;
  speaker: Speaker;
  /** By which staff are known to customers. */
  name?: string;
  text: string;
  attachments: readonly Attachment[];
}

const NAMES: Readonly<Record<Speaker, string>> = {
  customer: "Customer",
  bot: "Assistant",
  staff: "Colleague",
  system: "Airline",
};

/** A conversation as staff print it: what was said and what happened to the case, one line each, with local times. */
export function transcript(entries: readonly Entry[], { zone, names = {} }: TranscriptStyle): string {
  const known = { ...NAMES, ...names };
  const lines = entries.flatMap((entry) => {
    const words = entry.kind === "message" ? spokenLine(lineOf(entry.at, entry.message), known) : happened(entry);
    return words === undefined ? [] : [`${timeOf(entry.at, zone)}  ${words}`];
  });
  return `${lines.join("\n")}\n`;
}

/** What a customer's transcript says, as plain text to keep: one line a message, with local times. */
export function transcriptText(lines: readonly TranscriptLine[], { zone, names = {} }: TranscriptStyle): string {
  const known = { ...NAMES, ...names };
  return `${lines.map((line) => `${timeOf(line.at, zone)}  ${spokenLine(line, known)}`).join("\n")}\n`;
}

const timeOf = (at: number, zone: string): string => DateTime.fromMillis(at, { zone }).toFormat("yyyy-MM-dd HH:mm");

export function lineOf(at: number, { from, name, text, attachments = [] }: Message): TranscriptLine {
  return { at, speaker: from, ...(name && from === "staff" && { name }), text, attachments };
}

function spokenLine({ speaker, name, text, attachments }: TranscriptLine, names: Record<Speaker, string>): string {
  const files = attachments.map((each) => `[${each.name ?? each.type}]`);
  return `${name ?? names[speaker]}: ${[text, ...files].filter(Boolean).join(" ")}`;
}

function happened(entry: Entry): string | undefined {
  if (entry.kind === "episode") return `— episode ${entry.number} —`;
  if (entry.kind === "rating") return `— rated ${entry.value} of 5 —`;
  if (entry.kind !== "case") return undefined;
  const by = entry.by ? ` by ${entry.by.name}` : "";
  const detail = [entry.reason, entry.text, entry.briefing].find((each) => typeof each === "string");
  return `— case ${entry.event.replaceAll("_", " ")}${by}${detail ? `: ${detail}` : ""} —`;
}
