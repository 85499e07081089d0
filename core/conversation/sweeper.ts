import type { Script, Store } from "../platform/index.ts";
import { deskKeys, PARTITIONS, partitionKeys } from "./keys.ts";
import { sweepScript } from "./scripts.ts";

/** What has waited longer than it may: somebody's wake-up was lost, or somebody died. */
export interface Overdue {
  /** Conversations with messages nobody is answering. */
  turns: string[];
  /** Conversations with parts nobody is delivering. */
  deliveries: string[];
  /** Clocks that have rung, each until it is stopped. */
  clocks: { conversation: string; clock: string }[];
  /** Conversations with news that staff have not been shown. */
  unshown: string[];
}

/** Finds overdue work: whatever the queue forgot is begun within lease + sweep (I5). */
export class Sweeper {
  readonly #store: Store;
  readonly #script: Script;
  readonly #overdueMs: number;

  constructor(store: Store, overdueMs: number) {
    this.#store = store;
    this.#script = sweepScript(store);
    this.#overdueMs = overdueMs;
  }

  async sweep(): Promise<Overdue> {
    const found = await Promise.all(Array.from({ length: PARTITIONS }, (_, partition) => this.#sweepOne(partition)));
    return {
      turns: found.flatMap((each) => each.turns),
      deliveries: found.flatMap((each) => each.deliveries),
      clocks: found.flatMap((each) => each.clocks),
      unshown: found.flatMap((each) => each.unshown),
    };
  }

  async #sweepOne(partition: number): Promise<Overdue> {
    const [pending = "", due = "", clock = "", latest = ""] = partitionKeys(partition);
    const [cases, news] = deskKeys(partition);
    if (!(await this.#anything([pending, due, clock, news])))
      return { turns: [], deliveries: [], clocks: [], unshown: [] };
    const [turns, deliveries, clocks, unshown] = (await this.#script(
      [pending, due, clock, latest, cases, news],
      [this.#overdueMs, 100],
    )) as [string[], string[], string[], string[]];
    return { turns, deliveries, clocks: clocks.map(toClock), unshown };
  }

  // A few cheap reads: on a quiet day no script runs at all.
  async #anything(keys: string[]): Promise<boolean> {
    const pipeline = this.#store.redis.pipeline();
    for (const key of keys) pipeline.exists(key);
    const replies = (await pipeline.exec()) ?? [];
    return replies.some(([error, count]) => {
      if (error) throw error;
      return count === 1;
    });
  }
}

function toClock(member: string): { conversation: string; clock: string } {
  const [conversation = "", clock = ""] = member.split(" ");
  return { conversation, clock };
}
