import { expectedOf, type FlightFacts, type RebookingOption, type Trip } from "../facts.ts";
import type { Unit } from "../ledger.ts";
import type { Booking, Cabin, Leg } from "../records.ts";
import { addDays, HOUR, MINUTE } from "../times.ts";
import { minimumMinutes, searchWays } from "./search-offers.ts";
import { freeSeats, seatsOnFlight } from "./seat-plan.ts";
import { hasLeft, nameOf, sameFlight } from "./trip.ts";

const MOST_OPTIONS = 4;
const DAYS_AHEAD = 2;

/** Ways on from where a disruption strands the customer, on the first possible day; direct flights first, then soonest arrival; with seats for everyone. */
export async function rebookingOptions(unit: Unit, trip: Trip): Promise<RebookingOption[]> {
  const stretch = brokenStretch(trip);
  if (!stretch) return [];
  const { booking } = trip;
  const airports = await unit.all("airport");
  const [first, last] = [stretch.legs[0], stretch.legs.at(-1)];
  if (!first || !last) return [];
  const minimum = (one: FlightFacts, two: FlightFacts) => minimumMinutes(one, two, airports);
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => addDays(first.date, ahead));
  const found = await Promise.all(days.map((date) => searchWays(unit, first.origin, last.destination, date, airports)));
  const usable = found
    .flat()
    .filter((way) => isReachable(way, stretch.before, unit.now, minimum) && hasRoom(way, booking))
    .filter((way) => !way.some((flight) => isOneOf(flight, stretch.legs)));
  const soonest = usable
    .sort((a, b) => departureDay(a) - departureDay(b) || a.length - b.length || arrival(a) - arrival(b))
    .slice(0, MOST_OPTIONS);
  return Promise.all(
    soonest.map(async (flights) => ({
      flights,
      seats: await seatsFor(unit, flights, booking),
      replaces: stretch.legs.map(nameOf),
    })),
  );
}

/** A trip, with the night counted that the customer spends where the next way on leaves only on another day. */
export async function withNight(unit: Unit, trip: Trip): Promise<Trip> {
  const { disruption } = trip;
  const broken = brokenStretch(trip)?.legs[0];
  if (!disruption || !broken || disruption.overnight) return trip;
  const [soonest] = await rebookingOptions(unit, trip);
  const overnight = soonest?.flights[0] !== undefined && soonest.flights[0].date > broken.date;
  return { ...trip, disruption: { ...disruption, overnight } };
}

/** The legs a disruption breaks, up to where the customer stays, and the flight that brings them there. */
export function brokenStretch({ booking, flights, disruption }: Trip) {
  const from = disruption?.from_leg;
  const broken = from === undefined ? undefined : flights[from];
  if (from === undefined || !broken || hasLeft(broken) || booking.status === "cancelled") return undefined;
  const ends = [booking.origin, booking.destination];
  const length = booking.flights.slice(from).findIndex(({ destination }) => ends.includes(destination)) + 1;
  const legs = booking.flights.slice(from, length ? from + length : undefined);
  const previous = flights[from - 1];
  const isOnTheWay = previous !== undefined && !ends.includes(previous.destination.iata);
  return { from, legs, before: isOnTheWay ? previous : undefined };
}

function isReachable(
  way: FlightFacts[],
  before: FlightFacts | undefined,
  now: Date,
  minimum: (one: FlightFacts, two: FlightFacts) => number,
): boolean {
  const [first] = way;
  if (!first) return false;
  const departs = Date.parse(expectedOf(first.departs));
  const there = before ? Date.parse(expectedOf(before.arrives)) + minimum(before, first) * MINUTE : 0;
  return departs >= Math.max(there, now.getTime() + HOUR);
}

const hasRoom = (way: FlightFacts[], { cabin, passengers }: Booking): boolean =>
  way.every(({ on_sale }) => on_sale && roomIn(on_sale.available_seats, cabin) >= passengers.length);

// Someone stranded in basic economy may take an economy seat: the airline moves them, they do not upgrade.
const roomIn = (seats: Record<Cabin, number>, cabin: Cabin): number =>
  cabin === "basic_economy" ? Math.max(seats.basic_economy, seats.economy) : seats[cabin];

const isOneOf = (flight: FlightFacts, legs: Leg[]): boolean => legs.some((leg) => sameFlight(leg, flight));

const departureDay = ([first]: FlightFacts[]): number => Date.parse(first?.date ?? "");

const arrival = (way: FlightFacts[]): number => Date.parse(expectedOf(way.at(-1)?.arrives ?? { scheduled: "" }));

/** The seats each passenger would be given; null where a flight has no seat map. */
export async function seatsFor(unit: Unit, flights: FlightFacts[], { cabin, passengers }: Booking) {
  return Promise.all(
    flights.map(async (flight) => {
      if (!flight.aircraft) return passengers.map(() => null);
      const free = freeSeats(await seatsOnFlight(unit, nameOf(flight)), cabin);
      return passengers.map((_, i) => free[i]?.seat ?? null);
    }),
  );
}
