/** The agent runner: everything a program that uses it may import. */
export {
  Agent,
  type AgentOptions,
  type AgentToolOptions,
  type AnyAgent,
  type ToolResult,
  type ToolUseBehavior,
  type ToolUseDecision,
} from "./agent.ts";
export * from "./errors.ts";
export type { RunEvent } from "./events.ts";
export {
  addContextSummary,
  composeFilters,
  type HandoffInputData,
  type HandoffInputFilter,
  keepLastNMessages,
  removeAllTools,
  removeDeveloperMessages,
  removeSystemMessages,
  type SummaryOptions,
  summarizeEarlier,
} from "./filters.ts";
export {
  type GuardrailInfo,
  type GuardrailKind,
  type GuardrailOutput,
  type GuardrailResult,
  type GuardrailStatus,
  type InputGuardrail,
  inputGuardrail,
  type OutputGuardrail,
  outputGuardrail,
  type Remedy,
  type Severity,
} from "./guardrail.ts";
export { Handoff, type HandoffOptions, type HandoffTarget, handoff, transferName } from "./handoff.ts";
export type { HookMoments, Hooks } from "./hooks.ts";
export * from "./items.ts";
export type { Journal } from "./journal.ts";
export type {
  FunctionTool,
  JsonSchema,
  Model,
  ModelCallOptions,
  ModelRequest,
  ModelResponse,
  ModelSettings,
  OutputFormat,
} from "./model.ts";
export { OpenAIModel, type OpenAIModelOptions } from "./openai/openai-model.ts";
export type { Checkpoint, ErrorHandler, ErrorHandlers, ReleaseWhen, RunnerOptions, RunOptions } from "./options.ts";
export { contentSafetyCheck, outputLengthLimit, sensitiveInfoDetection } from "./presets.ts";
export type { Interruption, RunResult } from "./result.ts";
export { Runner } from "./runner.ts";
export type { RunScope, ToolScope } from "./scope.ts";
export { RunState } from "./state.ts";
export type { RunStream } from "./stream.ts";
export { type Tool, type ToolOptions, tool } from "./tool.ts";
export type { TracingOptions } from "./trace.ts";
export type { ReportedUsage, Usage, UsageCount } from "./usage.ts";
