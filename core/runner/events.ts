import type { AnyAgent } from "./agent.ts";
import type { GuardrailResult } from "./guardrail.ts";
import type { FunctionCall, FunctionCallOutput, MessageItem } from "./items.ts";
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
  | { type: "text_delta"; agent: AnyAgent; delta: string }
  | { type: "retract"; agent: AnyAgent }
  | { type: "llm_start"; agent: AnyAgent }
  | { type: "llm_end"; agent: AnyAgent; usage: Usage }
  | { type: "tool_called"; agent: AnyAgent; item: FunctionCall }
  | { type: "progress"; agent: AnyAgent; callId: string; text: string }
  | { type: "tool_output"; agent: AnyAgent; item: FunctionCallOutput }
  | { type: "handoff_requested"; agent: AnyAgent; item: FunctionCall }
  | { type: "handoff_occurred"; agent: AnyAgent; item: FunctionCallOutput; from: AnyAgent; to: AnyAgent }
  | { type: "agent_updated"; agent: AnyAgent }
  /** `final: false` is text beside tool calls: kept in the history, checked by no output guardrail, never the answer. */
  | { type: "message_created"; agent: AnyAgent; item: MessageItem; final: boolean }
  | { type: "guardrail"; agent: AnyAgent; result: GuardrailResult };

export type Emit = (event: RunEvent) => void;
