import {
  type Escalation,
  MaxHandoffsExceeded,
  MaxTurnsExceeded,
  ModelBehaviorError,
  ModelCallError,
  ModelRefusal,
  OutputGuardrailTripped,
  RunnerError,
  ToolCallError,
  ToolGuardrailTripped,
  UnknownOutcome,
} from "../../core/index.ts";

/**
 * Why a person must go on after a run that failed, or undefined where the failure is nobody's decision (the turn was
 * taken over, the process ends, our own code is wrong): that is thrown on, and the turn is tried again.
 */
export function reasonOf(error: unknown): Pick<Escalation, "reason" | "priority"> | undefined {
  if (!(error instanceof RunnerError)) return undefined;
  const found = REASONS.find(([kind]) => error instanceof kind);
  return found && { reason: found[1], priority: found[2] };
}

type Kind = abstract new (...args: never[]) => Error;

// The first that fits: an unknown outcome is a tool error too.
const REASONS: readonly (readonly [Kind, string, Escalation["priority"]])[] = [
  [UnknownOutcome, "unknown_outcome", "high"],
  [ModelCallError, "model_unavailable", "high"],
  [MaxTurnsExceeded, "max_turns", "normal"],
  [MaxHandoffsExceeded, "max_turns", "normal"],
  [ModelRefusal, "guardrail", "normal"],
  [OutputGuardrailTripped, "guardrail", "high"],
  [ToolGuardrailTripped, "guardrail", "high"],
  [ToolCallError, "tool_failed", "high"],
  [ModelBehaviorError, "max_turns", "normal"],
];
