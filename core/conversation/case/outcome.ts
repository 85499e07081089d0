import type { Entry } from "../entry.ts";
import type { ConversationState } from "../state.ts";

/** One row of what is worth counting about an episode. Times in ms. */
export interface EpisodeOutcome {
  episode: number;
  /** Who brought it to its end: the bot alone, or a person who spoke with the customer or closed the case. */
  by: "bot" | "person";
  /** Why people were needed, in order, over all cases of the episode. */
  reasons: string[];
  channel: string;
  language?: string;
  /** The agent that had it last. */
  agent?: string;
  startedAt: number;
  endedAt: number;
  /** From the customer's first message to the first words back, whoever said them. */
  firstResponseMs?: number;
  /** From the first case to its claim, and to a person's first words. */
  claimMs?: number;
  firstHumanMs?: number;
  messages: { customer: number; bot: number; staff: number };
  staff?: string;
  /** What staff said it came to. */
  resolution?: string;
  /** It had been resolved before, less than seven days earlier. */
  reopened: boolean;
  tokens: { input: number; output: number; cost: number };
}

/** Sums an episode up from its part of the log. */
export function sumUp(
  state: ConversationState,
  entries: readonly Entry[],
  ending: { endedAt: number; by?: "person"; staff?: string; resolution?: string },
): EpisodeOutcome {
  const cases = entries.filter((entry) => entry.kind === "case");
  const startedAt = entries[0]?.at ?? state.createdAt;
  const { endedAt, by, staff, resolution } = ending;
  const messages = { customer: count(entries, "customer"), bot: count(entries, "bot"), staff: count(entries, "staff") };
  const opened = cases.find(({ event }) => event === "opened")?.at;
  const since = (from: number | undefined, to: number | undefined) =>
    from === undefined || to === undefined ? undefined : to - from;
  return {
    episode: state.episode,
    by: by ?? (messages.staff > 0 ? "person" : "bot"),
    reasons: cases.flatMap(({ event, reason }) =>
      (event === "opened" || event === "added") && reason ? [String(reason)] : [],
    ),
    channel: state.address.channel,
    startedAt,
    endedAt,
    messages,
    reopened: entries.some((entry) => entry.kind === "episode" && entry.reopened === true),
    tokens: spent(entries),
    ...given({
      language: state.language,
      agent: state.agent,
      staff,
      resolution,
      firstResponseMs: since(
        startedAt,
        entries.find((entry) => entry.kind === "message" && entry.message.from !== "customer")?.at,
      ),
      claimMs: since(opened, cases.find(({ event }) => event === "claimed")?.at),
      firstHumanMs: since(
        opened,
        entries.find((entry) => entry.kind === "message" && entry.message.from === "staff")?.at,
      ),
    }),
  };
}

const count = (entries: readonly Entry[], from: string): number =>
  entries.filter((entry) => entry.kind === "message" && entry.message.from === from).length;

function spent(entries: readonly Entry[]): EpisodeOutcome["tokens"] {
  const sum = { input: 0, output: 0, cost: 0 };
  for (const entry of entries) {
    if (entry.kind !== "model") continue;
    sum.input += entry.tokens.input;
    sum.output += entry.tokens.output;
    sum.cost += entry.tokens.cost ?? 0;
  }
  return sum;
}

function given<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
