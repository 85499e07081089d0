import type { ConversationState, Entry, Log } from "../../../core/index.ts";

const MOST_KEPT = 20_000;

/** What is counted of one episode. Times in ms. */
export interface EpisodeFigures {
  startedAt: number;
  channel: string;
  agents: string[];
  answered: boolean;
  reasons: string[];
  resolvedBy: "bot" | "person" | undefined;
  reopened: boolean;
  guardrails: Record<string, { tripped: number; passed: number; notRun: number }>;
  optOuts: number;
  /** US dollars. */
  cost: number;
  /** From a customer's message to the bot's answer, each. */
  answerMs: number[];
  /** From the first escalation to a person's first words. */
  staffMs: number | undefined;
  rating: number | undefined;
}

/** Counts episodes, and keeps the figures for as long as their conversation does not change. */
export class EpisodeCounts {
  readonly #log: Log;
  readonly #known = new Map<string, { seq: number; figures: EpisodeFigures[] }>();

  constructor(log: Log) {
    this.#log = log;
  }

  async of(conversation: string): Promise<EpisodeFigures[]> {
    const state = await this.#log.state(conversation);
    if (!state) return [];
    const known = this.#known.get(conversation);
    if (known?.seq === state.seq) return known.figures;
    const figures = countEpisodes(state, await this.#log.read(conversation));
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(conversation, { seq: state.seq, figures });
    return figures;
  }
}

/** The episodes of a conversation, oldest first. */
export function countEpisodes({ address }: ConversationState, entries: readonly Entry[]): EpisodeFigures[] {
  const episodes: Counting[] = [];
  for (const entry of entries) {
    if (episodes.length === 0 || entry.kind === "episode") episodes.push(new Counting(entry, address.channel));
    episodes.at(-1)?.take(entry);
  }
  return episodes.map(({ figures }) => figures);
}

class Counting {
  readonly figures: EpisodeFigures;
  #waitingSince: number | undefined;
  #escalatedAt: number | undefined;

  constructor(first: Entry, channel: string) {
    this.figures = {
      startedAt: first.at,
      channel,
      agents: [],
      answered: false,
      reasons: [],
      resolvedBy: undefined,
      reopened: first.kind === "episode" && first.reopened === true,
      guardrails: {},
      optOuts: 0,
      cost: 0,
      answerMs: [],
      staffMs: undefined,
      rating: undefined,
    };
  }

  take(entry: Entry): void {
    const { figures } = this;
    if (entry.kind === "message") this.#said(entry);
    else if (entry.kind === "case") this.#escalated(entry);
    else if (entry.kind === "guardrail") this.#judged(entry);
    else if (entry.kind === "agent") figures.agents = [...new Set([...figures.agents, entry.agent])];
    else if (entry.kind === "model") figures.cost += entry.tokens.cost ?? 0;
    else if (entry.kind === "consent") figures.optOuts += entry.optedOut ? 1 : 0;
    else if (entry.kind === "rating") figures.rating = entry.value;
    else if (entry.kind === "outcome") figures.resolvedBy = entry.by;
  }

  #said({ message: { from }, at }: Entry & { kind: "message" }): void {
    if (from === "customer") this.#waitingSince ??= at;
    if (from === "bot") {
      this.figures.answered = true;
      if (this.#waitingSince !== undefined) this.figures.answerMs.push(at - this.#waitingSince);
    }
    if (from === "staff" && this.#escalatedAt !== undefined) this.figures.staffMs ??= at - this.#escalatedAt;
    // Whoever answered, nobody waits any more.
    if (from !== "customer") this.#waitingSince = undefined;
  }

  #escalated({ event, reason, at }: Entry & { kind: "case" }): void {
    if (event !== "opened" && event !== "added") return;
    this.#escalatedAt ??= at;
    if (typeof reason === "string") this.figures.reasons.push(reason);
  }

  #judged({ guardrail, verdict }: Entry & { kind: "guardrail" }): void {
    this.figures.guardrails[guardrail] ??= { tripped: 0, passed: 0, notRun: 0 };
    const counts = this.figures.guardrails[guardrail];
    counts[verdict === "not_run" ? "notRun" : verdict]++;
  }
}
