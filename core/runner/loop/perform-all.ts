import { limited } from "../abort.ts";
import type { PendingAnswer, PendingTurn } from "../state.ts";
import type { Call } from "./calls.ts";
import { type Job, perform } from "./perform.ts";
import type { ActiveRun } from "./run.ts";

/** What came of a response's calls. `failure` is what ends the run, where something must. */
export interface Performed {
  answers: Map<string, PendingAnswer>;
  waiting: { call: Call; inside: PendingTurn["nested"][number] | undefined }[];
  failure: { error: unknown } | undefined;
}

/**
 * Carries out a response's calls: reads side by side, at most `maxToolConcurrency` at a time, writes one after another in
 * the order asked for. The first call that must end the run stops the others; those not begun never begin.
 */
export async function performAll(run: ActiveRun, calls: readonly Call[]): Promise<Performed> {
  const control = limited(run.control.signal);
  const slots = new Slots(run.runner.maxToolConcurrency ?? Number.POSITIVE_INFINITY);
  const performed: Performed = { answers: new Map(), waiting: [], failure: undefined };
  for (const answer of run.pending?.answered ?? []) performed.answers.set(answer.callId, answer);

  let lastWrite: Promise<void> = Promise.resolve();
  const tasks = calls
    .filter((call) => !performed.answers.has(call.item.call_id))
    .map((call) => {
      const task = begin({ run, call, signal: control.signal, turnToWrite: lastWrite }).catch(stop);
      if (call.tool?.effect === "write") lastWrite = task;
      return task;
    });
  await Promise.all(tasks);
  control.release();
  return performed;

  function stop(error: unknown): void {
    performed.failure ??= { error };
    control.abort(error);
  }

  async function begin(job: Job): Promise<void> {
    const { item, tool } = job.call;
    // A write that waits for its turn must not keep a slot from the write it waits for.
    if (tool?.effect === "write") await job.turnToWrite;
    const outcome = await slots.use(async () => {
      job.signal.throwIfAborted();
      try {
        return await perform(job);
      } catch (error) {
        // Before the slot is free again, so that nobody takes it.
        stop(error);
        throw error;
      }
    });
    if (outcome.kind === "answer") performed.answers.set(item.call_id, outcome.answer);
    else
      performed.waiting.push({
        call: job.call,
        inside: outcome.inside && { callId: item.call_id, state: outcome.inside },
      });
  }
}

/** So many at a time, first come first served. */
class Slots {
  #free: number;
  readonly #queue: (() => void)[] = [];

  constructor(count: number) {
    this.#free = Math.max(1, count);
  }

  async use<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#free--;
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
