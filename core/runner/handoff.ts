import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Agent } from "./agent.ts";
import { UserError } from "./errors.ts";
import type { HandoffInputFilter } from "./filters.ts";
import type { FunctionTool, JsonSchema } from "./model.ts";
import { strictSchema } from "./schema.ts";
import type { RunScope } from "./scope.ts";
import { isToolName } from "./tool.ts";
import type { Callback, MaybePromise } from "./types.ts";

/** Who can be handed to: an agent, or a function that finds it when it is needed (agents that refer to each other). */
export type HandoffTarget<Ctx> = Agent<Ctx, unknown> | (() => Agent<Ctx, unknown>);

export interface HandoffOptions<Ctx, Args> {
  /** `transfer_to_<agent>` unless said otherwise. */
  toolName?: string;
  toolDescription?: string;
  /** What the model must say along with the transfer. It reaches `onHandoff` and the target's instructions. */
  inputType?: z.ZodType<Args>;
  /** Called once per transfer, after the arguments were checked and before the target takes over. */
  onHandoff?: Callback<[run: RunScope<Ctx>, args: Args], MaybePromise<unknown>>;
  /** What the target gets to see of the conversation; the record itself never changes. */
  inputFilter?: HandoffInputFilter;
  isEnabled?: boolean | Callback<[run: RunScope<Ctx>], MaybePromise<boolean>>;
}

/** A way from one agent to another, offered to the model as a tool. Made by `handoff()`; never changes. */
export class Handoff<Ctx = unknown> {
  readonly target: HandoffTarget<Ctx>;
  readonly options: HandoffOptions<Ctx, unknown>;
  #definition: FunctionTool | undefined;

  constructor(target: HandoffTarget<Ctx>, options: HandoffOptions<Ctx, unknown> = {}) {
    if (options.toolName !== undefined && !isToolName(options.toolName)) {
      throw new UserError(`"${options.toolName}" cannot be a handoff's name: use 1 to 64 letters, digits, _ and -`);
    }
    this.target = target;
    this.options = Object.freeze({ ...options });
    if (typeof target !== "function") this.#definition = this.#define(target);
  }

  /** The agent to hand to, asked for anew each time where the target is a function. */
  agent(): Agent<Ctx, unknown> {
    return typeof this.target === "function" ? this.target() : this.target;
  }

  /** The tool's name, where it is known without asking a target function that may not be ready yet. */
  get knownName(): string | undefined {
    return this.options.toolName ?? this.#definition?.name;
  }

  /** The transfer as the model sees it. */
  get definition(): FunctionTool {
    this.#definition ??= this.#define(this.agent());
    return this.#definition;
  }

  /** The same handoff, callback included, with some of it changed. */
  clone(patch: HandoffOptions<Ctx, unknown> & { agent?: HandoffTarget<Ctx> }): Handoff<Ctx> {
    const { agent = this.target, ...options } = patch;
    return new Handoff(agent, { ...this.options, ...options });
  }

  #define(agent: Agent<Ctx, unknown>): FunctionTool {
    const name = this.options.toolName ?? transferName(agent.name);
    const input = this.options.inputType ?? agent.handoffInput;
    const about = agent.handoffDescription ? ` ${agent.handoffDescription}` : "";
    return {
      type: "function",
      name,
      description: this.options.toolDescription ?? `Handoff to the ${agent.name} agent to handle the request.${about}`,
      parameters: input ? strictSchema(input, `The input of handoff ${name}`) : noParameters(),
      strict: true,
    };
  }
}

/** Makes a handoff to an agent, or to a function that finds it. */
export function handoff<Args = unknown, Ctx = unknown>(
  target: HandoffTarget<Ctx>,
  options: HandoffOptions<Ctx, Args> = {},
): Handoff<Ctx> {
  return new Handoff(target, options as HandoffOptions<Ctx, unknown>);
}

/**
 * `transfer_to_` and the agent's name as an ASCII slug. Names that lose letters on the way get a short hash, so that two
 * names in another script stay two tools.
 */
export function transferName(agentName: string): string {
  const slug = slugOf(agentName);
  const whole = /^[\x20-\x7e]*$/.test(agentName) && slug !== "" && slug.length <= 50;
  if (whole) return `transfer_to_${slug}`;
  const hash = createHash("sha256").update(agentName).digest("hex").slice(0, 8);
  return ["transfer_to", slug.slice(0, 40), hash].filter(Boolean).join("_");
}

/** A name as a model can say it: ASCII letters, digits, `_` and `-`; accents fall off, everything else becomes `_`. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^A-Za-z0-9-]+/g, "_")
    .replace(/^_+|_+$/g, "");

const noParameters = (): JsonSchema => ({ type: "object", properties: {}, required: [], additionalProperties: false });
