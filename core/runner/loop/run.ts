import { type Limited, pause } from "../abort.ts";
import type { AnyAgent } from "../agent.ts";
import type { Emit } from "../events.ts";
import type { GuardedStream } from "../guarding/guarded-stream.ts";
import type { GuardrailResult } from "../guardrail.ts";
import type { History } from "../history/history.ts";
import type { HookMoments } from "../hooks.ts";
import type { Item } from "../items.ts";
import type { Journal } from "../journal.ts";
import type { ModelSettings } from "../model.ts";
import type { Checkpoint, ReleaseWhen, RunnerOptions } from "../options.ts";
import type { RunResult } from "../result.ts";
import type { RunScope } from "../scope.ts";
import { type AnsweredCall, type Decision, type PendingTurn, RunState } from "../state.ts";
import type { RunTrace } from "../trace.ts";
import type { Usage } from "../usage.ts";
import type { Offer } from "./request.ts";

/** What a run is set up with; none of it changes. */
export interface RunSetup {
  readonly id: string;
  readonly runner: RunnerOptions;
  readonly context: unknown;
  readonly settings: ModelSettings | undefined;
  readonly maxTurns: number | null;
  readonly checkpoint: Checkpoint | undefined;
  readonly releaseWhen: ReleaseWhen | undefined;
  readonly journal: Journal | undefined;
  readonly emit: Emit | undefined;
  readonly trace: RunTrace;
  /** The run's own signal: follows the caller's, and aborts when a guardrail trips or a step cannot be written down. */
  readonly control: Limited;
  /** For a run inside a run: settles when the outer one may write. */
  readonly outerVerdict: Promise<void>;
  /** Runs another agent inside this run. */
  readonly inside: RunInside;
  readonly scope: RunScope;
}

/** How far a run has come. */
export interface RunProgress {
  agent: AnyAgent;
  /** False until the agent on duty has been greeted: guardrails started, hooks told. */
  arrived: boolean;
  /** Whether the runner's own input guardrails have looked at the new messages. */
  screened: boolean;
  handoffArgs: unknown;
  /** Settles with the input guardrails' verdict on the agent on duty. Nothing is written or said before. */
  verdict: Promise<void>;
  readonly history: History;
  readonly usage: Usage;
  readonly guardrailResults: GuardrailResult[];
  turn: number;
  handoffs: number;
  /** Responses in a row in which the model asked for what is not there. */
  strikes: number;
  /** Whether an output guardrail has already had its second try. */
  retried: boolean;
  sideEffects: boolean;
  stopAfterTurn: boolean;
  /** The model's last response was empty. */
  wasEmpty: boolean;
  readonly toolUsers: Set<string>;
  readonly calls: Map<string, AnsweredCall>;
  /** What is told of the answer while the model writes it. */
  stream: GuardedStream | undefined;
  /** What the agent on duty was offered this turn. */
  offer: Offer | undefined;
  pending: PendingTurn | undefined;
  readonly decisions: Map<string, Decision>;
  readonly standing: Map<string, Decision>;
}

/** One run while it is going on: all of its mutable state is here, and none of it on agents or the runner. */
export type ActiveRun = RunSetup & RunProgress;

/** Runs an agent inside a run, on behalf of a call; `name` tells several such runs of one call apart. */
export type RunInside = (
  outer: ActiveRun,
  agent: AnyAgent,
  input: string | readonly Item[],
  place: { callId: string; name: string; signal: AbortSignal },
) => Promise<RunResult>;

/** What callbacks may see of a run. Getters, so that a tool's change of context is seen by the next instructions. */
export class Scope implements RunScope {
  readonly #run: () => ActiveRun;

  constructor(run: () => ActiveRun) {
    this.#run = run;
  }
  get runId(): string {
    return this.#run().id;
  }
  get context(): unknown {
    return this.#run().context;
  }
  get agent(): AnyAgent {
    return this.#run().agent;
  }
  get items(): readonly Item[] {
    return this.#run().history.all();
  }
  get usage(): Usage {
    return this.#run().usage;
  }
  get signal(): AbortSignal {
    return this.#run().control.signal;
  }
  get handoffArgs(): unknown {
    return this.#run().handoffArgs;
  }
}

/** Tells the runner's hooks, then the agent's, and waits. A hook that throws is noted in the trace, and that is all. */
export async function tell<Name extends keyof HookMoments<unknown>>(
  run: ActiveRun,
  name: Name,
  moment: Omit<HookMoments<unknown>[Name], "run" | "agent">,
  agent: AnyAgent = run.agent,
): Promise<void> {
  for (const hooks of [run.runner.hooks, agent.hooks]) {
    const hook = hooks?.[name];
    if (!hook) continue;
    const told = { ...moment, run: run.scope, agent } as unknown as HookMoments<unknown>[Name];
    try {
      await heard(
        run,
        Promise.resolve().then(() => hook(told)),
      );
    } catch (error) {
      run.trace.note(`hook ${name} failed`, error);
    }
  }
}

/** How long a run that is ending waits for a hook. */
const LAST_WORDS_MS = 1_000;

function heard(run: ActiveRun, hook: Promise<unknown>): Promise<unknown> {
  const { signal } = run.control;
  if (!signal.aborted) return run.control.race(hook);
  return Promise.race([hook, pause(LAST_WORDS_MS, new AbortController().signal)]);
}

/** True when somebody listens for the moment; saves the work of telling nobody. */
export const hears = (run: ActiveRun, name: keyof HookMoments<unknown>, agent: AnyAgent = run.agent): boolean =>
  run.runner.hooks?.[name] !== undefined || agent.hooks[name] !== undefined;

/** Where the run stands, to go on from later or elsewhere. */
export function stateOf(run: ActiveRun): RunState {
  const { id: runId, agent, arrived, turn, handoffs, strikes, retried, handoffArgs, sideEffects, usage, pending } = run;
  return new RunState({
    ...{ runId, agent, arrived, turn, handoffs, strikes, retried, handoffArgs, sideEffects, usage, pending },
    history: run.history.save(),
    guardrailResults: run.guardrailResults,
    toolUsers: [...run.toolUsers],
    calls: [...run.calls.values()],
    decisions: run.decisions,
    standing: run.standing,
  });
}
