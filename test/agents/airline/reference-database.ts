import { createHash } from "node:crypto";
import { MovableClock } from "../../../agents/airline/clock.ts";
import type { Unit } from "../../../agents/airline/ledger.ts";
import { RedisLedger } from "../../../agents/airline/redis-ledger.ts";
import {
  canonical,
  loadReference,
  REFERENCE_NOW,
  type ReferenceData,
  readReference,
  referenceMint,
} from "../../../agents/airline/reservations/reference.ts";
import { openStore, type Store } from "../../../core/index.ts";
import { freshRedisUrl } from "../../support/redis.ts";

/** The reference database in a Redis of its own, which can be put back to how it began. */
export class ReferenceDatabase {
  readonly ledger: RedisLedger;
  readonly store: Store;
  readonly dates: string[];
  #beginning: [string, Buffer][] = [];

  private constructor(store: Store, data: ReferenceData) {
    this.store = store;
    this.ledger = new RedisLedger(store, new MovableClock(REFERENCE_NOW), { mint: referenceMint });
    this.dates = [...new Set(Object.values(data.flights).flatMap(({ dates }) => Object.keys(dates)))].sort();
  }

  static async open(data: ReferenceData): Promise<ReferenceDatabase> {
    const database = new ReferenceDatabase(openStore(await freshRedisUrl()), data);
    await loadReference(database.ledger, data);
    const keys = await database.store.redis.keys("*");
    database.#beginning = await Promise.all(
      keys.map(async (key): Promise<[string, Buffer]> => [key, await database.#dump(key)]),
    );
    return database;
  }

  /** Whether anything was committed since the beginning. */
  async isTouched(): Promise<boolean> {
    return (await this.store.redis.keys("{air}:receipt:*")).length > 0;
  }

  /** Undoes everything since it was opened. */
  async restore(): Promise<void> {
    const { redis } = this.store;
    const known = new Set(this.#beginning.map(([key]) => key));
    const extra = (await redis.keys("*")).filter((key) => !known.has(key));
    if (extra.length > 0) await redis.del(...extra);
    await Promise.all(this.#beginning.map(([key, dump]) => redis.restore(key, 0, dump, "REPLACE")));
  }

  state(): Promise<ReferenceData> {
    return this.ledger.look((unit: Unit) => readReference(unit, this.dates));
  }

  async hash(): Promise<string> {
    return createHash("sha256")
      .update(canonical(await this.state()))
      .digest("hex");
  }

  async #dump(key: string): Promise<Buffer> {
    const dump = await this.store.redis.dumpBuffer(key);
    if (!dump) throw new Error(`${key} vanished while it was being copied`);
    return dump;
  }
}
