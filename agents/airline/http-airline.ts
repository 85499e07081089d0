import { z } from "zod";
import type { Airline } from "./airline.ts";
import { Outcome } from "./changes.ts";
import { type Clock, systemClock } from "./clock.ts";
import { FlightFacts, FlightOffer, RebookingOption, SeatMap, Trip } from "./facts.ts";
import { HttpLine, type HttpLineOptions } from "./http-line.ts";
import { Airport, Bag, BagClaim, Booking, CompensationCase, Customer } from "./records.ts";
import { NotFound } from "./refusals.ts";

/** An airline's own system, reached over HTTP as `http-contract.md` says. */
export function httpAirline(options: HttpLineOptions & { clock?: Clock }): Airline {
  const line = new HttpLine(options);
  const part = encodeURIComponent;
  return {
    clock: options.clock ?? systemClock,
    flights: {
      airports: () => line.get("/airports", z.array(Airport)),
      status: (number, date) => line.get(`/flights/${part(number)}`, FlightFacts, { date }),
      search: (query) => line.get("/offers", z.array(FlightOffer), query),
      seatMap: (number, date) => line.get(`/flights/${part(number)}/${part(date)}/seats`, SeatMap),
    },
    bookings: {
      find: (id) => line.get(`/bookings/${part(id)}`, Booking),
      trip: (id) => line.get(`/bookings/${part(id)}/trip`, Trip),
      rebookingOptions: (id) => line.get(`/bookings/${part(id)}/rebooking-options`, z.array(RebookingOption)),
      customer: (id) => line.get(`/customers/${part(id)}`, Customer),
    },
    care: {
      bag: (tag) => line.get(`/bags/${part(tag)}`, Bag),
      bagsOf: (id) => line.get(`/bookings/${part(id)}/bags`, z.array(Bag)),
      claim: (id) => line.get(`/claims/${part(id)}`, BagClaim),
      case: (id) => line.get(`/cases/${part(id)}`, CompensationCase),
    },
    changes: {
      preview: (change) => line.post("/changes/preview", Outcome, { change }),
      apply: (change, { key, agreed }) =>
        line.post("/changes", Outcome, { change, ...(agreed && { agreed }) }, { "idempotency-key": key }),
      outcome: (key) => orNull(line.get(`/changes/${part(key)}`, Outcome)),
    },
  };
}

async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NotFound && error.code === "outcome_not_found") return null;
    throw error;
  }
}
