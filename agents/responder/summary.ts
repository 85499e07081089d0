import type { Entry, Heard, Message } from "../../core/index.ts";

const MOST_WORDS = 280;
/** "Yes" and "14C" say nothing to whoever was not there: what was said before them is shown with them. */
const TELLING = 40;

/** What a person should know at a glance: what the customer wants, and what was already done about it. */
export function summarise(
  entries: readonly Entry[],
  heard: readonly Heard[],
  { agent, tools, lastTime }: { agent: string | undefined; tools: readonly string[]; lastTime?: string | undefined },
): string {
  const did = entries.flatMap((entry) => (entry.kind === "tool" && entry.phase === "called" ? [entry.tool] : []));
  // What this turn did stands in the log only behind what was read of it.
  const all = [...new Set([...did, ...tools])].slice(-6).map((tool) => tool.replaceAll("_", " "));
  const lines = [`The customer wrote: ${clip(wishOf(entries, heard) || "(no words)")}`];
  if (all.length > 0) lines.push(`The bot did: ${all.join(", ")}`);
  if (agent) lines.push(`With: ${agent}`);
  if (lastTime) lines.push(lastTime);
  return lines.join("\n");
}

function wishOf(entries: readonly Entry[], heard: readonly Heard[]): string {
  const before = entries.flatMap((entry) =>
    entry.kind === "message" && entry.message.from === "customer" && entry.seq < (heard[0]?.seq ?? 0)
      ? [inShort(entry.message)]
      : [],
  );
  const said = heard.map(inShort);
  while (said.join(" / ").length < TELLING && before.length > 0) said.unshift(before.pop() ?? "");
  return said.filter(Boolean).join(" / ");
}

const inShort = ({ text, attachments = [] }: Pick<Message, "text" | "attachments">): string =>
  [text, ...attachments.map(({ name, type }) => `[${name ?? type}]`)].filter(Boolean).join(" ");

const clip = (text: string): string => (text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)}…` : text);
