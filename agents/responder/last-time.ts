import type { Entry } from "../../core/index.ts";

/** How far back in the log the episode before this one is looked for. */
export const LOOKED_BACK = 300;
const MOST_SAID = 3;
const MOST_WORDS = 200;

/**
 * How the episode before this one ended, in a few lines for the bot and for staff: what was done, what a colleague said
 * and made of it. None of the customer's words: nobody has judged them anew. Undefined: there was none.
 */
export function lastTime(before: readonly Entry[]): string | undefined {
  const end = before.findLastIndex(({ kind }) => kind === "outcome");
  const outcome = before[end];
  if (outcome?.kind !== "outcome") return undefined;
  const began = before.slice(0, end).findLastIndex(({ kind }) => kind === "episode");
  const episode = before.slice(began + 1, end + 1);
  const did = episode.flatMap((entry) => (entry.kind === "tool" && entry.phase === "called" ? [entry.tool] : []));
  const said = episode.flatMap((entry) =>
    entry.kind === "message" && entry.message.from === "staff" ? [clip(entry.message.text)] : [],
  );
  const day = new Date(outcome.endedAt).toISOString().slice(0, 10);
  const how = outcome.by === "person" ? `closed by ${outcome.staff ?? "a colleague"}` : "ended with the bot";
  const lines = [`Last time (until ${day}): ${how}${outcome.resolution ? `, as: ${outcome.resolution}` : ""}`];
  if (did.length > 0) lines.push(`What was done then: ${[...new Set(did)].join(", ").replaceAll("_", " ")}`);
  if (said.length > 0) lines.push(`What the customer was told then: ${said.slice(-MOST_SAID).join(" / ")}`);
  return lines.join("\n");
}

const clip = (text: string): string => (text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS)}…` : text);
