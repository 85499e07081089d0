/** The airline as the crew needs it: what can be asked, and one door for everything that is written. */
import type { Change, Outcome, Terms } from "./changes.ts";
import type { Clock } from "./clock.ts";
import type { FlightFacts, FlightOffer, FlightQuery, RebookingOption, SeatMap, Trip } from "./facts.ts";
import type { Airport, Bag, BagClaim, Booking, CompensationCase, Customer } from "./records.ts";

export interface Airline {
  readonly clock: Clock;
  readonly flights: Flights;
  readonly bookings: Bookings;
  readonly care: Care;
  readonly changes: Changes;
}

/** Public facts about flights: nobody's in particular. All methods throw `NotFound` for what does not exist. */
export interface Flights {
  airports(): Promise<Airport[]>;
  /** One flight on one day. Without a date: the one that is nearest, from those not landed more than 3 h ago. */
  status(flightNumber: string, date?: string): Promise<FlightFacts>;
  /** What can be bought: direct, or with one connection that can be made. Nothing found is an empty list. */
  search(query: FlightQuery): Promise<FlightOffer[]>;
  seatMap(flightNumber: string, date: string): Promise<SeatMap>;
}

/** Somebody's: ask only on behalf of someone who has proved who they are. */
export interface Bookings {
  find(reservationId: string): Promise<Booking>;
  /** The booking's flights as they are now, whether the connections hold, and what is wrong. */
  trip(reservationId: string): Promise<Trip>;
  /** Flights that would still get the customer there after a disruption; empty when nothing is wrong. */
  rebookingOptions(reservationId: string): Promise<RebookingOption[]>;
  customer(userId: string): Promise<Customer>;
}

/** Bags, claims and compensation cases, by their own references. */
export interface Care {
  bag(tag: string): Promise<Bag>;
  bagsOf(reservationId: string): Promise<Bag[]>;
  claim(claimId: string): Promise<BagClaim>;
  case(caseId: string): Promise<CompensationCase>;
}

/** All writing. Every rule is checked here, whatever the caller believes. */
export interface Changes {
  /** What it would cost and do. Writes nothing; refuses exactly what `apply` would refuse. */
  preview(change: Change): Promise<Outcome>;
  /**
   * Does it, atomically. The same `key` again returns the first outcome and writes nothing; with another change it is
   * refused (`key_reused`). With `agreed`, it is refused (`terms_changed`) when price or booking are no longer those.
   */
  apply(change: Change, options: { key: string; agreed?: Terms }): Promise<Outcome>;
  /** What became of a key: its outcome, or null when nothing was written under it. */
  outcome(key: string): Promise<Outcome | null>;
}
