import { type Connection, type Disruption, expectedOf, type FlightFacts, type Trip } from "../facts.ts";
import { FIGURES } from "../figures.ts";
import type { Unit } from "../ledger.ts";
import type { Booking, FlightChoice } from "../records.ts";
import { theReservation } from "../reservations/lookups.ts";
import type { Airports } from "./flight-facts.ts";
import { factsOn } from "./flight-status.ts";
import { minimumMinutes, minutesBetween } from "./search-offers.ts";

/** The airline answers for these causes: hotel and goodwill follow from them. */
const OURS = ["technical", "crew"];

/** A booking's flights as they are now, whether the connections hold, and what is wrong. */
export async function theTrip(unit: Unit, reservationId: string): Promise<Trip> {
  const booking = await theReservation(unit, reservationId);
  const airports = await unit.all("airport");
  const flights = await Promise.all(booking.flights.map((leg) => factsOn(unit, nameOf(leg), airports)));
  const connections = connectionsOf(booking, flights, airports);
  const disruption = disruptionOf(flights, connections);
  return { booking, flights, connections, disruption, begun: flights.some(hasLeft) };
}

export const hasLeft = ({ status }: FlightFacts): boolean => status === "in the air" || status === "landed";

/** Stops on the way, as against the place one stays: neither end of the booking. */
function connectionsOf(booking: Booking, flights: FlightFacts[], airports: Airports): Connection[] {
  const ends = [booking.origin, booking.destination];
  return flights.flatMap((one, i) => {
    const two = flights[i + 1];
    if (!two || ends.includes(one.destination.iata) || one.destination.iata !== two.origin.iata) return [];
    const minutes = minutesBetween(one, two);
    const minimum_minutes = minimumMinutes(one, two, airports);
    const works = one.status !== "cancelled" && two.status !== "cancelled";
    const holds = works && (minutes >= minimum_minutes || hasLeft(two));
    return [{ at: one.destination.iata, from: nameOf(one), to: nameOf(two), minutes, minimum_minutes, holds }];
  });
}

/** The first thing that keeps the customer from travelling as planned. */
function disruptionOf(flights: FlightFacts[], connections: Connection[]): Disruption | null {
  for (const [i, flight] of flights.entries()) {
    if (flight.status === "cancelled") return disrupted("cancellation", flight, i, overnightIn(flights));
    const next = flights[i + 1];
    const missed = connections.some(({ from, holds }) => !holds && sameFlight(from, flight));
    if (missed && next && next.status !== "cancelled") {
      return disrupted("missed_connection", flight, i + 1, overnightIn(flights));
    }
    if (flight.delay_minutes >= FIGURES.careFromMinutes) return disrupted("delay", flight, i, overnightIn(flights));
  }
  return null;
}

const disrupted = (
  kind: Disruption["kind"],
  flight: FlightFacts,
  from_leg: number,
  overnight: boolean,
): Disruption => ({
  kind,
  flight: nameOf(flight),
  from_leg,
  delay_minutes: flight.delay_minutes,
  ...(flight.cause && { cause: flight.cause }),
  airline_at_fault: OURS.includes(flight.cause ?? ""),
  overnight,
});

/** Whether a night falls between two flights that follow each other, or before one that is late. */
const overnightIn = (flights: FlightFacts[]): boolean =>
  flights.some((flight, i) => {
    const next = flights[i + 1];
    const waits = next?.origin.iata === flight.destination.iata && nightBetween(flight, next);
    return waits || flight.departs.scheduled.slice(0, 10) < expectedOf(flight.departs).slice(0, 10);
  });

const LONGEST_WAIT_MS = 24 * 60 * 60_000;

function nightBetween(one: FlightFacts, two: FlightFacts): boolean {
  const [arrives, departs] = [expectedOf(one.arrives), expectedOf(two.departs)];
  const wait = Date.parse(departs) - Date.parse(arrives);
  return wait > 0 && wait <= LONGEST_WAIT_MS && arrives.slice(0, 10) < departs.slice(0, 10);
}

export const nameOf = ({ flight_number, date }: FlightChoice): FlightChoice => ({ flight_number, date });

export const sameFlight = (a: FlightChoice, b: FlightChoice): boolean =>
  a.flight_number === b.flight_number && a.date === b.date;
