/** What business code reads and writes through, without knowing where it is kept. */
import type { Clock } from "./clock.ts";
import type {
  Airport,
  BagClaim,
  Booking,
  CompensationCase,
  Customer,
  Flight,
  FlightDay,
  RegisteredBag,
  SeatPlan,
} from "./records.ts";

/** Every kind of document. Ids with a `/` are grouped: `day` and `seats` are `FLIGHT/DATE`, grouped by date. */
export interface Tables {
  airport: Airport;
  /** Destinations served from an airport, with the flight numbers that go there. */
  route: Record<string, string[]>;
  flight: Flight;
  day: FlightDay;
  seats: SeatPlan;
  customer: Customer;
  booking: Booking;
  bag: RegisteredBag;
  claim: BagClaim;
  case: CompensationCase;
}

export type Table = keyof Tables;

/**
 * One piece of work on the records. What it read is what it will be judged by: if any of it changed before the work is
 * committed, the work is done again from the start. Its writes become visible together, or not at all.
 */
export interface Unit {
  /** The clock's time, the same throughout the work. */
  readonly now: Date;
  get<T extends Table>(table: T, id: string): Promise<Tables[T] | undefined>;
  /** Replaces a document. A booking's `version` is raised here, and nowhere else. */
  put<T extends Table>(table: T, id: string, document: Tables[T]): void;
  /** All documents of a table, or of one group in it, by id within it; not part of what the work is judged by. */
  all<T extends Table>(table: T, group?: string): Promise<Map<string, Tables[T]>>;
  /** The n-th candidate for a new id. The same work under the same key is offered the same ids again. */
  mint(prefix: string, length: number, n: number): string | undefined;
}

/** Makes the n-th candidate id for the work done under a key; `undefined` when there are no more. */
export type Mint = (key: string, prefix: string, length: number, n: number) => string | undefined;

export interface Ledger {
  readonly clock: Clock;
  /** Runs work that only looks; what it puts is dropped. */
  look<R>(work: (unit: Unit) => Promise<R>): Promise<R>;
  /**
   * Runs work and commits it under a key. The same key again returns the first result without running the work; with
   * another `fingerprint` it throws `NotAllowed` (`key_reused`). Throws `Busy` when others kept getting in first.
   */
  write<R>(key: string, fingerprint: string, work: (unit: Unit) => Promise<R>): Promise<R>;
  /** The result committed under a key, or undefined. */
  receipt(key: string): Promise<unknown>;
}
