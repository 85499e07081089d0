import { createHash } from "node:crypto";
import type { Script, Store } from "../../core/index.ts";
import type { Clock } from "./clock.ts";
import type { Ledger, Mint, Table, Tables, Unit } from "./ledger.ts";
import { RedisUnit } from "./redis-unit.ts";
import { Busy, NotAllowed } from "./refusals.ts";

/** Compares what the work read, and writes everything with its receipt, in one step. */
const COMMIT = `
local seen = redis.call('GET', KEYS[1])
if seen then return {0, seen} end
local at = 4
for _ = 1, tonumber(ARGV[3]) do
  local now = redis.call('HGET', KEYS[tonumber(ARGV[at])], ARGV[at + 1]) or ''
  if now ~= ARGV[at + 2] then return {-1, ARGV[at + 1]} end
  at = at + 3
end
while at < #ARGV do
  redis.call('HSET', KEYS[tonumber(ARGV[at])], ARGV[at + 1], ARGV[at + 2])
  at = at + 3
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return {1, ''}`;

/** How long a key remembers its outcome: far beyond any retry, far beyond the flights that are on sale. */
const RECEIPT_LIFE_MS = 90 * 24 * 60 * 60 * 1000;
const TRIES = 12;

/** The records in Redis: one hash per table (per day for flights), all in one slot, so a commit is one script. */
export class RedisLedger implements Ledger {
  readonly clock: Clock;
  readonly #store: Store;
  readonly #space: string;
  readonly #commit: Script;

  readonly #mint: Mint;

  constructor(
    store: Store,
    clock: Clock,
    { space = "{air}", mint = mintFromKey }: { space?: string; mint?: Mint } = {},
  ) {
    this.#store = store;
    this.clock = clock;
    this.#space = space;
    this.#mint = mint;
    this.#commit = store.script(COMMIT);
  }

  look<R>(work: (unit: Unit) => Promise<R>): Promise<R> {
    return work(this.#unit(undefined));
  }

  async write<R>(key: string, fingerprint: string, work: (unit: Unit) => Promise<R>): Promise<R> {
    const seen = await this.#store.redis.get(this.#receiptKey(key));
    if (seen) return sameWork<R>(seen, fingerprint);
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const unit = this.#unit(key);
      const result = await work(unit);
      const [verdict, detail] = await this.#tryCommit(key, unit, { fingerprint, result });
      if (verdict === 1) return result;
      if (verdict === 0) return sameWork<R>(detail, fingerprint);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5 * attempt));
    }
    throw new Busy("busy", "The reservations system is busy with these records; nothing was changed");
  }

  async receipt(key: string): Promise<unknown> {
    const seen = await this.#store.redis.get(this.#receiptKey(key));
    return seen ? (JSON.parse(seen) as Receipt).result : undefined;
  }

  async #tryCommit(key: string, unit: RedisUnit, receipt: Receipt): Promise<[number, string]> {
    const keys = [this.#receiptKey(key)];
    const position = (hash: string): number => {
      const known = keys.indexOf(hash);
      return known >= 0 ? known + 1 : keys.push(hash);
    };
    const reads = unit.reads().flatMap(({ hash, field, raw }) => [position(hash), field, raw]);
    const writes = unit.writes().flatMap(({ hash, field, raw }) => [position(hash), field, raw]);
    const args = [JSON.stringify(receipt), RECEIPT_LIFE_MS, reads.length / 3, ...reads, ...writes];
    return (await this.#commit(keys, args)) as [number, string];
  }

  #unit(key: string | undefined): RedisUnit {
    const { redis } = this.#store;
    const mint: Unit["mint"] = (prefix, length, n) =>
      key === undefined ? `${prefix}${PENDING}` : this.#mint(key, prefix, length, n);
    return new RedisUnit(redis, this.clock.now(), (table, id) => this.#address(table, id), mint);
  }

  #address(table: Table, id: string): { hash: string; field: string } {
    const [first = id, group] = id.split("/");
    return group === undefined
      ? { hash: `${this.#space}:${table}`, field: id }
      : { hash: `${this.#space}:${table}:${group}`, field: first };
  }

  #receiptKey(key: string): string {
    return `${this.#space}:receipt:${key}`;
  }

  /** Writes many documents at once, for a store that is being filled. */
  async fill<T extends Table>(table: T, documents: Iterable<[string, Tables[T]]>): Promise<void> {
    const byHash = new Map<string, string[]>();
    for (const [id, document] of documents) {
      const { hash, field } = this.#address(table, id);
      const fields = byHash.get(hash) ?? [];
      byHash.set(hash, fields);
      fields.push(field, JSON.stringify(document));
    }
    await Promise.all([...byHash].map(([hash, fields]) => this.#store.redis.hset(hash, ...fields)));
  }
}

/** In place of an id that only a commit can give. */
const PENDING = "pending";

// No vowels and none of 0 1 I O: no words, nothing misread over the phone.
const LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ";

/** Ids that follow from the key, so that a retry after a crash arrives at the same ones. */
const mintFromKey: Mint = (key, prefix, length, n) => {
  const bytes = createHash("sha256").update(`${key} ${prefix} ${n}`).digest();
  return prefix + Array.from(bytes.subarray(0, length), (byte) => LETTERS[byte % LETTERS.length]).join("");
};

/** A short name for what a key was used for. */
export const fingerprintOf = (work: unknown): string =>
  createHash("sha256").update(JSON.stringify(work)).digest("base64url").slice(0, 22);

interface Receipt {
  fingerprint: string;
  result: unknown;
}

function sameWork<R>(raw: string, fingerprint: string): R {
  const receipt = JSON.parse(raw) as Receipt;
  if (receipt.fingerprint === fingerprint) return receipt.result as R;
  throw new NotAllowed("key_reused", "This idempotency key was used for another change; use a new one");
}
