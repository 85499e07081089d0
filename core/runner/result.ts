import type { AnyAgent } from "./agent.ts";
import type { GuardrailResult } from "./guardrail.ts";
import type { Item } from "./items.ts";
import type { RunState } from "./state.ts";
import type { Usage } from "./usage.ts";

/** A call that waits for somebody's yes or no: `state.approve(callId)` or `state.reject(callId, why)`. */
export interface Interruption {
  callId: string;
  toolName: string;
  /** JSON text, exactly what will run. */
  arguments: string;
  agent: AnyAgent;
}

/** How a run ended. */
export interface RunResult<Out = unknown> {
  /** The answer; undefined while approvals are open, or when the run was asked to stop after a turn. */
  finalOutput: Out | undefined;
  /** The agent that answered, and the one to go on with. */
  lastAgent: AnyAgent;
  /** What this run added to the conversation: the record to keep. */
  newItems: readonly Item[];
  /** The run's input and what it added. The next run's input is this and the customer's next message. */
  history: readonly Item[];
  usage: Usage;
  inputGuardrailResults: readonly GuardrailResult[];
  outputGuardrailResults: readonly GuardrailResult[];
  toolGuardrailResults: readonly GuardrailResult[];
  interruptions: readonly Interruption[];
  /** Model calls made, replayed ones included. */
  turns: number;
  state: RunState;
}
