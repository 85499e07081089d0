/** The airline itself, in Redis: shared by every process, stocked on first start, strict about its own rules. */

import { z } from "zod";
import type { Store } from "../../core/index.ts";
import type { Airline, Bookings, Care, Changes, Flights } from "./airline.ts";
import { type Change, Change as ChangeSchema, type Outcome, type Terms } from "./changes.ts";
import { type Clock, systemClock } from "./clock.ts";
import { bagFacts } from "./flights/bag-facts.ts";
import { flightStatus } from "./flights/flight-status.ts";
import { rebookingOptions, withNight } from "./flights/rebooking.ts";
import { searchOffers } from "./flights/search-offers.ts";
import { seatMap } from "./flights/seat-map.ts";
import { theTrip } from "./flights/trip.ts";
import type { Ledger, Unit } from "./ledger.ts";
import { fingerprintOf, RedisLedger } from "./redis-ledger.ts";
import { BadRequest, NotAllowed, NotFound } from "./refusals.ts";
import { airportsOf, theReservation, theUser } from "./reservations/lookups.ts";
import { theBag } from "./rules/open-bag-claim.ts";
import { carryOut } from "./rules/rule-book.ts";
import { Stock } from "./seed/stock.ts";

/** Opens the demonstration airline on a store. The first to ask stocks it; any number of processes may. */
export function openAirline(store: Store, clock: Clock = systemClock): Airline {
  const ledger = new RedisLedger(store, clock);
  const stock = new Stock(ledger);
  return airlineOn(ledger, () => stock.ready());
}

/** The airline on a ledger that somebody has filled. `ready` is awaited before anything is asked or done. */
export function airlineOn(ledger: Ledger, ready: () => Promise<void> = async () => undefined): Airline {
  const ask = async <R>(work: (unit: Unit) => Promise<R>): Promise<R> => {
    await ready();
    return ledger.look(work);
  };
  return {
    clock: ledger.clock,
    flights: flightsOn(ask),
    bookings: bookingsOn(ask),
    care: careOn(ask),
    changes: changesOn(ledger, ask),
  };
}

type Ask = <R>(work: (unit: Unit) => Promise<R>) => Promise<R>;

const flightsOn = (ask: Ask): Flights => ({
  airports: () => ask(airportsOf),
  status: (flightNumber, date) => ask((unit) => flightStatus(unit, flightNumber, date)),
  search: (query) => ask((unit) => searchOffers(unit, query)),
  seatMap: (flight_number, date) => ask((unit) => seatMap(unit, { flight_number, date })),
});

const bookingsOn = (ask: Ask): Bookings => ({
  find: (id) => ask((unit) => theReservation(unit, id)),
  trip: (id) => ask(async (unit) => withNight(unit, await theTrip(unit, id))),
  rebookingOptions: (id) => ask(async (unit) => rebookingOptions(unit, await theTrip(unit, id))),
  customer: (id) => ask((unit) => theUser(unit, id)),
});

const careOn = (ask: Ask): Care => ({
  bag: (tag) => ask(async (unit) => bagFacts(unit, await theBag(unit, tag))),
  bagsOf: (id) =>
    ask(async (unit) => {
      const { bag_tags = [] } = await theReservation(unit, id);
      return Promise.all(bag_tags.map(async (tag) => bagFacts(unit, await theBag(unit, tag))));
    }),
  claim: (id) => ask(async (unit) => found(await unit.get("claim", id), "claim_not_found", `There is no claim ${id}`)),
  case: (id) => ask(async (unit) => found(await unit.get("case", id), "case_not_found", `There is no case ${id}`)),
});

const changesOn = (ledger: Ledger, ask: Ask): Changes => ({
  preview: (change) => ask(async (unit) => ({ ...(await carryOut(unit, read(change))), done: false })),
  apply: async (change, { key, agreed }) => {
    const wanted = read(change);
    return ask(() =>
      ledger.write(key, fingerprintOf(wanted), async (unit) => {
        const outcome = await carryOut(unit, wanted);
        checkTerms(outcome.terms, agreed);
        return { ...outcome, done: true };
      }),
    );
  },
  outcome: async (key) => ((await ledger.receipt(key)) as Outcome | undefined) ?? null,
});

function read(change: Change): Change {
  const parsed = ChangeSchema.safeParse(change);
  if (!parsed.success) throw new BadRequest("bad_change", z.prettifyError(parsed.error));
  return parsed.data;
}

function checkTerms(now: Terms, agreed: Terms | undefined): void {
  if (!agreed || (agreed.total === now.total && agreed.version === now.version)) return;
  const what =
    agreed.version === now.version ? `the price is now $${now.total}` : "the reservation has changed meanwhile";
  throw new NotAllowed("terms_changed", `This is no longer what was agreed: ${what}`);
}

function found<T>(document: T | undefined, code: string, message: string): T {
  if (document === undefined) throw new NotFound(code, message);
  return document;
}
