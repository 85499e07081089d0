import { DateTime } from "luxon";
import type { Entry } from "../entry.ts";
import type { Speaker } from "../message.ts";

/** How a transcript is written. */
export interface TranscriptStyle {
  /** `staff` sees notes and what happened to the case; `customer` what was said, and nothing else. */
  reader: "customer" | "staff";
  zone: string;
  /** What speakers are called, in the reader's language. */
  names?: Partial<Record<Speaker, string>>;
}

const NAMES: Readonly<Record<Speaker, string>> = {
  customer: "Customer",
  bot: "Assistant",
  staff: "Colleague",
  system: "Airline",
};

/** A conversation as plain text to keep or print: one line a message, oldest first, with local times. */
export function transcript(entries: readonly Entry[], { reader, zone, names = {} }: TranscriptStyle): string {
  const lines = entries.flatMap((entry) => {
    const words = wordsOf(entry, reader, { ...NAMES, ...names });
    if (words === undefined) return [];
    return [`${DateTime.fromMillis(entry.at, { zone }).toFormat("yyyy-MM-dd HH:mm")}  ${words}`];
  });
  return `${lines.join("\n")}\n`;
}

function wordsOf(entry: Entry, reader: "customer" | "staff", names: Record<Speaker, string>): string | undefined {
  if (entry.kind === "message") {
    const { from, name, text, attachments = [] } = entry.message;
    const files = attachments.map((each) => `[${each.name ?? each.type}]`);
    return `${from === "staff" && name ? name : names[from]}: ${[text, ...files].filter(Boolean).join(" ")}`;
  }
  if (reader === "customer") return undefined;
  if (entry.kind === "episode") return `— episode ${entry.number} —`;
  if (entry.kind === "rating") return `— rated ${entry.value} of 5 —`;
  if (entry.kind !== "case") return undefined;
  const by = entry.by ? ` by ${entry.by.name}` : "";
  const detail = [entry.reason, entry.text, entry.briefing].find((each) => typeof each === "string");
  return `— case ${entry.event.replaceAll("_", " ")}${by}${detail ? `: ${detail}` : ""} —`;
}
