import type { Entry, Heard } from "../../core/index.ts";

const MOST_WORDS = 280;

/** What a person should know at a glance: what the customer wants, and what was already done about it. */
export function summarise(entries: readonly Entry[], heard: readonly Heard[], agent: string | undefined): string {
  const asked = heard.map(inShort).join(" / ");
  const did = entries.flatMap((entry) =>
    entry.kind === "tool" && entry.phase === "called" ? [entry.tool.replaceAll("_", " ")] : [],
  );
  const lines = [`The customer wrote: ${clip(asked || "(no words)")}`];
  if (did.length > 0) lines.push(`The bot did: ${[...new Set(did)].slice(-6).join(", ")}`);
  if (agent) lines.push(`With: ${agent}`);
  return lines.join("\n");
}

const inShort = ({ text, attachments = [] }: Heard): string =>
  [text, ...attachments.map(({ name, type }) => `[${name ?? type}]`)].filter(Boolean).join(" ");

const clip = (text: string): string => (text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)}…` : text);
