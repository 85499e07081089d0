import type { Agent } from "./agent.ts";
import type { GuardrailResult } from "./guardrail.ts";
import type { FunctionCall, FunctionCallOutput, Message } from "./items.ts";
import type { Usage } from "./usage.ts";

/**
 * What a streamed run tells, in this order:
 *
 *   for each turn: `llm_start`, `text_delta`…, `llm_end`,
 *   then for each tool call, as they happen: `tool_called`, `progress`…, `tool_output`,
 *   then for a transfer: `handoff_requested`, `handoff_occurred`, `agent_updated` (the new agent);
 *   at the end: `message_created` with `final: true`.
 *
 * `guardrail` comes whenever a verdict is in. Text is released only after the input guardrails' verdict and, sentence by
 * sentence, after the output guardrails passed what is released. `retract` takes back every `text_delta` since the last
 * `message_created`: what was shown is not the answer.
 */
export type RunEvent =
  | { type: "text_delta"; agent: Agent; delta: string }
  | { type: "retract"; agent: Agent }
  | { type: "llm_start"; agent: Agent }
  | { type: "llm_end"; agent: Agent; usage: Usage }
  | { type: "tool_called"; agent: Agent; item: FunctionCall }
  | { type: "progress"; agent: Agent; callId: string; text: string }
  | { type: "tool_output"; agent: Agent; item: FunctionCallOutput }
  | { type: "handoff_requested"; agent: Agent; item: FunctionCall }
  | { type: "handoff_occurred"; agent: Agent; item: FunctionCallOutput; from: Agent; to: Agent }
  | { type: "agent_updated"; agent: Agent }
  /** `final: false` is text beside tool calls: kept in the history, checked by no output guardrail, never the answer. */
  | { type: "message_created"; agent: Agent; item: Message; final: boolean }
  | { type: "guardrail"; agent: Agent; result: GuardrailResult };

export type Emit = (event: RunEvent) => void;
