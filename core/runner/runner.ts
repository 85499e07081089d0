import type { Agent, AnyAgent } from "./agent.ts";
import type { RunEvent } from "./events.ts";
import type { Item } from "./items.ts";
import { act } from "./loop/act.ts";
import { type Beginning, beginRun } from "./loop/begin.ts";
import { conclude, fitted, parseAnswer } from "./loop/conclude.ts";
import { end, fail } from "./loop/ending.ts";
import { answerFor } from "./loop/recover.ts";
import type { ActiveRun, RunInside } from "./loop/run.ts";
import { think } from "./loop/think.ts";
import { takeOver } from "./loop/transfer.ts";
import type { RunnerOptions, RunOptions } from "./options.ts";
import type { RunResult } from "./result.ts";
import { RunStream } from "./stream.ts";
import { textOfValue } from "./text.ts";
import { addSpent, copyUsage } from "./usage.ts";

/**
 * Runs agents: think, act, hand over, until there are words. A runner holds configuration only; any number of runs may go
 * on at once.
 */
export class Runner {
  readonly #options: RunnerOptions;

  constructor(options: RunnerOptions) {
    this.#options = Object.freeze({ ...options });
  }

  /**
   * Answers the input, starting with the agent (or, with `state`, going on where that run stood). Items are taken as they
   * are and must not be changed afterwards. Rejects with one of the classes in `errors.ts`, with the abort reason when
   * `signal` aborted, and with whatever the journal or a checkpoint threw.
   */
  async run<Ctx, Out>(
    agent: Agent<Ctx, Out>,
    input: string | readonly Item[],
    options: RunOptions<Ctx> = {},
  ): Promise<RunResult<Out>> {
    return (await live(this.#begin(agent, input, options))) as RunResult<Out>;
  }

  /** The same run, told while it happens. It goes on whether or not the events are read; see `RunEvent` for their order. */
  stream<Ctx, Out>(
    agent: Agent<Ctx, Out>,
    input: string | readonly Item[],
    options: RunOptions<Ctx> = {},
  ): RunStream<RunEvent, RunResult<Out>> {
    return new RunStream((emit, onStop) => {
      const run = this.#begin(agent, input, options, { emit });
      onStop(run.control.abort, () => {
        run.stopAfterTurn = true;
      });
      return live(run) as Promise<RunResult<Out>>;
    });
  }

  #begin<Ctx, Out>(
    agent: Agent<Ctx, Out>,
    input: string | readonly Item[],
    options: RunOptions<Ctx>,
    more: Partial<Beginning> = {},
  ): ActiveRun {
    const runner = this.#options;
    return beginRun({
      runner,
      agent: agent as unknown as AnyAgent,
      input,
      options: options as RunOptions,
      inside,
      ...more,
    });
  }
}

/** The loop: the agent thinks, what it asked for is done, it thinks again, until there are words or somebody must decide. */
async function drive(run: ActiveRun): Promise<RunResult> {
  while (!run.stopAfterTurn) {
    const items = run.pending?.items ?? (await think(run));
    const next = await act(run, items);
    if (next.kind !== "answer") run.stream?.retract();
    switch (next.kind) {
      case "waits":
        return end(run, undefined);
      case "handoff":
        await takeOver(run, next.transfer);
        break;
      case "tool_answer": {
        const output = await fitted(run, next.output);
        return end(run, await conclude(run, { output, text: textOfValue(output), items: [], mayRetry: false }));
      }
      case "answer": {
        const output = await parseAnswer(run, next.text);
        const answer = await conclude(run, { output, text: next.text, items: next.items, mayRetry: true });
        if (answer) return end(run, answer);
        run.stream?.retract();
      }
    }
  }
  return end(run, undefined);
}

/** Drives a run to its end, good or bad; nothing of it is left behind. */
async function live(run: ActiveRun): Promise<RunResult> {
  try {
    return await drive(run);
  } catch (error) {
    try {
      const answer = await answerFor(run, error);
      if (answer) return await end(run, answer);
      throw error;
    } catch (final) {
      throw await fail(run, final);
    }
  } finally {
    run.control.release();
  }
}

/** A run inside a tool call; what it cost and did counts for the run outside. */
const inside: RunInside = async (outer, agent, input, place) => {
  const run = beginRun({ runner: outer.runner, agent, input, options: {}, inside, outer, place });
  const before = copyUsage(run.usage);
  try {
    return await live(run);
  } finally {
    addSpent(outer.usage, before, run.usage);
    outer.sideEffects ||= run.sideEffects;
  }
};
