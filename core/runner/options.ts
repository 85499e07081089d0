import type { RunnerError } from "./errors.ts";
import type { HandoffInputFilter } from "./filters.ts";
import type { InputGuardrail, OutputGuardrail } from "./guardrail.ts";
import type { Hooks } from "./hooks.ts";
import type { Journal } from "./journal.ts";
import type { Model, ModelSettings } from "./model.ts";
import type { RunScope } from "./scope.ts";
import type { RunState } from "./state.ts";
import type { TracingOptions } from "./trace.ts";
import type { Callback, MaybePromise } from "./types.ts";

/** What all runs of a runner share. */
export interface RunnerOptions {
  model: Model;
  modelSettings?: ModelSettings;
  hooks?: Hooks;
  /** OpenTelemetry spans; on wherever a provider is registered. `content: true` lets customers' words into them. */
  tracing?: false | TracingOptions;
  /** Model calls a run may make, transfers included: 10 unless said otherwise, null for no limit. */
  maxTurns?: number | null;
  /** Transfers a run may make: 5 unless said otherwise, null for no limit. */
  maxHandoffs?: number | null;
  /** Tools that may run at the same time; no limit unless said otherwise. Writes always run one by one. */
  maxToolConcurrency?: number;
  /** Run once per run, before (in the order of results) the agent's own. */
  inputGuardrails?: readonly InputGuardrail[];
  outputGuardrails?: readonly OutputGuardrail[];
  /** For handoffs without a filter of their own. */
  handoffInputFilter?: HandoffInputFilter;
  /**
   * Shortens what a run is given before its first agent sees it: `summarizeEarlier`, say, for long conversations. If it
   * fails, the agent sees everything.
   */
  historyFilter?: HandoffInputFilter;
  /** Estimated tokens of conversation a model is sent at most; the oldest whole exchanges are left out first. */
  historyTokens?: number;
  errorHandlers?: ErrorHandlers;
}

/** What one run is told. */
export interface RunOptions<Ctx = unknown> {
  context?: Ctx;
  maxTurns?: number | null;
  modelSettings?: ModelSettings;
  /** Aborts the run; it then rejects with the signal's reason. */
  signal?: AbortSignal;
  journal?: Journal;
  /** Goes on from where an earlier run stood. */
  state?: RunState;
  /** Stable across retries of the same turn (the provider's message id, say); random unless given. */
  runId?: string;
  checkpoint?: Checkpoint;
  /** With `stream`: whether a sentence may be released. */
  releaseWhen?: ReleaseWhen;
}

/**
 * Awaited before each model call, before each write tool and before the run ends. If it throws, the run ends with that
 * error and nothing further happens: the place to notice newer messages, or a person who took over.
 */
export type Checkpoint = (moment: "model" | "write" | "final") => Promise<void>;

/**
 * Whether a sentence may go to the customer now. `partial` is the answer so far, the sentence included: text, or the
 * output type's object with its earlier fields whole. Anything but true, and a throw, holds the text back.
 */
export type ReleaseWhen = (partial: unknown, sentence: string) => MaybePromise<boolean>;

/** Turns an error into an answer; output guardrails still check it. Undefined leaves the error as it is. */
export type ErrorHandler<E = RunnerError> = Callback<
  [failure: { error: E; run: RunScope }],
  MaybePromise<{ finalOutput: unknown; includeInHistory?: boolean } | undefined>
>;

export interface ErrorHandlers {
  maxTurns?: ErrorHandler;
  maxHandoffs?: ErrorHandler;
  modelRefusal?: ErrorHandler;
  /** The answer did not fit the output type. */
  invalidFinalOutput?: ErrorHandler;
  /** The model answered nothing, twice. */
  emptyResponse?: ErrorHandler;
  /** The model could not be asked. */
  modelError?: ErrorHandler;
}
