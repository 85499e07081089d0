import type { Agent, AnyAgent } from "./agent.ts";
import { UserError } from "./errors.ts";
import type { Item } from "./items.ts";
import type { MaybePromise } from "./types.ts";
import type { ReportedUsage } from "./usage.ts";

export type Severity = "low" | "medium" | "high";

/** A guardrail's verdict. */
export interface GuardrailOutput {
  tripwireTriggered: boolean;
  /** Why, in words for staff, and for the model when it is asked to try again. Never quote what must not be seen. */
  message: string;
  /** "medium" where nothing is said. */
  severity?: Severity;
  metadata?: Record<string, unknown>;
  /** On what a tool returned, with a trip: what the model reads in its place, where part of it may be read. */
  instead?: unknown;
  /** What asking a model for this verdict cost. */
  usage?: ReportedUsage;
}

export type GuardrailKind = "input" | "output" | "tool_input" | "tool_output";

/**
 * - `passed`: it ran and found nothing
 * - `tripped`: it found something, or it failed and failing means blocking
 * - `cancelled`: another one tripped first, so nobody knows what it would have said
 * - `error`: it failed, and its `onError: "allow"` let the text through
 */
export type GuardrailStatus = "passed" | "tripped" | "cancelled" | "error";

/** The record of one check. Every guardrail of a run has one, also those that never got to finish. */
export interface GuardrailResult {
  guardrail: { name: string; kind: GuardrailKind };
  agent: AnyAgent;
  status: GuardrailStatus;
  output: GuardrailOutput & { severity: Severity; metadata: Record<string, unknown> };
  executionTimeMs: number;
}

/** What a check may look at beside the text itself. */
export interface GuardrailInfo<Ctx = unknown> {
  context: Ctx;
  agent: Agent<Ctx, unknown>;
  items: readonly Item[];
  /** Aborts when the verdict is no longer wanted. */
  signal: AbortSignal;
}

interface GuardrailOptions {
  name: string;
  /** Milliseconds a check may take (15 s unless said otherwise); then it counts as failed. */
  timeoutMs?: number;
  /** What a check that throws, hangs or answers nonsense means: "block" (the default) or "allow". */
  onError?: "block" | "allow";
}

export interface InputGuardrail<Ctx = unknown> extends Required<GuardrailOptions> {
  readonly kind: "input";
  /** "parallel": beside the agent's first model call. "blocking": before it, so that a trip costs nothing. */
  readonly mode: "parallel" | "blocking";
  check(input: string, info: GuardrailInfo<Ctx>): MaybePromise<GuardrailOutput>;
}

/** What happens to an answer that trips: it is withheld, written once more with the reason at hand, or replaced. */
export type Remedy = "block" | "retry" | { replaceWith: string };

export interface OutputGuardrail<Ctx = unknown, Out = unknown> extends Required<GuardrailOptions> {
  readonly kind: "output";
  readonly onTrip: Remedy;
  check(output: Out, info: GuardrailInfo<Ctx>): MaybePromise<GuardrailOutput>;
}

/**
 * Checks what the customer wrote: the new messages only, as text, on every agent that takes the conversation over. On a
 * tool it checks the arguments, as JSON text.
 */
export function inputGuardrail<Ctx = unknown>(
  options: GuardrailOptions & {
    mode?: "parallel" | "blocking";
    check: InputGuardrail<Ctx>["check"];
  },
): InputGuardrail<Ctx> {
  return Object.freeze({ ...defaults(options), kind: "input", mode: options.mode ?? "parallel", check: options.check });
}

/**
 * Checks the whole answer (the parsed object where the agent has an output type) before anyone sees it, and, when the
 * answer is streamed, each prefix before it is released. On a tool it checks what the tool returned.
 */
export function outputGuardrail<Ctx = unknown, Out = unknown>(
  options: GuardrailOptions & {
    onTrip?: Remedy;
    check: OutputGuardrail<Ctx, Out>["check"];
  },
): OutputGuardrail<Ctx, Out> {
  return Object.freeze({
    ...defaults(options),
    kind: "output",
    onTrip: options.onTrip ?? "block",
    check: options.check,
  });
}

function defaults({ name, timeoutMs = 15_000, onError = "block" }: GuardrailOptions): Required<GuardrailOptions> {
  if (!name) throw new UserError("A guardrail needs a name: results, traces and staff refer to it");
  return { name, timeoutMs, onError };
}
