import type { RedisClient } from "../../core/index.ts";

/** A field of a hash. */
export interface Place {
  hash: string;
  field: string;
}

type Waiting = Place & { resolve(raw: string): void; reject(error: unknown): void };

/** Reads fields of hashes; what is asked for in the same moment goes to Redis in one write, one command a hash. */
export class BatchReader {
  readonly #redis: RedisClient;
  #waiting: Waiting[] = [];

  constructor(redis: RedisClient) {
    this.#redis = redis;
  }

  /** The field's value, "" when there is none. */
  read(place: Place): Promise<string> {
    return new Promise((resolve, reject) => {
      // One more turn of the microtask queue lets whoever was resolved by the same answer ask along.
      if (this.#waiting.push({ ...place, resolve, reject }) === 1) process.nextTick(() => void this.#send());
    });
  }

  async #send(): Promise<void> {
    const waiting = this.#waiting.splice(0);
    const [only] = waiting;
    try {
      if (only && waiting.length === 1) return only.resolve((await this.#redis.hget(only.hash, only.field)) ?? "");
      const byHash = groups(waiting);
      const pipeline = this.#redis.pipeline();
      for (const [hash, group] of byHash) pipeline.hmget(hash, ...group.map(({ field }) => field));
      const answers = (await pipeline.exec()) ?? [];
      for (const [i, group] of [...byHash.values()].entries()) deliver(group, answers[i]);
    } catch (error) {
      for (const { reject } of waiting) reject(error);
    }
  }
}

function groups(waiting: Waiting[]): Map<string, Waiting[]> {
  const byHash = new Map<string, Waiting[]>();
  for (const each of waiting) byHash.set(each.hash, [...(byHash.get(each.hash) ?? []), each]);
  return byHash;
}

function deliver(group: Waiting[], answer: [Error | null, unknown] | undefined): void {
  const [error, values] = answer ?? [new Error("Redis did not answer"), []];
  for (const [i, { resolve, reject }] of group.entries()) {
    if (error) reject(error);
    else resolve((values as (string | null)[])[i] ?? "");
  }
}
