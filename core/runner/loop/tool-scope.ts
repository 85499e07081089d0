import { createHash } from "node:crypto";
import type { Agent, AnyAgent } from "../agent.ts";
import type { Item } from "../items.ts";
import type { RunResult } from "../result.ts";
import type { ToolScope } from "../scope.ts";
import type { RunState } from "../state.ts";
import type { Call } from "./calls.ts";
import { type ActiveRun, Scope } from "./run.ts";

/** A run inside this call waits for approvals; the call waits with it. */
export class WaitsInside extends Error {
  readonly state: RunState;
  constructor(state: RunState) {
    super("A run inside this call waits for approval");
    this.state = state;
  }
}

/** What a tool sees of the run, and of its own call. */
export class CallScope extends Scope implements ToolScope {
  readonly #run: ActiveRun;
  readonly #call: Call;
  readonly #signal: AbortSignal;
  #runsInside = 0;

  constructor(run: ActiveRun, call: Call, signal: AbortSignal) {
    super(() => run);
    this.#run = run;
    this.#call = call;
    this.#signal = signal;
  }

  override get signal(): AbortSignal {
    return this.#signal;
  }

  get callId(): string {
    return this.#call.item.call_id;
  }

  get idempotencyKey(): string {
    const { item, occurrence, canonical } = this.#call;
    return createHash("sha256").update([this.#run.id, item.name, occurrence, canonical].join("|")).digest("hex");
  }

  // Bound: tools take it out of the scope by its name.
  readonly progress = (text: string): void => {
    this.#run.emit?.({ type: "progress", agent: this.#run.agent, callId: this.callId, text });
  };

  readonly runAgent = async <Out>(
    agent: Agent<unknown, Out>,
    input: string | readonly Item[],
  ): Promise<RunResult<Out>> => {
    const name = `turn-${this.#run.turn}/call-${this.#call.index}/run-${this.#runsInside++}`;
    const place = { callId: this.callId, name, signal: this.#signal };
    const result = (await this.#run.inside(this.#run, agent as AnyAgent, input, place)) as RunResult<Out>;
    if (result.interruptions.length > 0) throw new WaitsInside(result.state);
    return result;
  };
}
