import { flightTimes } from "../flights/flight-facts.ts";
import { hasFlown } from "../flights/state.ts";
import type { Unit } from "../ledger.ts";
import { type Booking, type FlightChoice, type Leg, legId } from "../records.ts";
import { NotAllowed } from "../refusals.ts";
import { theFlightOn } from "../reservations/lookups.ts";

type Route = Pick<Booking, "origin" | "destination" | "flight_type">;

/**
 * Refuses flights that do not make one journey: each leaves where the last arrived and after it, from the origin to
 * the destination and, for a round trip, back.
 */
export async function checkJourney(unit: Unit, route: Route, choices: FlightChoice[]): Promise<void> {
  if (choices.length === 0) throw new NotAllowed("no_flights", "A reservation needs at least one flight");
  const flights = await Promise.all(choices.map((choice) => theFlightOn(unit, choice)));
  const stops = flights.map(({ flight }) => flight);
  const isChain = stops.every(({ origin }, i) => origin === (i === 0 ? route.origin : stops[i - 1]?.destination));
  const end = route.flight_type === "round_trip" ? route.origin : route.destination;
  const reaches = stops.some(({ destination }) => destination === route.destination);
  if (!isChain || !reaches || stops.at(-1)?.destination !== end) {
    const back = route.flight_type === "round_trip" ? " and back" : "";
    throw new NotAllowed(
      "route_mismatch",
      `These flights do not lead from ${route.origin} to ${route.destination}${back}`,
    );
  }
  const times = flights.map((flight, i) => flightTimes(flight, choices[i]?.date ?? "").scheduled);
  const inOrder = times.every(({ departs }, i) => i === 0 || departs >= (times[i - 1]?.arrives ?? 0));
  if (!inOrder)
    throw new NotAllowed("flights_overlap", "A flight of this journey leaves before the one before it arrives");
}

/** The legs that have left the ground. */
export async function flownLegs(unit: Unit, { flights }: Booking): Promise<Leg[]> {
  const flown = await Promise.all(
    flights.map(async (leg) => {
      const known = await unit.get("day", legId(leg));
      return known && hasFlown((await theFlightOn(unit, leg)).state) ? [leg] : [];
    }),
  );
  return flown.flat();
}
