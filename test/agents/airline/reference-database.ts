import { createHash } from "node:crypto";
import { MovableClock } from "../../../agents/airline/clock.ts";
import type { Booking, Customer, FlightDay } from "../../../agents/airline/records.ts";
import { RedisLedger } from "../../../agents/airline/redis-ledger.ts";
import { asPublished } from "../../../agents/airline/reservations/operations.ts";
import {
  canonical,
  loadReference,
  REFERENCE_NOW,
  type ReferenceData,
  referenceMint,
} from "../../../agents/airline/reservations/reference.ts";
import { openStore, type Store } from "../../../core/index.ts";
import { freshRedisUrl } from "../../support/redis.ts";
import { Snapshot } from "../../support/snapshot.ts";

/** Documents that are no longer what they were, by id; a day's id is `FLIGHT/DATE`. */
export interface Changed {
  bookings: Map<string, { before: Booking | undefined; after: Booking }>;
  customers: Map<string, { before: Customer | undefined; after: Customer }>;
  days: Map<string, { before: FlightDay | undefined; after: FlightDay }>;
}

type Raw = Map<string, Record<string, string>>;

/** The reference database in a Redis of its own, which can be put back to how it began. */
export class ReferenceDatabase {
  readonly ledger: RedisLedger;
  readonly store: Store;
  readonly #snapshot: Snapshot;
  readonly #beginning: Raw;
  readonly #dates: string[];
  readonly #canonical = new Map<string, string>();

  private constructor(store: Store, ledger: RedisLedger, snapshot: Snapshot, beginning: Raw) {
    this.store = store;
    this.ledger = ledger;
    this.#snapshot = snapshot;
    this.#beginning = beginning;
    this.#dates = [...beginning.keys()].flatMap((key) => /^\{air\}:day:(.*)$/.exec(key)?.[1] ?? []).sort();
  }

  static async open(data: ReferenceData): Promise<ReferenceDatabase> {
    const store = openStore(await freshRedisUrl());
    const ledger = new RedisLedger(store, new MovableClock(REFERENCE_NOW), { mint: referenceMint });
    await loadReference(ledger, data);
    return new ReferenceDatabase(store, ledger, await Snapshot.of(store), await readAll(store));
  }

  /** Undoes everything since it was opened. */
  async restore(): Promise<void> {
    if (await this.isTouched()) await this.#snapshot.restore();
  }

  /** The fingerprint the reference publishes of its state. */
  async hash(): Promise<string> {
    const now = await readAll(this.store);
    const table = (name: string) => now.get(`{air}:${name}`) ?? {};
    const each = (name: string, text: (id: string, raw: string) => string) =>
      Object.entries(table(name))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, raw]) => `${JSON.stringify(id)}:${text(id, raw)}`)
        .join(",");
    const days = this.#dates.map((date) => [date, now.get(`{air}:day:${date}`) ?? {}] as const);
    const datesOf = (id: string) =>
      days.flatMap(([date, day]) => (day[id] ? [`"${date}":${this.#canon(day[id])}`] : [])).join(",");
    const flights = each("flight", (id, raw) => `{"dates":{${datesOf(id)}},${this.#canon(raw).slice(1)}`);
    const reservations = each("booking", (_, raw) => this.#canon(raw, (booking) => asPublished(booking as Booking)));
    const users = each("customer", (_, raw) => this.#canon(raw));
    const text = `{"flights":{${flights}},"reservations":{${reservations}},"users":{${users}}}`;
    return createHash("sha256").update(text).digest("hex");
  }

  /** Whether anything was committed since the beginning. */
  async isTouched(): Promise<boolean> {
    return (await this.store.redis.keys("{air}:receipt:*")).length > 0;
  }

  async changed(): Promise<Changed> {
    const now = await readAll(this.store);
    const differing = <T>(key: string) =>
      Object.entries(now.get(key) ?? {}).flatMap(([id, raw]) => {
        const was = this.#beginning.get(key)?.[id];
        return was === raw
          ? []
          : [[id, { before: was ? (JSON.parse(was) as T) : undefined, after: JSON.parse(raw) as T }] as const];
      });
    const days = this.#dates.flatMap((date) =>
      differing<FlightDay>(`{air}:day:${date}`).map(([id, each]) => [`${id}/${date}`, each] as const),
    );
    return {
      bookings: new Map(differing<Booking>("{air}:booking")),
      customers: new Map(differing<Customer>("{air}:customer")),
      days: new Map(days),
    };
  }

  #canon(raw: string, view: (document: unknown) => unknown = (document) => document): string {
    const known = this.#canonical.get(raw) ?? canonical(view(JSON.parse(raw)));
    this.#canonical.set(raw, known);
    return known;
  }
}

async function readAll({ redis }: Store): Promise<Raw> {
  const keys = (await redis.keys("{air}:*")).filter((key) => !key.startsWith("{air}:receipt:"));
  return new Map(await Promise.all(keys.map(async (key) => [key, await redis.hgetall(key)] as const)));
}
