import { z } from "zod";
import {
  Agent,
  type AnyAgent,
  type GuardrailOutput,
  type Item,
  inputGuardrail,
  type Journal,
  outputGuardrail,
  Runner,
  type RunnerOptions,
  type RunOptions,
  type Tool,
  type ToolOptions,
  tool,
} from "../../../core/runner/index.ts";
import { type Script, ScriptedModel } from "../../../core/testing.ts";

/** A run over a script, and the model to look at afterwards. */
export function scripted(script: readonly Script[], options: Omit<RunnerOptions, "model"> = {}) {
  const model = new ScriptedModel(script);
  return { model, runner: new Runner({ model, ...options }) };
}

/** Runs an agent over a script. */
export async function play<Ctx, Out>(
  agent: Agent<Ctx, Out>,
  script: readonly Script[],
  {
    input = "Hello",
    runner = {},
    ...options
  }: RunOptions<Ctx> & { input?: string | Item[]; runner?: Omit<RunnerOptions, "model"> } = {},
) {
  const { model, runner: player } = scripted(script, runner);
  return { model, result: await player.run(agent, input, options) };
}

/** What a run that must fail rejected with. */
export async function failureOf(run: Promise<unknown>): Promise<unknown> {
  try {
    await run;
  } catch (error) {
    return error;
  }
  throw new Error("the run did not fail");
}

/** The error of a run that must fail, which must be of this class. */
export async function failureAs<E>(kind: abstract new (...args: never[]) => E, run: Promise<unknown>): Promise<E> {
  const error = await failureOf(run);
  if (error instanceof kind) return error;
  throw new Error(`expected ${kind.name}, got ${error}`, { cause: error });
}

/** A tool that takes `{ value }` and records what it was called with. */
export function recorder(
  name: string,
  options: Partial<ToolOptions<unknown, { value: string }>> = {},
): { tool: Tool; calls: string[] } {
  const calls: string[] = [];
  const made = tool({
    name,
    description: `Records for ${name}`,
    parameters: z.object({ value: z.string() }),
    effect: "read",
    ...options,
    execute: async (args, run) => {
      calls.push(args.value);
      return options.execute ? options.execute(args, run) : `${name} got ${args.value}`;
    },
  });
  return { tool: made, calls };
}

export const agentOf = (name: string, options: Partial<ConstructorParameters<typeof Agent>[0]> = {}): AnyAgent =>
  new Agent<unknown, unknown>({ name, instructions: `You are ${name}.`, ...options });

export const later = <T>(ms: number, value: T): Promise<T> => new Promise((resolve) => setTimeout(resolve, ms, value));
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Writes something down, and gives the value on. */
export function noted<T>(log: unknown[], what: unknown, value: T): T {
  log.push(what);
  return value;
}

export const passes = (message = "fine"): GuardrailOutput => ({ tripwireTriggered: false, message, severity: "low" });
export const trips = (message = "not allowed", severity: GuardrailOutput["severity"] = "medium"): GuardrailOutput => ({
  tripwireTriggered: true,
  message,
  ...(severity ? { severity } : {}),
});

/** An input guardrail that says this, perhaps later, and counts what it was shown. */
export function inputCheck(
  name: string,
  verdict: GuardrailOutput,
  options: { afterMs?: number; mode?: "parallel" | "blocking" } = {},
) {
  const seen: string[] = [];
  const guardrail = inputGuardrail({
    name,
    ...(options.mode ? { mode: options.mode } : {}),
    check: async (input) => {
      seen.push(input);
      return options.afterMs === undefined ? verdict : later(options.afterMs, verdict);
    },
  });
  return { guardrail, seen };
}

/** An output guardrail that trips on a word. */
export const forbids = (word: string, options: Partial<Parameters<typeof outputGuardrail>[0]> = {}) =>
  outputGuardrail({
    name: `forbids ${word}`,
    check: (output) => (JSON.stringify(output).includes(word) ? trips(`it says ${word}`) : passes()),
    ...options,
  });

/** A journal in memory; `dieAt` makes the n-th write throw, as a worker that lost its lease would see it. */
export class MemoryJournal implements Journal {
  readonly steps = new Map<string, string>();
  readonly dieAt: number;
  writes = 0;

  constructor(dieAt = Number.POSITIVE_INFINITY, steps: ReadonlyMap<string, string> = new Map()) {
    this.dieAt = dieAt;
    this.steps = new Map(steps);
  }

  async read(step: string): Promise<unknown> {
    const text = this.steps.get(step);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async write(step: string, value: unknown): Promise<void> {
    if (++this.writes >= this.dieAt) throw new StaleFence(step);
    this.steps.set(step, JSON.stringify(value));
  }
}

export class StaleFence extends Error {}

/** The function calls and outputs of some items, as `name` and `→ output`, in order. */
export const trace = (items: readonly Item[]): string[] =>
  items.map((item) => {
    if (item.type === "function_call") return item.name;
    if (item.type === "function_call_output") return `→ ${item.output}`;
    if (item.type === "reasoning") return "(thinks)";
    const text =
      typeof item.content === "string"
        ? item.content
        : item.content.map((p) => ("text" in p ? p.text : p.type)).join("");
    return `${item.role}: ${text}`;
  });
