import type { GuardrailResult } from "./guardrail.ts";
import type { Item } from "./items.ts";
import type { RunState } from "./state.ts";
import type { Usage } from "./usage.ts";

/**
 * Everything a run throws on purpose. `state` is where the run stood (what was said, done and asked so far; it can be
 * resumed or saved), `usage` what it had cost. Both are undefined only on errors thrown before a run began.
 */
export abstract class RunnerError extends Error {
  state: RunState | undefined;
  usage: Usage | undefined;

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
  }

  /** Everything said and done up to the error, the run's input included. */
  get history(): readonly Item[] {
    return this.state?.history ?? [];
  }
}

/** The program is wrong: two tools with one name, an unsupported schema, a state from elsewhere. Fix the code. */
export class UserError extends RunnerError {}

/** The run used its turns without an answer. A person should take over. */
export class MaxTurnsExceeded extends RunnerError {}

/** The agents passed the conversation around without answering. A person should take over. */
export class MaxHandoffsExceeded extends RunnerError {}

/** The model broke the rules: empty or unreadable answers, invented tools again and again. A person should take over. */
export class ModelBehaviorError extends RunnerError {}

/** The model answered nothing, twice in a row. */
export class EmptyResponse extends ModelBehaviorError {}

/** The answer does not fit the agent's output type. */
export class InvalidFinalOutput extends ModelBehaviorError {}

/** The model declined to answer. */
export class ModelRefusal extends RunnerError {
  readonly refusal: string;
  constructor(refusal: string) {
    super(`The model refused: ${refusal}`);
    this.refusal = refusal;
  }
}

export type ModelCallFailure =
  | "quota"
  | "rate"
  | "auth"
  | "invalid_request"
  | "timeout"
  | "network"
  | "unavailable"
  | "truncated"
  | "failed";

export interface ModelCallDetails {
  kind?: ModelCallFailure;
  status?: number | undefined;
  /** The provider's own error code, e.g. `insufficient_quota`. */
  providerCode?: string | undefined;
  requestId?: string | undefined;
  /** How long the provider asked to be left alone. */
  retryAfterMs?: number | undefined;
  /** What the provider itself says about asking again; undefined where it says nothing. */
  retryable?: boolean | undefined;
  /** How many times the provider was asked. */
  attempts?: number | undefined;
  cause?: unknown;
}

/** The model could not be asked, or its answer did not arrive whole. `kind` says whom to tell. */
export class ModelCallError extends RunnerError {
  readonly kind: ModelCallFailure;
  readonly status: number | undefined;
  readonly providerCode: string | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly retryable: boolean | undefined;
  attempts: number;

  constructor(message: string, details: ModelCallDetails = {}) {
    super(message, "cause" in details ? { cause: details.cause } : undefined);
    this.kind = details.kind ?? "failed";
    this.status = details.status;
    this.providerCode = details.providerCode;
    this.requestId = details.requestId;
    this.retryAfterMs = details.retryAfterMs;
    this.retryable = details.retryable;
    this.attempts = details.attempts ?? 1;
  }
}

/** The account has no money left: asking again is useless until somebody pays. */
export class ModelQuotaExceeded extends ModelCallError {
  constructor(message: string, details: ModelCallDetails = {}) {
    super(message, { ...details, kind: "quota" });
  }
}

/** Too many requests just now: later it will work. */
export class ModelRateLimited extends ModelCallError {
  constructor(message: string, details: ModelCallDetails = {}) {
    super(message, { ...details, kind: "rate" });
  }
}

/** The key is wrong or may not use this model: an operator must act. */
export class ModelAuthFailed extends ModelCallError {
  constructor(message: string, details: ModelCallDetails = {}) {
    super(message, { ...details, kind: "auth" });
  }
}

/** The answer stopped half way: out of tokens, filtered, or the connection was cut. Half an answer is no answer. */
export class ModelTruncated extends ModelCallError {
  constructor(message: string, details: ModelCallDetails = {}) {
    super(message, { ...details, kind: "truncated" });
  }
}

/** The model took longer than allowed. */
export class ModelTimeout extends ModelCallError {
  readonly code = "ETIMEDOUT";
  constructor(message: string, details: ModelCallDetails = {}) {
    super(message, { ...details, kind: "timeout" });
  }
}

/** A tool failed and asked (`onError: "throw"`) that the run end with it. */
export class ToolCallError extends RunnerError {
  readonly toolName: string;
  constructor(toolName: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.toolName = toolName;
  }
}

/** A tool took longer than its `timeoutMs`. */
export class ToolTimeout extends ToolCallError {
  constructor(toolName: string, timeoutMs: number) {
    super(toolName, `The tool ${toolName} did not finish within ${timeoutMs} ms`);
  }
}

/** The model's arguments did not fit the tool's parameters; `issues` name the fields, never the values. */
export class InvalidToolArguments extends ToolCallError {
  readonly issues: readonly string[];
  constructor(toolName: string, issues: readonly string[]) {
    super(toolName, `Invalid arguments for ${toolName}: ${issues.join("; ")}`);
    this.issues = issues;
  }
}

/** A write was begun and nobody can tell whether it happened. It is never repeated blindly: a person must look. */
export class UnknownOutcome extends ToolCallError {
  readonly callId: string;
  constructor(toolName: string, callId: string, options?: { cause?: unknown }) {
    super(toolName, `The outcome of ${toolName} (${callId}) is unknown`, options);
    this.callId = callId;
  }
}

export type HandoffFailure =
  | "invalid_arguments"
  | "disabled"
  | "self"
  | "unknown"
  | "target_failed"
  | "callback_failed"
  | "filter_failed";

/** A transfer could not be carried out, or the model kept asking for one that cannot be. */
export class HandoffError extends ModelBehaviorError {
  readonly code: HandoffFailure;
  readonly toolName: string;
  constructor(code: HandoffFailure, toolName: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
    this.toolName = toolName;
  }
}

/** A guardrail's tripwire. `result` says which, on whose behalf, and why. */
export abstract class GuardrailTripped extends RunnerError {
  readonly result: GuardrailResult;
  constructor(result: GuardrailResult) {
    super(`${result.guardrail.name} tripped: ${result.output.message}`);
    this.result = result;
  }
}

/** The customer's message must not be answered. */
export class InputGuardrailTripped extends GuardrailTripped {}

/** The answer must not be sent. */
export class OutputGuardrailTripped extends GuardrailTripped {}

/** A tool's arguments or output were stopped with severity `high`. */
export class ToolGuardrailTripped extends GuardrailTripped {}
