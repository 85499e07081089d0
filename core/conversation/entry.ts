import type { CaseFact } from "./case/case.ts";
import type { EpisodeOutcome } from "./case/outcome.ts";
import type { Message } from "./message.ts";

/** Who answers next. */
export type Owner = "bot" | "queue" | "human";

/** A member of staff, by their id at the desk's face and the name customers read. */
export interface Staff {
  id: string;
  name: string;
}

/** Where a delivery stands. `held`: kept back until the customer asks for more; `unknown`: it may have arrived and is not sent again; `suppressed`: the customer opted out. */
export type DeliveryState =
  | "queued"
  | "held"
  | "sending"
  | "sent"
  | "delivered"
  | "read"
  | "failed"
  | "undelivered"
  | "unknown"
  | "withdrawn"
  | "suppressed";

/** What the runner reports of one guardrail. Not run is not passed. */
export type Verdict = "passed" | "tripped" | "not_run";

/** Tokens of one model call, and what they cost in US dollars where the price is known. */
export interface Tokens {
  input: number;
  output: number;
  cost?: number;
}

/** What can stand in a conversation's log. Each is a fact about something that happened, never a plan. */
export type Fact =
  | { kind: "message"; message: Message }
  /** `reopened`: within seven days after the one before it was resolved. */
  | { kind: "episode"; number: number; reason: string; reopened?: boolean }
  | {
      kind: "turn";
      turn: string;
      phase: "began" | "superseded" | "taken" | "committed" | "failed";
      config?: string;
      tries?: number;
      ms?: number;
      error?: string;
    }
  | { kind: "blocked"; message: string; guardrail: string }
  /** What a run added to the model's history, in answer to the messages at `heard`. */
  | { kind: "items"; turn: string; heard: number[]; items: unknown[] }
  | { kind: "agent"; agent: string }
  | { kind: "handoff"; from: string; to: string; arguments?: unknown; filtered?: boolean }
  | {
      kind: "tool";
      phase: "called" | "progress" | "answered";
      call: string;
      tool: string;
      agent: string;
      effect?: "read" | "write";
      arguments?: unknown;
      result?: unknown;
      error?: string;
      ms?: number;
    }
  | { kind: "model"; agent: string; model: string; ms: number; tokens: Tokens; error?: string }
  | {
      kind: "guardrail";
      guardrail: string;
      side: "input" | "output" | "tool";
      agent: string;
      verdict: Verdict;
      severity?: "low" | "medium" | "high";
      reason?: string;
      tier?: string;
      ms?: number;
      message?: string;
    }
  | { kind: "confidence"; value: number; parts: Record<string, number>; ungrounded?: string[] }
  | { kind: "context"; changes: Record<string, unknown> }
  | { kind: "language"; language: string }
  | { kind: "retracted"; message: string; reason: string }
  | { kind: "owner"; owner: Owner; staff?: Staff; reason: string }
  | CaseFact
  /** How an episode ended; the last fact of it, but for what customers say of it afterwards. */
  | ({ kind: "outcome" } & EpisodeOutcome)
  /** The customer's own judgement of an episode, 1 (bad) to 5 (great). */
  | { kind: "rating"; value: number; episode: number }
  | { kind: "delivery"; delivery: string; message: string; state: DeliveryState; provider?: string; reason?: string }
  | { kind: "consent"; optedOut: boolean; by: string }
  | { kind: "contact"; contact: string; how: string }
  /** A customer changed or took back, at their provider, what they had said. */
  | { kind: "edited"; message: string; text: string }
  | { kind: "deleted"; message: string }
  /** A customer judged an answer by its buttons. */
  | { kind: "feedback"; message: string; value: "good" | "bad"; by?: string }
  | { kind: "revealed"; by: string };

/** A fact with its place: `seq` counts 1, 2, 3… in its conversation, `at` is the store's clock in milliseconds. */
export type Entry = Fact & { seq: number; at: number };
