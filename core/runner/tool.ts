import type { z } from "zod";
import { UserError } from "./errors.ts";
import type { InputGuardrail, OutputGuardrail } from "./guardrail.ts";
import type { FunctionTool } from "./model.ts";
import { strictSchema } from "./schema.ts";
import type { RunScope, ToolScope } from "./scope.ts";
import type { Callback, MaybePromise } from "./types.ts";

/**
 * Something an agent can do. `Ctx` is the caller's context.
 *
 * A "read" may run beside other reads and before the guardrails' verdict. A "write" changes the world: it waits for the
 * verdict, runs one at a time in the order asked for, and with a journal at most once per intended call.
 */
export interface Tool<Ctx = unknown> {
  readonly name: string;
  readonly description: string;
  readonly effect: "read" | "write";
  readonly parameters: z.ZodType;
  /** The tool as the model sees it; made once. */
  readonly definition: FunctionTool;
  readonly execute: Callback<[args: unknown, run: ToolScope<Ctx>], MaybePromise<unknown>>;
  readonly needsApproval: boolean | Callback<[args: unknown, run: RunScope<Ctx>], MaybePromise<boolean>>;
  readonly isEnabled: boolean | Callback<[run: RunScope<Ctx>], MaybePromise<boolean>>;
  readonly timeoutMs: number | undefined;
  readonly onError: "tell" | "throw" | Callback<[error: Error, run: RunScope<Ctx>], MaybePromise<string>>;
  readonly inputGuardrails: readonly InputGuardrail<Ctx>[];
  readonly outputGuardrails: readonly OutputGuardrail<Ctx>[];
  readonly idempotent: boolean;
  readonly query: Callback<[args: unknown, run: ToolScope<Ctx>], MaybePromise<unknown>> | undefined;
}

export interface ToolOptions<Ctx, Args> {
  /** A verb the model can say: letters, digits, `_` and `-`, at most 64. */
  name: string;
  description: string;
  /** A z.object; every field is required on the wire, so use `.nullable()` for what may be missing. */
  parameters: z.ZodType<Args>;
  effect: "read" | "write";
  /** Gets checked arguments. What it returns is told to the model: text as it is, anything else as JSON. */
  execute: Callback<[args: Args, run: ToolScope<Ctx>], MaybePromise<unknown>>;
  /** True, or a predicate: the run pauses until somebody approves this call. A predicate that throws means yes. */
  needsApproval?: boolean | Callback<[args: Args, run: RunScope<Ctx>], MaybePromise<boolean>>;
  /** False hides the tool from the model. */
  isEnabled?: boolean | Callback<[run: RunScope<Ctx>], MaybePromise<boolean>>;
  /** Milliseconds; then `run.signal` aborts and the tool counts as failed. */
  timeoutMs?: number;
  /** What a failure becomes: a plain sentence for the model ("tell", the default), your own words, or the run's end ("throw"). */
  onError?: "tell" | "throw" | Callback<[error: Error, run: RunScope<Ctx>], MaybePromise<string>>;
  /** Check the arguments as JSON text. */
  inputGuardrails?: readonly InputGuardrail<Ctx>[];
  /** Check what the tool returned. */
  outputGuardrails?: readonly OutputGuardrail<Ctx>[];
  /** The write may be repeated under the same idempotency key without happening twice. */
  idempotent?: boolean;
  /**
   * For a write that was begun and whose outcome is unknown: returns what it returned if it happened, undefined if it did
   * not (it then runs), and throws when nobody can tell.
   */
  query?: Callback<[args: Args, run: ToolScope<Ctx>], MaybePromise<unknown>>;
}

/** Makes a tool. Throws `UserError` when the name or the parameters cannot be offered to a model. */
export function tool<Args, Ctx = unknown>(options: ToolOptions<Ctx, Args>): Tool<Ctx> {
  const { name, description, parameters } = options;
  if (!isToolName(name)) {
    throw new UserError(`"${name}" cannot be a tool's name: use 1 to 64 letters, digits, _ and -`);
  }
  const definition: FunctionTool = {
    type: "function",
    name,
    description,
    parameters: strictSchema(parameters, `The parameters of tool ${name}`),
    strict: true,
  };
  return Object.freeze({
    needsApproval: false,
    isEnabled: true,
    timeoutMs: undefined,
    onError: "tell",
    inputGuardrails: [],
    outputGuardrails: [],
    idempotent: false,
    query: undefined,
    ...options,
    definition,
  } as Tool<Ctx>);
}

export const isToolName = (name: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(name);
