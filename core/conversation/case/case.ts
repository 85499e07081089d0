import type { Fact, Staff } from "../entry.ts";

/** Why a person is needed. What comes from the agents and what comes from the machinery share this list. */
export const REASONS = [
  "guardrail",
  "low_confidence",
  "ungrounded",
  "asked",
  "approval",
  "tool_failed",
  "model_unavailable",
  "max_turns",
  "undeliverable",
  "poison_turn",
  "unknown_outcome",
] as const;
export type Reason = (typeof REASONS)[number];

export type Priority = "low" | "normal" | "high";

/**
 * `open`: waits for staff. `claimed`: in a person's hands. `returned`: over, and the bot goes on with the same episode.
 * `resolved`: over, and the episode with it.
 */
export type Standing = "open" | "claimed" | "returned" | "resolved";

/** Something the bot may not do without a person's word. */
export interface Approval {
  /** Also the idempotency key under which it is carried out. */
  id: string;
  /** What is asked for, as a noun phrase, for staff. */
  what: string;
  /** The same as the customer reads it, in their language. */
  toCustomer?: string;
  state: "pending" | "approved" | "denied" | "done" | "failed";
  /** Whatever staff should know and whoever carries it out needs. */
  detail: Record<string, unknown>;
  by?: Staff;
  /** How often carrying it out was tried. */
  tries: number;
  /** A denial stands where the request came from, too. */
  recorded?: boolean;
}

/** An escalation, as it stands. How it came to be so stands in the log, as facts of kind `case`. All times in ms. */
export interface Case {
  id: string;
  /** Counts 1, 2, 3… in its conversation. */
  number: number;
  state: Standing;
  /** In the order in which they arose; the first opened the case. */
  reasons: string[];
  priority: Priority;
  summary: string;
  /** What the bot would have said, had it been sure. */
  draft?: string;
  /** Whatever else the reasons carry. */
  detail?: Record<string, unknown>;
  approvals: Approval[];
  openedAt: number;
  /** When somebody is to have claimed it; unset where nobody is expected back. */
  claimBy?: number;
  /** How often staff were reminded that nobody claimed it. */
  rounds: number;
  /** Nobody is to tell the customer of this case: they can't be reached, or need not know. */
  unspoken: boolean;
  /** Who has it, or had it last. */
  staff?: Staff;
  claimedAt?: number;
  /** When staff last said something to the customer. */
  repliedAt?: number;
  firstReplyAt?: number;
  /** While set and not past, what the claimer writes goes to the customer at once. */
  liveUntil?: number;
  /** Whom the customer was introduced to, by staff id. */
  introduced: string[];
  closedAt?: number;
  /** What staff said it came to, for the bot and the record. */
  resolution?: string;
}

/** What can happen to a case. */
export type CaseEvent =
  | "opened"
  | "added"
  | "claimed"
  | "reassigned"
  | "requeued"
  | "replied"
  | "noted"
  | "live_on"
  | "live_off"
  | "renotified"
  | "widened"
  | "nobody_came"
  | "idle"
  | "approved"
  | "denied"
  | "carried_out"
  | "carry_out_failed"
  | "handed_back"
  | "settled"
  | "resolved";

/** A fact of a case; `by` is who did it, absent where it was the system. */
export interface CaseFact {
  kind: "case";
  event: CaseEvent;
  case: string;
  by?: Staff;
  [detail: string]: unknown;
}

/** The id of a conversation's case, by its number; and whose case an id is. */
export const caseId = (conversation: string, number: number): string => `${conversation}-c${number}`;
export const conversationOfCase = (id: string): string => id.replace(/-c\d+$/, "");

export const isOver = (each: Pick<Case, "state">): boolean => each.state === "returned" || each.state === "resolved";

/** Puts down that something happened to a case. */
export function told(
  of: Pick<Case, "id">,
  event: CaseEvent,
  detail: { by?: Staff | undefined; [more: string]: unknown } = {},
): Fact {
  const { by, ...rest } = detail;
  return { kind: "case", event, case: of.id, ...(by && { by }), ...rest };
}

/** The state fields of a conversation that hold its case; the scripts file it by `caseState`. */
export function kept(each: Case): Record<string, unknown> {
  return { case: each, caseState: each.state, followed: "1" };
}
