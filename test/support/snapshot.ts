import type { RedisClient, Store } from "../../core/index.ts";

/** Puts one key back as it was. */
type PutBack = (redis: RedisClient) => Promise<unknown>;

/** Everything in a database as it was, to be put back between tests for a fraction of what filling it costs. */
export class Snapshot {
  readonly #store: Store;
  readonly #keys: ReadonlyMap<string, PutBack>;

  private constructor(store: Store, keys: ReadonlyMap<string, PutBack>) {
    this.#store = store;
    this.#keys = keys;
  }

  static async of(store: Store): Promise<Snapshot> {
    const keys = await store.redis.keys("*");
    return new Snapshot(
      store,
      new Map(await Promise.all(keys.map(async (key) => [key, await copied(store.redis, key)] as const))),
    );
  }

  async restore(): Promise<void> {
    const { redis } = this.#store;
    const there = await redis.keys("*");
    if (there.length > 0) await redis.del(...there);
    await Promise.all([...this.#keys.values()].map((putBack) => putBack(redis)));
  }
}

// By kind, and not by DUMP: the stand-in for a redis-server knows no such command.
async function copied(redis: RedisClient, key: string): Promise<PutBack> {
  const kind = await redis.type(key);
  if (kind === "string") {
    const value = (await redis.get(key)) ?? "";
    return (to) => to.set(key, value);
  }
  if (kind === "hash") {
    const fields = await redis.hgetall(key);
    return (to) => to.hset(key, fields);
  }
  if (kind === "set") {
    const members = await redis.smembers(key);
    return (to) => to.sadd(key, ...members);
  }
  if (kind === "zset") {
    const members = await redis.zrange(key, "0", "-1", "WITHSCORES");
    return (to) => to.zadd(key, ...members.flatMap((_, i) => (i % 2 ? [] : [members[i + 1] ?? "0", members[i] ?? ""])));
  }
  throw new Error(`${key} is a ${kind}, and nobody copies these yet`);
}
