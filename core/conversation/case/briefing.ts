import type { Entry } from "../entry.ts";

/** What the bot should know of the last stretch in which a person had the conversation. */
export interface Briefing {
  /** Who had it. */
  colleague: string;
  /** Why it had gone to a person: not again for the same reason, unless something new happened. */
  reasons: string[];
  /** What they said to the customer, in order. */
  said: string[];
  /** What they told the bot when they gave the conversation back. */
  note: string | undefined;
  /** The entry with which the stretch ended. What counts towards an escalation is counted from here. */
  endedSeq: number;
  endedAt: number;
}

/** The last hand-back in an episode's entries, or undefined if no person gave it back in them. */
export function lastBriefing(entries: readonly Entry[]): Briefing | undefined {
  const end = entries.findLast((entry) => entry.kind === "case" && entry.event === "handed_back");
  if (end?.kind !== "case") return undefined;
  const opened = entries.findLast(
    (entry) => entry.kind === "case" && entry.event === "opened" && entry.case === end.case && entry.seq < end.seq,
  );
  const said = entries.flatMap((entry) =>
    entry.kind === "message" && entry.message.from === "staff" && entry.seq > (opened?.seq ?? 0) && entry.seq < end.seq
      ? [entry.message.text]
      : [],
  );
  return {
    colleague: end.by?.name ?? "A colleague",
    reasons: Array.isArray(end.reasons) ? end.reasons.map(String) : [],
    said,
    note: typeof end.briefing === "string" ? end.briefing : undefined,
    endedSeq: end.seq,
    endedAt: end.at,
  };
}

/** What happened since a person last gave the conversation back: what counts towards asking for one again. */
export function sinceHandBack(entries: readonly Entry[]): readonly Entry[] {
  const ended = lastBriefing(entries)?.endedSeq;
  return ended === undefined ? entries : entries.filter(({ seq }) => seq > ended);
}
