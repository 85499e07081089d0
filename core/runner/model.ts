import type { Item } from "./items.ts";
import type { ReportedUsage } from "./usage.ts";

/**
 * Whatever can think. One call, one answer; everything it needs is in the request, so any process may ask.
 * A truncated, failed or refused-by-transport answer must reject (see `ModelCallError`), never resolve with less.
 * `onTextDelta` is given only when someone listens; a model that cannot stream may ignore it.
 */
export interface Model {
  /** Who is behind it (`openai`), for traces. */
  readonly provider?: string;
  /** What is asked where an agent names no model, for traces. */
  readonly defaultModel?: string;
  respond(request: ModelRequest, options: ModelCallOptions): Promise<ModelResponse>;
}

export interface ModelCallOptions {
  signal: AbortSignal;
  onTextDelta?: (delta: string) => void;
}

export interface ModelRequest {
  /** The agent's own model; undefined leaves the choice to the `Model`. */
  model?: string | undefined;
  instructions: string;
  /** The conversation as this agent may see it, oldest first. Never changed afterwards. */
  input: readonly Item[];
  tools: readonly FunctionTool[];
  outputType?: OutputFormat | undefined;
  settings: ModelSettings;
}

export interface ModelResponse {
  items: Item[];
  usage?: ReportedUsage;
  id?: string;
  /** Token log probabilities of the text, when `settings.topLogprobs` asked for them and the model gives them. */
  logprobs?: unknown[];
}

/** A tool as the Responses API takes it. */
export interface FunctionTool {
  type: "function";
  name: string;
  description: string;
  parameters: JsonSchema;
  strict: true;
}

/** `text.format` as the Responses API takes it. */
export interface OutputFormat {
  type: "json_schema";
  name: string;
  schema: JsonSchema;
  strict: true;
}

export type JsonSchema = { [key: string]: unknown };

/** Run settings win over the runner's, the runner's over the agent's; undefined never overrides. */
export interface ModelSettings {
  temperature?: number;
  topP?: number;
  maxOutputTokens?: number;
  toolChoice?: "auto" | "required" | "none" | { type: "function"; name: string };
  parallelToolCalls?: boolean;
  reasoning?: {
    effort?: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max";
    summary?: "auto" | "concise" | "detailed";
  };
  verbosity?: "low" | "medium" | "high";
  /** Milliseconds one model call may take, retries included; then `ModelTimeout`. */
  timeoutMs?: number;
  /** Keeps one agent's requests on the provider's same prompt cache; the agent's name by default. */
  promptCacheKey?: string;
  safetyIdentifier?: string;
  serviceTier?: "auto" | "default" | "flex" | "priority";
  /** 0 to 20: asks for log probabilities of the answer's tokens. Reasoning models give none. */
  topLogprobs?: number;
  metadata?: Record<string, string>;
}

/** Later settings over earlier ones; an undefined value changes nothing. */
export function mergeSettings(...layers: (ModelSettings | undefined)[]): ModelSettings {
  const merged: Record<string, unknown> = {};
  for (const layer of layers) {
    if (!layer) continue;
    for (const [name, value] of Object.entries(layer)) if (value !== undefined) merged[name] = value;
  }
  return merged;
}
