import {
  InputGuardrailTripped,
  type Item,
  isCall,
  isOutput,
  type Model,
  OutputGuardrailTripped,
  Runner,
  RunnerError,
  type RunResult,
  type Usage,
  userMessage,
} from "../../core/index.ts";
import { CustomerContext, type HeardMessage } from "../context.ts";
import type { Crew, CrewAgent, Reply } from "../crew/crew.ts";
import { detectLanguage } from "../language/index.ts";

/** One turn as somebody watching would tell it. */
export interface Turn {
  said: string;
  /** What the customer read; empty when a person was asked instead. */
  reply: string;
  confidence: number;
  /** A person is needed: asked for by a tool, the agent, or a failure. */
  escalated: string | undefined;
  /** The guardrail that stopped the message or the answer. */
  stopped: string | undefined;
  /** Who answered. */
  agent: string;
  /** Transfers, in order, as names of the agents who took over. */
  handoffs: string[];
  tools: { name: string; arguments: Record<string, unknown>; output: string }[];
  usage: Usage | undefined;
  ms: number;
}

/** What a conversation is held with. */
export interface Counter {
  crew: Crew;
  model: Model;
  maxTurns?: number;
  /** Below this the customer does not read the answer. */
  confidenceThreshold?: number;
}

/** Someone in a conversation with the crew, turn by turn, as the turn job would hold it: context and history are kept. */
export class Customer {
  readonly turns: Turn[] = [];
  readonly conversation: string;
  readonly #counter: Counter;
  readonly #channel: string;
  #kept: unknown;
  #history: Item[] = [];
  #agent: CrewAgent;
  #seq = 0;

  /** `kept` is what is known of them when they begin, e.g. that they are signed in. */
  constructor(counter: Counter, conversation: string, channel = "web", kept: Record<string, unknown> = {}) {
    this.#kept = kept;
    this.#counter = counter;
    this.conversation = conversation;
    this.#channel = channel;
    this.#agent = counter.crew.entry;
  }

  /** What is kept with the conversation. */
  get kept(): CustomerContext["kept"] {
    return this.#kept as CustomerContext["kept"];
  }

  /** Says something, or presses a card's button, and hears what comes back. */
  async says(text: string, pressed?: HeardMessage["pressed"]): Promise<Turn> {
    const context = await this.#open(text, pressed);
    const input = [...this.#history, userMessage(text)];
    const runner = new Runner({ model: this.#counter.model, maxTurns: this.#counter.maxTurns ?? 12 });
    const started = performance.now();
    const runId = `${this.conversation}-${this.#seq}`;
    const outcome = await runner.run(this.#agent, input, { context, runId }).then(
      (result) => this.#answered(text, result, context),
      (error: unknown) => this.#failed(text, error),
    );
    const turn = { ...outcome, said: text, ms: performance.now() - started };
    this.#kept = context.toStore();
    this.turns.push(turn);
    return turn;
  }

  async #open(text: string, pressed: HeardMessage["pressed"]): Promise<CustomerContext> {
    const { language } = detectLanguage(text, this.kept.language);
    return CustomerContext.open({
      conversation: this.conversation,
      channel: this.#channel,
      stored: { ...this.kept, language },
      heard: [{ seq: ++this.#seq, text, ...(pressed && { pressed }) }],
    });
  }

  #answered(text: string, result: RunResult<Reply>, { kept }: CustomerContext): Outcome {
    const answer = result.finalOutput;
    if (!answer) throw new Error("the run ended without an answer and without an error");
    this.#history = [...this.#history, userMessage(text), ...result.newItems];
    this.#agent = result.lastAgent as unknown as CrewAgent;
    const unsure = answer.needsHuman || answer.confidence < (this.#counter.confidenceThreshold ?? 0.6);
    return {
      ...whatHappened(result.newItems),
      reply: answer.reply,
      confidence: answer.confidence,
      escalated: kept.person?.reason ?? (kept.approval ? "approval" : unsure ? "low_confidence" : undefined),
      stopped: undefined,
      agent: result.lastAgent.name,
      usage: result.usage,
    };
  }

  #failed(text: string, error: unknown): Outcome {
    if (!(error instanceof RunnerError)) throw error;
    const stopped =
      error instanceof InputGuardrailTripped || error instanceof OutputGuardrailTripped
        ? error.result.guardrail.name
        : undefined;
    // What a guardrail stopped never reaches a model again; what failed otherwise stays to be answered.
    if (!(error instanceof InputGuardrailTripped)) this.#history = [...this.#history, userMessage(text)];
    return {
      ...whatHappened(error.state?.newItems ?? []),
      reply: "",
      confidence: 0,
      escalated: error instanceof InputGuardrailTripped ? undefined : error.name,
      stopped,
      agent: this.#agent.name,
      usage: error.usage,
    };
  }
}

type Outcome = Omit<Turn, "said" | "ms">;

function whatHappened(items: readonly Item[]): Pick<Turn, "handoffs" | "tools"> {
  const outputs = new Map(
    items.filter(isOutput).map(({ call_id, output }) => [call_id, typeof output === "string" ? output : ""]),
  );
  const calls = items.filter(isCall).map(({ call_id, name, arguments: args }) => ({
    name,
    arguments: JSON.parse(args) as Record<string, unknown>,
    output: outputs.get(call_id) ?? "",
  }));
  const isTransfer = ({ name }: { name: string }) => name.startsWith("transfer_to_");
  const taker = ({ output }: { output: string }) => /"assistant":"([^"]+)"/.exec(output)?.[1] ?? output;
  return { handoffs: calls.filter(isTransfer).map(taker), tools: calls.filter((each) => !isTransfer(each)) };
}
