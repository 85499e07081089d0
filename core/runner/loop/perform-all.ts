import { limited } from "../abort.ts";
import type { PendingAnswer, PendingTurn } from "../state.ts";
import type { Call } from "./calls.ts";
import type { Job } from "./job.ts";
import { perform } from "./perform.ts";
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
  const answered = run.pending?.answered ?? [];
  const performed: Performed = {
    answers: new Map(answered.map((answer) => [answer.callId, answer])),
    waiting: [],
    failure: undefined,
  };
  const stop = (error: unknown) => {
    performed.failure ??= { error };
    control.abort(error);
  };
  let lastWrite: Promise<void> = Promise.resolve();
  const tasks: Promise<void>[] = [];
  for (const call of calls) {
    if (performed.answers.has(call.item.call_id)) continue;
    const task = performOne({ run, call, signal: control.signal, turnToWrite: lastWrite }, slots, performed, stop);
    if (call.tool?.effect === "write") lastWrite = task;
    tasks.push(task);
  }
  await Promise.all(tasks);
  control.release();
  return performed;
}

/** One call in its turn; never rejects. */
async function performOne(
  job: Job,
  slots: Slots,
  { answers, waiting }: Performed,
  stop: (error: unknown) => void,
): Promise<void> {
  const { item, tool } = job.call;
  // A write that waits for its turn must not keep a slot from the write it waits for.
  if (tool?.effect === "write") await job.turnToWrite;
  await slots.use(async () => {
    try {
      job.signal.throwIfAborted();
      const outcome = await perform(job);
      const inside = "inside" in outcome && outcome.inside;
      if (outcome.kind === "answer") answers.set(item.call_id, outcome.answer);
      else waiting.push({ call: job.call, inside: inside ? { callId: item.call_id, state: inside } : undefined });
    } catch (error) {
      // Before the slot is free again, so that nobody takes it.
      stop(error);
    }
  });
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
