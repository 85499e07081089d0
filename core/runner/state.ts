import type { AnyAgent } from "./agent.ts";
import { UserError } from "./errors.ts";
import type { GuardrailResult } from "./guardrail.ts";
import type { SavedHistory } from "./history/history.ts";
import { asItems, type FunctionCall, type Item } from "./items.ts";
import type { Interruption } from "./result.ts";
import { readState, writeState } from "./state-json.ts";
import type { Usage } from "./usage.ts";

/** Somebody's yes or no to a call. */
export interface Decision {
  approved: boolean;
  message?: string | undefined;
}

/** A call that was answered, kept so that a repeated call id is recognised. */
export interface AnsweredCall {
  callId: string;
  name: string;
  arguments: string;
  output: string;
}

/** A response whose tools wait for approval: what is answered already, and the runs inside it that wait too. */
export interface PendingTurn {
  items: readonly Item[];
  waiting: readonly FunctionCall[];
  answered: readonly PendingAnswer[];
  nested: readonly { callId: string; state: RunState }[];
}

export interface PendingAnswer {
  callId: string;
  output: string;
  value: unknown;
  ok: boolean;
}

/** Everything a run needs to go on elsewhere. It holds no context, no keys, no signals, no models. */
export interface StateData {
  runId: string;
  agent: AnyAgent;
  /** False until the agent's guardrails have passed and its first call was made. */
  arrived: boolean;
  turn: number;
  handoffs: number;
  strikes: number;
  retried: boolean;
  handoffArgs: unknown;
  sideEffects: boolean;
  history: SavedHistory;
  usage: Usage;
  guardrailResults: readonly GuardrailResult[];
  toolUsers: readonly string[];
  calls: readonly AnsweredCall[];
  pending: PendingTurn | undefined;
  decisions: ReadonlyMap<string, Decision>;
  /** Decisions for every later call of a tool by an agent, by `agent/tool`. */
  standing: ReadonlyMap<string, Decision>;
}

/**
 * Where a run stands: on every result and every error. Save it with `JSON.stringify`, load it with `RunState.fromJSON`,
 * decide on open approvals, and go on with `runner.run(agent, [], { state })`.
 */
export class RunState {
  readonly #data: StateData;
  readonly #decisions: Map<string, Decision>;
  readonly #standing: Map<string, Decision>;

  constructor(data: StateData) {
    this.#data = data;
    this.#decisions = new Map(data.decisions);
    this.#standing = new Map(data.standing);
  }

  /** Reads what `toJSON` wrote. Throws `UserError` on anything else, on a newer version, and on agents it is not given. */
  static fromJSON(json: unknown, agents: readonly AnyAgent[]): RunState {
    const revive = (data: StateData) => new RunState(data);
    return revive(readState(typeof json === "string" ? parsed(json) : json, agents, revive));
  }

  toJSON(): unknown {
    return writeState(this.data);
  }

  get data(): StateData {
    return { ...this.#data, decisions: this.#decisions, standing: this.#standing };
  }

  get runId(): string {
    return this.#data.runId;
  }

  /** The agent on duty. */
  get agent(): AnyAgent {
    return this.#data.agent;
  }

  /** Model calls made so far. */
  get turn(): number {
    return this.#data.turn;
  }

  get usage(): Usage {
    return this.#data.usage;
  }

  /** The run's input and everything it added. */
  get history(): readonly Item[] {
    return [...asItems(this.#data.history.input), ...this.#data.history.added];
  }

  get newItems(): readonly Item[] {
    return this.#data.history.added;
  }

  /** Messages a guardrail stopped. They stay in the history and never reach a model again. */
  get blocked(): readonly Item[] {
    return this.#data.history.blocked;
  }

  /** True once the run has written somewhere or handed over: it must not be thrown away and begun anew. */
  get sideEffects(): boolean {
    return this.#data.sideEffects;
  }

  /** The calls that wait for a decision, those of agents inside this run included. */
  get interruptions(): readonly Interruption[] {
    const { pending, agent } = this.#data;
    const own = pending?.waiting.filter((call) => !this.#decisions.has(call.call_id)) ?? [];
    const inside = pending?.nested.flatMap(({ state }) => [...state.interruptions]) ?? [];
    return [...own.map((call) => interruption(call, agent)), ...inside];
  }

  /**
   * Lets a call run. Give the interruption itself to be sure that what runs is what was shown: it is refused if the
   * arguments differ. `always` also lets every later call of this tool by this agent run.
   */
  approve(call: string | Interruption, options: { always?: boolean } = {}): void {
    this.#decide(call, { approved: true }, options);
  }

  /** Keeps a call from running; the model reads the message. */
  reject(call: string | Interruption, message?: string, options: { always?: boolean } = {}): void {
    this.#decide(call, { approved: false, message }, options);
  }

  #decide(call: string | Interruption, decision: Decision, { always = false }: { always?: boolean }): void {
    const callId = typeof call === "string" ? call : call.callId;
    const open = this.interruptions.find((one) => one.callId === callId);
    if (!open) throw new UserError(`No call ${callId} waits for a decision`);
    if (typeof call !== "string" && (call.arguments !== open.arguments || call.toolName !== open.toolName)) {
      throw new UserError(`Call ${callId} is not what was shown: its tool or arguments have changed`);
    }
    const inside = this.#data.pending?.nested.find(({ state }) =>
      state.interruptions.some((one) => one.callId === callId),
    );
    if (inside) {
      if (decision.approved) inside.state.approve(callId, { always });
      else inside.state.reject(callId, decision.message, { always });
      return;
    }
    this.#decisions.set(callId, decision);
    if (always) this.#standing.set(`${open.agent.name}/${open.toolName}`, decision);
  }
}

const interruption = (call: FunctionCall, agent: AnyAgent): Interruption => ({
  callId: call.call_id,
  toolName: call.name,
  arguments: call.arguments,
  agent,
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new UserError("This is not a saved run: it is not JSON", { cause });
  }
}
