import type { RedisClient } from "../../core/index.ts";
import { BatchReader, type Place } from "./batch-reader.ts";
import type { Table, Tables, Unit } from "./ledger.ts";
import type { Booking } from "./records.ts";

type Stored = Place & { raw: string };

/** Remembers what was read, as it was read, and what is to be written. */
export class RedisUnit implements Unit {
  readonly now: Date;
  readonly mint: Unit["mint"];
  readonly #redis: RedisClient;
  readonly #reader: BatchReader;
  readonly #address: (table: Table, id: string) => Place;
  readonly #read = new Map<string, Promise<Stored>>();
  readonly #listed = new Map<string, Promise<Map<string, unknown>>>();
  readonly #seen: Stored[] = [];
  readonly #written = new Map<string, Place & { document: unknown }>();

  constructor(redis: RedisClient, now: Date, address: (table: Table, id: string) => Place, mint: Unit["mint"]) {
    this.#redis = redis;
    this.#reader = new BatchReader(redis);
    this.now = now;
    this.#address = address;
    this.mint = mint;
  }

  async get<T extends Table>(table: T, id: string): Promise<Tables[T] | undefined> {
    const name = `${table} ${id}`;
    const written = this.#written.get(name);
    if (written) return written.document as Tables[T];
    const reading = this.#read.get(name) ?? this.#fetch(this.#address(table, id));
    this.#read.set(name, reading);
    const { raw } = await reading;
    return raw === "" ? undefined : (JSON.parse(raw) as Tables[T]);
  }

  put<T extends Table>(table: T, id: string, document: Tables[T]): void {
    const stored = table === "booking" ? this.#nextVersion(id, document as Booking) : document;
    this.#written.set(`${table} ${id}`, { ...this.#address(table, id), document: stored });
  }

  all<T extends Table>(table: T, group?: string): Promise<Map<string, Tables[T]>> {
    const { hash } = this.#address(table, group === undefined ? "" : `/${group}`);
    const reading = this.#listed.get(hash) ?? this.#list(hash);
    this.#listed.set(hash, reading);
    return reading as Promise<Map<string, Tables[T]>>;
  }

  async #list(hash: string): Promise<Map<string, unknown>> {
    const stored = await this.#redis.hgetall(hash);
    return new Map(Object.entries(stored).map(([id, raw]) => [id, JSON.parse(raw)]));
  }

  reads(): Stored[] {
    return this.#seen;
  }

  writes(): Stored[] {
    return [...this.#written.values()].map(({ hash, field, document }) => ({
      hash,
      field,
      raw: JSON.stringify(document),
    }));
  }

  // However often one piece of work saves a booking, it is one change.
  #nextVersion(id: string, booking: Booking): Booking {
    const { hash, field } = this.#address("booking", id);
    const before = this.#seen.find((stored) => stored.hash === hash && stored.field === field);
    const version = before?.raw ? (JSON.parse(before.raw) as Booking).version : 0;
    return { ...booking, version: version + 1 };
  }

  async #fetch(place: Place): Promise<Stored> {
    const stored = { ...place, raw: await this.#reader.read(place) };
    this.#seen.push(stored);
    return stored;
  }
}
