import { z } from "zod";
import { UserError } from "./errors.ts";
import type { InputGuardrail, OutputGuardrail } from "./guardrail.ts";
import { Handoff, type HandoffTarget } from "./handoff.ts";
import type { Hooks } from "./hooks.ts";
import type { Model, ModelSettings, OutputFormat } from "./model.ts";
import type { RunResult } from "./result.ts";
import { strictSchema } from "./schema.ts";
import type { RunScope } from "./scope.ts";
import { textOfValue } from "./text.ts";
import { type Tool, tool } from "./tool.ts";
import type { Callback, MaybePromise } from "./types.ts";

/** What the agent does once its tools have answered. A function may decide from the results. */
export type ToolUseBehavior<Ctx = unknown> =
  | "run_llm_again"
  | "stop_on_first_tool"
  | { stopAtToolNames: readonly string[] }
  | Callback<[run: RunScope<Ctx>, results: readonly ToolResult[]], MaybePromise<ToolUseDecision>>;

/** One tool call and what came of it, in the order the model asked. `ok` is false when the tool failed or was refused. */
export interface ToolResult {
  toolName: string;
  callId: string;
  output: unknown;
  ok: boolean;
}

export type ToolUseDecision = { isFinalOutput: false } | { isFinalOutput: true; finalOutput: unknown };

export interface AgentOptions<Ctx, Out> {
  name: string;
  instructions: string | Callback<[run: RunScope<Ctx>, handoffArgs?: unknown], MaybePromise<string>>;
  /** One sentence other agents' models read before they hand over. */
  handoffDescription?: string;
  /** A model's name for the runner's `Model`, or a `Model` of its own. */
  model?: string | Model;
  modelSettings?: ModelSettings;
  tools?: readonly Tool<Ctx>[];
  handoffs?: readonly (HandoffTarget<Ctx> | Handoff<Ctx>)[];
  inputGuardrails?: readonly InputGuardrail<Ctx>[];
  outputGuardrails?: readonly OutputGuardrail<Ctx, NoInfer<Out>>[];
  /** A z.object: the answer is this, parsed. Without it the answer is text. */
  outputType?: z.ZodType<Out>;
  /** With an output type: the last field, whose text is streamed sentence by sentence once the others are known. */
  streamField?: string;
  /** What whoever hands to this agent must say along. */
  handoffInput?: z.ZodType;
  toolUseBehavior?: ToolUseBehavior<Ctx>;
  /** Whether a forced `toolChoice` is lifted once the agent has used a tool (true unless said otherwise). */
  resetToolChoice?: boolean;
  hooks?: Hooks<Ctx>;
}

/** Who answers, with which words, tools and limits. Pure configuration: it never changes, and runs share it freely. */
export class Agent<Ctx = unknown, Out = string> {
  readonly name: string;
  readonly instructions: AgentOptions<Ctx, Out>["instructions"];
  readonly handoffDescription: string | undefined;
  readonly model: string | Model | undefined;
  readonly modelSettings: ModelSettings;
  readonly tools: readonly Tool<Ctx>[];
  readonly handoffs: readonly Handoff<Ctx>[];
  readonly inputGuardrails: readonly InputGuardrail<Ctx>[];
  readonly outputGuardrails: readonly OutputGuardrail<Ctx, Out>[];
  readonly outputType: z.ZodType<Out> | undefined;
  /** The output type as the model is told it; made once. */
  readonly outputFormat: OutputFormat | undefined;
  readonly streamField: string | undefined;
  readonly handoffInput: z.ZodType | undefined;
  readonly toolUseBehavior: ToolUseBehavior<Ctx>;
  readonly resetToolChoice: boolean;
  readonly hooks: Hooks<Ctx>;
  readonly #options: AgentOptions<Ctx, Out>;

  /** Throws `UserError` when the parts cannot work together: names that clash, schemas no model can be held to. */
  constructor(options: AgentOptions<Ctx, Out>) {
    if (!options.name) throw new UserError("An agent needs a name");
    this.#options = options;
    this.name = options.name;
    this.instructions = options.instructions;
    this.handoffDescription = options.handoffDescription;
    this.model = options.model;
    this.modelSettings = Object.freeze({ ...options.modelSettings });
    this.tools = Object.freeze([...(options.tools ?? [])]);
    this.handoffs = Object.freeze((options.handoffs ?? []).map((to) => (to instanceof Handoff ? to : new Handoff(to))));
    this.inputGuardrails = Object.freeze([...(options.inputGuardrails ?? [])]);
    this.outputGuardrails = Object.freeze([...(options.outputGuardrails ?? [])]);
    this.outputType = options.outputType;
    this.outputFormat = options.outputType && outputFormat(options.name, options.outputType);
    this.streamField = options.streamField;
    this.handoffInput = options.handoffInput;
    this.toolUseBehavior = options.toolUseBehavior ?? "run_llm_again";
    this.resetToolChoice = options.resetToolChoice ?? true;
    this.hooks = options.hooks ?? {};
    refuseNonsense(this as unknown as AnyAgent);
    Object.freeze(this);
  }

  /** A new agent: this one with some of it changed. */
  clone(patch: Partial<AgentOptions<Ctx, Out>>): Agent<Ctx, Out> {
    return new Agent({ ...this.#options, ...patch });
  }

  /** This agent as a tool: it answers, and the conversation stays with whoever asked. */
  asTool(options: AgentToolOptions<Ctx, Out>): Tool<Ctx> {
    return tool<{ input: string }, Ctx>({
      name: options.toolName,
      description: options.toolDescription,
      parameters: z.object({ input: z.string() }),
      // Its own tools are journaled, gated and approved one by one.
      effect: "read",
      ...(options.isEnabled === undefined ? {} : { isEnabled: options.isEnabled }),
      ...(options.needsApproval === undefined ? {} : { needsApproval: options.needsApproval }),
      execute: async ({ input }, run) => {
        const result = await run.runAgent(this, input);
        return options.output ? options.output(result) : textOfValue(result.finalOutput);
      },
    });
  }

  /** In JSON (logs, saved states, events) an agent is its name. */
  toJSON(): string {
    return this.name;
  }
}

/** An agent of whatever context and answer. */
export type AnyAgent = Agent<unknown, unknown>;

export interface AgentToolOptions<Ctx, Out> {
  toolName: string;
  toolDescription: string;
  isEnabled?: Tool<Ctx>["isEnabled"];
  needsApproval?: boolean;
  /** What the asking agent reads; the final output as text unless said otherwise. */
  output?: (result: RunResult<Out>) => MaybePromise<unknown>;
}

function outputFormat(agentName: string, type: z.ZodType): OutputFormat {
  const schema = strictSchema(type, `The output type of agent ${agentName}`);
  return { type: "json_schema", name: "final_output", schema, strict: true };
}

function refuseNonsense(agent: AnyAgent): void {
  refuseTwins(agent.name, [...agent.tools.map((t) => t.name), ...agent.handoffs.map((h) => h.knownName)]);
  const { streamField, outputFormat: format, toolUseBehavior: behavior } = agent;
  if (streamField !== undefined && Object.keys((format?.schema.properties as object) ?? {}).at(-1) !== streamField) {
    throw new UserError(`Agent ${agent.name}: streamField "${streamField}" must be the last field of its outputType`);
  }
  const known = behavior === "run_llm_again" || behavior === "stop_on_first_tool" || typeof behavior === "function";
  if (!known && !Array.isArray((behavior as { stopAtToolNames?: unknown } | null)?.stopAtToolNames)) {
    throw new UserError(`Agent ${agent.name}: unknown toolUseBehavior ${JSON.stringify(behavior)}`);
  }
}

/** Throws `UserError` when two of an agent's tools or handoffs would reach the model under one name. */
export function refuseTwins(agentName: string, names: readonly (string | undefined)[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (name === undefined) continue;
    if (seen.has(name)) {
      throw new UserError(
        `Agent ${agentName} has two tools or handoffs named ${name}; give one of them another toolName`,
      );
    }
    seen.add(name);
  }
}
