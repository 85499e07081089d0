import {
  type Fact,
  type GuardrailResult,
  type Hooks,
  isMessage,
  type MessageItem,
  type Turn,
  textOf,
  type Verdict,
} from "../../core/index.ts";
import { replyOf } from "../guardrails/guardrails.ts";
import type { PriceOf } from "./prices.ts";

/** What a run did, counted while it is put down. */
export interface Tally {
  handedOff: boolean;
  /** The tools that were called, in order. */
  tools: string[];
}

/** Puts what happens in a run into the conversation's log, as it happens. */
export class Recorder {
  readonly tally: Tally = { handedOff: false, tools: [] };
  readonly #turn: Turn;
  /** What agents think with that name no model of their own. */
  readonly #modelName: string;
  readonly #priceOf: PriceOf;
  #draft: MessageItem | undefined;
  readonly #started = new Map<string, number>();
  readonly #models = new Map<string, string>();

  constructor(turn: Turn, priceOf: PriceOf, modelName: string) {
    this.#turn = turn;
    this.#modelName = modelName;
    this.#priceOf = priceOf;
  }

  /** What the model last wanted to say to the customer, whether or not it may be said. */
  get draft(): string {
    return this.#draft ? replyOf(parsed(textOf(this.#draft))) : "";
  }

  /** The hooks to give the runner. */
  hooks(): Hooks {
    return {
      agent_start: ({ agent }) => this.#put({ kind: "agent", agent: agent.name }),
      llm_start: ({ agent, request }) => {
        this.#started.set(agent.name, performance.now());
        this.#models.set(agent.name, request.model ?? this.#modelName);
      },
      llm_end: ({ agent, result }) => {
        this.#draft = result.items.findLast(isMessage) ?? this.#draft;
        return this.#put(this.#modelFact(agent.name, result.usage));
      },
      tool_start: ({ agent, tool, callId, arguments: text }) => {
        this.#started.set(callId, performance.now());
        this.tally.tools.push(tool.name);
        return this.#put({
          kind: "tool",
          phase: "called",
          call: callId,
          tool: tool.name,
          agent: agent.name,
          effect: tool.effect,
          arguments: parsed(text),
        });
      },
      tool_end: ({ agent, tool, callId, result }) =>
        this.#put({
          kind: "tool",
          phase: "answered",
          call: callId,
          tool: tool.name,
          agent: agent.name,
          effect: tool.effect,
          result: parsed(result),
          ms: this.#since(callId),
        }),
      handoff: async ({ from, to, arguments: args }) => {
        this.tally.handedOff = true;
        // From here on newer messages wait for the next turn (I11).
        await this.#turn.bind();
        await this.#put({
          kind: "handoff",
          from: from.name,
          to: to.name,
          ...(args !== undefined && { arguments: args }),
        });
      },
      guardrail: ({ result }) => this.#put(guardrailFact(result)),
    };
  }

  #modelFact(agent: string, usage: { inputTokens?: number; outputTokens?: number } = {}): Fact {
    const model = this.#models.get(agent) ?? this.#modelName;
    const tokens = { input: usage.inputTokens ?? 0, output: usage.outputTokens ?? 0 };
    const cost = this.#priceOf(model, tokens);
    return {
      kind: "model",
      agent,
      model,
      ms: this.#since(agent),
      tokens: { ...tokens, ...(cost !== undefined && { cost }) },
    };
  }

  async #put(fact: Fact): Promise<void> {
    await this.#turn.record([fact]);
  }

  #since(what: string): number {
    return Math.round(performance.now() - (this.#started.get(what) ?? performance.now()));
  }
}

const SIDES = { input: "input", output: "output", tool_input: "tool", tool_output: "tool" } as const;
const VERDICTS: Record<GuardrailResult["status"], Verdict> = {
  passed: "passed",
  tripped: "tripped",
  cancelled: "not_run",
  error: "not_run",
};

/** One verdict as the log keeps it. */
export function guardrailFact({ guardrail, agent, status, output, executionTimeMs }: GuardrailResult): Fact {
  const tier = output.metadata.tier;
  return {
    kind: "guardrail",
    guardrail: guardrail.name,
    side: SIDES[guardrail.kind],
    agent: agent.name,
    verdict: VERDICTS[status],
    ...(status === "tripped" && { severity: output.severity, reason: output.message }),
    ...(typeof tier === "string" && { tier }),
    ms: Math.round(executionTimeMs * 10) / 10,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Words, not JSON: kept as they are.
    return text;
  }
}
