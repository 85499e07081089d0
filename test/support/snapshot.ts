import type { Store } from "../../core/index.ts";

/** Everything in a database as it was, to be put back between tests for a fraction of what filling it costs. */
export class Snapshot {
  readonly #store: Store;
  readonly #dumps: [string, Buffer][];

  private constructor(store: Store, dumps: [string, Buffer][]) {
    this.#store = store;
    this.#dumps = dumps;
  }

  static async of(store: Store): Promise<Snapshot> {
    const dumped = (await store.redis.keys("*")).map(async (key): Promise<[string, Buffer]> => {
      const dump = await store.redis.dumpBuffer(key);
      if (!dump) throw new Error(`${key} vanished while it was being copied`);
      return [key, dump];
    });
    return new Snapshot(store, await Promise.all(dumped));
  }

  async restore(): Promise<void> {
    const { redis } = this.#store;
    const known = new Set(this.#dumps.map(([key]) => key));
    const extra = (await redis.keys("*")).filter((key) => !known.has(key));
    if (extra.length > 0) await redis.del(...extra);
    await Promise.all(this.#dumps.map(([key, dump]) => redis.restore(key, 0, dump, "REPLACE")));
  }
}
