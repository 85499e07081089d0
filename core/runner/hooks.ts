import type { Agent } from "./agent.ts";
import type { GuardrailResult } from "./guardrail.ts";
import type { ModelRequest, ModelResponse } from "./model.ts";
import type { RunScope } from "./scope.ts";
import type { Tool } from "./tool.ts";
import type { Callback, MaybePromise } from "./types.ts";

interface Moment<Ctx> {
  run: RunScope<Ctx>;
  agent: Agent<Ctx, unknown>;
}

/** What each moment in a run brings along. */
export interface HookMoments<Ctx> {
  agent_start: Moment<Ctx>;
  /** The agent that gave the final answer, once per run; agents that handed over have no end. */
  agent_end: Moment<Ctx> & { result: unknown };
  llm_start: Moment<Ctx> & { request: ModelRequest };
  llm_end: Moment<Ctx> & { result: ModelResponse };
  tool_start: Moment<Ctx> & { tool: Tool<Ctx>; callId: string; arguments: string };
  tool_end: Moment<Ctx> & { tool: Tool<Ctx>; callId: string; result: string };
  handoff: Moment<Ctx> & { from: Agent<Ctx, unknown>; to: Agent<Ctx, unknown>; arguments: unknown };
  guardrail: Moment<Ctx> & { result: GuardrailResult };
}

/**
 * Told of a run's moments, the runner's hooks before the agent's. Each is awaited, so it may prepare or record; one that
 * throws is noted in the trace and the customer's run goes on.
 */
export type Hooks<Ctx = unknown> = {
  [Name in keyof HookMoments<Ctx>]?: Callback<[moment: HookMoments<Ctx>[Name]], MaybePromise<unknown>>;
};
