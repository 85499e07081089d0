import type { Fact } from "./entry.ts";
import type { Card, Message } from "./message.ts";
import type { Turn } from "./turn.ts";

/** Words for the customer at the end of a turn. */
export interface Saying {
  from: "bot" | "system";
  text: string;
  name?: string;
  card?: Card;
  sentence?: string;
}

/** Why a person is needed, and what they should know. */
export interface Escalation {
  reason: string;
  priority: "low" | "normal" | "high";
  summary: string;
  /** What the bot would have said, had it been sure. */
  draft?: string;
  /** Whatever else this kind of case carries, e.g. what is to be approved. */
  detail?: Record<string, unknown>;
}

/** How a turn ends. */
export interface Answer {
  sayings: Saying[];
  /** Facts for the log, after those recorded on the way. */
  facts: Fact[];
  /** State to keep with the conversation (`agent`, `language`, `context`, `contact`, …). */
  keep: Record<string, unknown>;
  escalation?: Escalation;
  /** True once the turn wrote or handed off: newer messages no longer discard it (I11). */
  binding: boolean;
}

/** Whoever thinks of an answer. The agents implement it; the turn job calls it. */
export interface Responder {
  /** Answers every message of the turn. Whatever it throws counts as a failed try, except `TurnEnded` and its kind. */
  respond(turn: Turn, signal: AbortSignal): Promise<Answer>;
  /** The last resort when nothing could answer: words in the customer's language, and the case. */
  giveUp(turn: Turn, reason: "poison_turn" | "model_unavailable", error?: unknown): Promise<Answer>;
}

/** The id of the n-th thing a turn says: the same whenever the turn is run again. */
export const sayingId = (turn: string, index: number): string => `${turn}-r${index}`;

/** A saying as it stands in the log. */
export function toMessage(saying: Saying, turn: string, index: number): Message {
  return { id: sayingId(turn, index), ...saying };
}
