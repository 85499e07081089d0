import type { FlightFacts } from "../facts.ts";
import { FIGURES } from "../figures.ts";
import type { Airport, FlightState, Operation } from "../records.ts";
import { NotFound } from "../refusals.ts";
import type { OperatedFlight } from "../reservations/lookups.ts";
import { fromEastern, MINUTE, timetableInstant, toLocal } from "../times.ts";
import { AIRCRAFT } from "./aircraft.ts";
import { ON_TIME_MINUTES } from "./state.ts";

export type Airports = Map<string, Airport>;

/** When one day's flight was to leave and arrive, and when it does: instants. */
export interface FlightTimes {
  scheduled: { departs: number; arrives: number };
  expected: { departs: number; arrives: number };
}

/** What the airline says about one flight on one date. */
export function flightFacts(operated: OperatedFlight, date: string, airports: Airports): FlightFacts {
  const { flight, day, state } = operated;
  const from = theAirport(airports, flight.origin);
  const to = theAirport(airports, flight.destination);
  const times = flightTimes(operated, date);
  const operation = day.status === "scheduled" ? day.operation : undefined;
  const late = Math.round((times.expected.departs - times.scheduled.departs) / MINUTE);
  const isLate = late > ON_TIME_MINUTES && state.status !== "cancelled";
  const cause = state.status === "cancelled" ? operation?.cancelled?.cause : isLate && operation?.delay?.cause;
  return {
    flight_number: flight.flight_number,
    date,
    origin: { iata: from.iata, city: from.city },
    destination: { iata: to.iata, city: to.city },
    status: PUBLIC_STATUS[state.status],
    departs: moment(state, "departs", times, from.timezone, isLate),
    arrives: moment(state, "arrives", times, to.timezone, isLate),
    delay_minutes: isLate ? late : 0,
    ...(cause && { cause }),
    ...(operation && atTheAirport(operation, times, from.timezone, state)),
    ...(state.status === "available" && {
      on_sale: { available_seats: state.available_seats, prices: state.prices },
    }),
  };
}

const PUBLIC_STATUS = {
  available: "on time",
  "on time": "on time",
  delayed: "delayed",
  cancelled: "cancelled",
  flying: "in the air",
  landed: "landed",
} as const;

export function flightTimes({ flight, day, state }: OperatedFlight, date: string): FlightTimes {
  const scheduled =
    day.status === "scheduled"
      ? { departs: Date.parse(day.operation.departs_at), arrives: Date.parse(day.operation.arrives_at) }
      : {
          departs: timetableInstant(date, flight.scheduled_departure_time_est),
          arrives: timetableInstant(date, flight.scheduled_arrival_time_est),
        };
  return { scheduled, expected: expectedTimes(state) ?? scheduled };
}

function expectedTimes(state: FlightState): FlightTimes["expected"] | undefined {
  const departs = "actual_departure_time_est" in state ? state.actual_departure_time_est : undefined;
  const arrives = "actual_arrival_time_est" in state ? state.actual_arrival_time_est : undefined;
  const leaving = departs ?? ("estimated_departure_time_est" in state ? state.estimated_departure_time_est : undefined);
  const arriving = arrives ?? ("estimated_arrival_time_est" in state ? state.estimated_arrival_time_est : undefined);
  return leaving && arriving ? { departs: fromEastern(leaving), arrives: fromEastern(arriving) } : undefined;
}

function moment(
  state: FlightState,
  end: "departs" | "arrives",
  { scheduled, expected }: FlightTimes,
  timezone: string,
  isLate: boolean,
): FlightFacts["departs"] {
  const isPast = state.status === "landed" || (state.status === "flying" && end === "departs");
  const told = isPast ? "actual" : "estimated";
  const tells = isPast || isLate || state.status === "flying";
  return {
    scheduled: toLocal(scheduled[end], timezone),
    ...(tells && { [told]: toLocal(expected[end], timezone) }),
  };
}

function atTheAirport(operation: Operation, { expected }: FlightTimes, timezone: string, state: FlightState) {
  const { aircraft, gate, terminal } = operation;
  const boards = state.status === "available" || state.status === "on time" || state.status === "delayed";
  return {
    aircraft: AIRCRAFT[aircraft]?.name ?? aircraft,
    ...(gate && state.status !== "cancelled" && { gate }),
    ...(terminal && { terminal }),
    ...(boards && {
      boarding_at: toLocal(expected.departs - FIGURES.boardingMinutes * MINUTE, timezone),
      boarding_closes_at: toLocal(expected.departs - FIGURES.boardingClosesMinutes * MINUTE, timezone),
    }),
  };
}

export function theAirport(airports: Airports, iata: string): Airport {
  const airport = airports.get(iata);
  if (!airport) throw new NotFound("airport_not_found", `We do not fly to or from ${iata}`);
  return airport;
}
