import type { Agent } from "./agent.ts";
import type { Item } from "./items.ts";
import type { RunResult } from "./result.ts";
import type { Usage } from "./usage.ts";

/**
 * What instructions, predicates, hooks and callbacks are told about the run they are part of. `context` is the caller's
 * own object, shared by the whole run; everything else is read-only.
 */
export interface RunScope<Ctx = unknown> {
  /** Stable across retries of the same turn; the base of every idempotency key. */
  readonly runId: string;
  readonly context: Ctx;
  readonly agent: Agent<Ctx, unknown>;
  /** The conversation so far, this run's own items included. */
  readonly items: readonly Item[];
  readonly usage: Usage;
  /** Aborts when the run ends early: cancelled, timed out, or stopped by a guardrail. */
  readonly signal: AbortSignal;
  /** What the model passed along with the transfer to this agent; undefined for the first agent. */
  readonly handoffArgs: unknown;
}

/** What a tool is told: the run, and the call it answers. */
export interface ToolScope<Ctx = unknown> extends RunScope<Ctx> {
  readonly callId: string;
  /** Same run, tool, arguments and count → same key. Write tools pass it to the system they change. */
  readonly idempotencyKey: string;
  /** Tells whoever follows the run how far the tool is (a `progress` event). */
  progress(text: string): void;
  /** Asks another agent and waits for its answer, inside this run: its cost, journal, limits and cancellation. */
  runAgent<Out>(agent: Agent<Ctx, Out>, input: string | readonly Item[]): Promise<RunResult<Out>>;
}
