import { type Job, Queue, Worker } from "bullmq";
import type { Logs, Store } from "../core/index.ts";
import { Batch } from "./batch.ts";

/** What a job may carry: whom to look at, and nothing a customer said. Losing or doubling one costs time only. */
interface Wakeup {
  conversation: string;
  clock?: string;
}

/** The kinds of work. Deliveries have a queue per channel, so that an outage of one provider never delays another. */
export type Kind = "turns" | "clocks" | "desk" | `deliveries-${string}`;

/** Does one piece of work. Aborted: hand over what is in flight and return. */
export type Perform = (wakeup: Wakeup, signal: AbortSignal) => Promise<void>;

export interface QueueRules {
  shards: number;
  burstWindowMs: number;
}

// Finished jobs leave at once: nothing is read from them, and their number would grow without bound.
const FORGET = { removeOnComplete: true, removeOnFail: true } as const;

const MOST_REMEMBERED = 10_000;

/** Wakes workers, over BullMQ. The only home of bullmq; what is right never rests on it. */
export class WorkQueue {
  readonly #store: Store;
  readonly #rules: QueueRules;
  readonly #queues = new Map<string, Queue<Wakeup>>();
  readonly #role: "web" | "work";
  /** When a turn was last asked for, by conversation (ms). */
  readonly #askedAt = new Map<string, number>();
  readonly #turns = new Batch((conversations) => this.#addTurns(conversations));

  constructor(store: Store, rules: QueueRules, role: "web" | "work" = "work") {
    this.#store = store;
    this.#rules = rules;
    this.#role = role;
  }

  /**
   * Asks for a turn, once the burst window is over. However often it is asked for, at most one waits and one runs;
   * asked for while one runs, it runs again.
   */
  async turn(conversation: string): Promise<void> {
    // A job that still waits for its burst window finds this message too.
    const since = Date.now() - (this.#askedAt.get(conversation) ?? 0);
    if (since < this.#rules.burstWindowMs / 2) return;
    const now = Date.now();
    await this.#turns.add(conversation);
    if (this.#askedAt.size > MOST_REMEMBERED) this.#askedAt.clear();
    this.#askedAt.set(conversation, now);
  }

  /** Asks for what is in a conversation's outbox to be delivered, not before `at` (ms) if given. */
  async deliver(channel: string, conversation: string, at?: number): Promise<void> {
    await this.#queue(`deliveries-${channel}`, conversation).add(
      "deliver",
      { conversation },
      {
        ...FORGET,
        ...(at !== undefined && { delay: Math.max(0, at - Date.now()) }),
      },
    );
  }

  /** Asks for a look at a clock when it rings (ms). */
  async clock(conversation: string, clock: string, at: number): Promise<void> {
    await this.#queue("clocks", conversation).add(
      "clock",
      { conversation, clock },
      { ...FORGET, delay: Math.max(0, at - Date.now()) },
    );
  }

  /** Asks for staff to be shown what is new, not before `at` (ms) if given. Asked for while it runs, it runs again. */
  async show(conversation: string, at?: number): Promise<void> {
    await this.#queue("desk", conversation).add(
      "show",
      { conversation },
      at === undefined
        ? { ...FORGET, deduplication: { id: conversation, keepLastIfActive: true } }
        : { ...FORGET, delay: Math.max(0, at - Date.now()) },
    );
  }

  /** The sweeper's way: a job that no earlier one can hold back. */
  async again(kind: Kind, wakeup: Wakeup): Promise<void> {
    await this.#queue(kind, wakeup.conversation).add("again", wakeup, {
      ...FORGET,
      deduplication: { id: `again-${wakeup.conversation}-${wakeup.clock ?? ""}`, ttl: 1_000 },
    });
  }

  /** Works one kind, in every shard, until `close`. */
  work(kind: Kind, perform: Perform, { concurrency, logs }: { concurrency: number; logs: Logs }): Working {
    const busy = new Busy();
    const workers = Array.from({ length: this.#rules.shards }, (_, shard) =>
      this.#worker(kind, shard, busy.guard(perform), concurrency, logs),
    );
    return { busy, close: (deadlineMs) => busy.close(workers, deadlineMs) };
  }

  /** How many jobs wait, run or are delayed, by kind; for the metrics page. */
  async counts(): Promise<Record<string, number>> {
    const counts = await Promise.all(
      [...this.#queues].map(
        async ([name, queue]) => [name, await queue.getJobCountByTypes("wait", "active", "delayed")] as const,
      ),
    );
    return Object.fromEntries(counts);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
  }

  async #addTurns(conversations: string[]): Promise<void> {
    const { burstWindowMs, shards } = this.#rules;
    const jobs = conversations.map((conversation) => ({
      name: "turn",
      data: { conversation },
      opts: { ...FORGET, delay: burstWindowMs, deduplication: { id: conversation, keepLastIfActive: true } },
    }));
    const byShard = Map.groupBy(jobs, ({ data }) => shardOf(data.conversation, shards));
    await Promise.all(
      [...byShard.values()].map((mine) => {
        const queue = this.#queue("turns", mine[0]?.data.conversation ?? "");
        const [only] = mine;
        return mine.length === 1 && only ? queue.add(only.name, only.data, only.opts) : queue.addBulk(mine);
      }),
    );
  }

  #worker(
    kind: Kind,
    shard: number,
    perform: (job: Job<Wakeup>) => Promise<void>,
    concurrency: number,
    logs: Logs,
  ): Worker<Wakeup> {
    const worker = new Worker<Wakeup>(kind, perform, {
      connection: this.#store.connect("blocking") as never,
      prefix: prefixOf(shard),
      concurrency,
      // A killed worker's jobs are found within ten seconds, and found again however often that happens.
      lockDuration: 10_000,
      stalledInterval: 5_000,
      maxStalledCount: 1_000,
      runRetryDelay: 1_000,
    });
    worker.on("error", (error) => logs.warn({ kind, error: error.message }, "queue connection"));
    worker.on("failed", (job, error) =>
      logs.error({ kind, conversation: job?.data.conversation, err: error }, "job failed"),
    );
    return worker;
  }

  #queue(kind: Kind, conversation: string): Queue<Wakeup> {
    const shard = shardOf(conversation, this.#rules.shards);
    const name = `${kind} ${shard}`;
    let queue = this.#queues.get(name);
    if (!queue) {
      queue = new Queue<Wakeup>(kind, {
        connection: this.#store.connect(this.#role) as never,
        prefix: prefixOf(shard),
        skipMetasUpdate: true,
        streams: { events: { maxLen: 100 } },
      });
      queue.on("error", () => undefined);
      this.#queues.set(name, queue);
    }
    return queue;
  }
}

/** A kind being worked. */
export interface Working {
  readonly busy: Busy;
  /** Takes no more; whatever is not done by the deadline is aborted, and so handed over. */
  close(deadlineMs: number): Promise<void>;
}

/** What is running here, and when something last did: a worker that starts nothing may have lost its connection. */
export class Busy {
  lastStart = Date.now();
  running = 0;
  readonly #abort = new AbortController();

  guard(perform: Perform): (job: Job<Wakeup>) => Promise<void> {
    return async (job) => {
      this.lastStart = Date.now();
      this.running++;
      try {
        await perform(job.data, this.#abort.signal);
      } finally {
        this.running--;
      }
    };
  }

  async close(workers: Worker[], deadlineMs: number): Promise<void> {
    const late = setTimeout(() => this.#abort.abort(new Error("shutting down")), deadlineMs);
    await Promise.all(workers.map((worker) => worker.close()));
    clearTimeout(late);
  }
}

// One tag a shard: on a Cluster, one queue is one slot is one node.
const prefixOf = (shard: number): string => `{jbq${shard}}`;

function shardOf(conversation: string, shards: number): number {
  let hash = 0;
  for (let i = 0; i < conversation.length; i++) hash = (hash * 31 + conversation.charCodeAt(i)) >>> 0;
  return hash % shards;
}
