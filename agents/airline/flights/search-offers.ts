import { expectedOf, type FlightFacts, type FlightOffer, FlightQuery } from "../facts.ts";
import { FIGURES } from "../figures.ts";
import type { Unit } from "../ledger.ts";
import { Cabin } from "../records.ts";
import { BadRequest } from "../refusals.ts";
import { addDays, isDate, MINUTE } from "../times.ts";
import { type Airports, theAirport } from "./flight-facts.ts";
import { factsOn } from "./flight-status.ts";

const MOST_DIRECT = 12;
const MOST_WITH_CHANGE = 8;
const LONGEST_WAIT_MINUTES = 6 * 60;

/** Everything on sale that gets there, soonest first: direct flights, then connections that can be made. */
export async function searchOffers(unit: Unit, query: FlightQuery): Promise<FlightOffer[]> {
  const { origin, destination, date, passengers, cabin } = readQuery(query);
  const airports = await unit.all("airport");
  for (const iata of [origin, destination]) theAirport(airports, iata);
  const wanted = { passengers, cabins: cabin ? [cabin] : Cabin.options };
  const offers = (await searchWays(unit, origin, destination, date, airports))
    .map((flights) => offerOf(flights, wanted))
    .filter((offer) => Object.keys(offer.price_per_passenger).length > 0)
    .sort((a, b) => departure(a) - departure(b) || a.minutes - b.minutes);
  const isDirect = ({ flights }: FlightOffer) => flights.length === 1;
  return [
    ...offers.filter(isDirect).slice(0, MOST_DIRECT),
    ...offers.filter((offer) => !isDirect(offer)).slice(0, MOST_WITH_CHANGE),
  ];
}

function readQuery(query: FlightQuery) {
  const read = FlightQuery.safeParse(query);
  if (!read.success || !isDate(query.date)) {
    throw new BadRequest("bad_query", "A search needs two airport codes, a date as YYYY-MM-DD and 1 to 5 passengers");
  }
  return { ...read.data, origin: read.data.origin.toUpperCase(), destination: read.data.destination.toUpperCase() };
}

/** Every way of getting there that leaves on a date, on sale or not. */
export async function searchWays(
  unit: Unit,
  origin: string,
  destination: string,
  date: string,
  airports: Airports,
): Promise<FlightFacts[][]> {
  const [direct, withChange] = await Promise.all([
    flightsBetween(unit, origin, destination, date, airports),
    connections(unit, origin, destination, date, airports),
  ]);
  return [...direct.map((flight) => [flight]), ...withChange];
}

/** Flights on a route on a date, as they are now. */
async function flightsBetween(
  unit: Unit,
  origin: string,
  destination: string,
  date: string,
  airports: Airports,
): Promise<FlightFacts[]> {
  const route = (await unit.get("route", origin)) ?? {};
  const found = (route[destination] ?? []).map(async (flight_number) => {
    const choice = { flight_number, date };
    return (await unit.get("day", `${flight_number}/${date}`)) ? [await factsOn(unit, choice, airports)] : [];
  });
  return (await Promise.all(found)).flat();
}

async function connections(unit: Unit, origin: string, destination: string, date: string, airports: Airports) {
  const outOf = (await unit.get("route", origin)) ?? {};
  const found = Object.keys(outOf).map(async (via) => {
    const onward = via === destination ? undefined : await unit.get("route", via);
    if (!onward?.[destination]) return [];
    const [first, second, nextDay] = await Promise.all([
      flightsBetween(unit, origin, via, date, airports),
      flightsBetween(unit, via, destination, date, airports),
      flightsBetween(unit, via, destination, addDays(date, 1), airports),
    ]);
    return first.flatMap((one) =>
      [...second, ...nextDay].filter((two) => connects(one, two, airports)).map((two) => [one, two]),
    );
  });
  return (await Promise.all(found)).flat();
}

/** Time between two flights, in minutes, as they are now. */
export const minutesBetween = (one: FlightFacts, two: FlightFacts): number =>
  Math.round((Date.parse(expectedOf(two.departs)) - Date.parse(expectedOf(one.arrives))) / MINUTE);

/** The time a change of planes needs at least: longer where a border is crossed. */
export function minimumMinutes(one: FlightFacts, two: FlightFacts, airports: Airports): number {
  const countries = new Set(
    [one.origin, two.origin, two.destination].map(({ iata }) => theAirport(airports, iata).country),
  );
  return countries.size > 1 ? FIGURES.internationalConnectionMinutes : FIGURES.connectionMinutes;
}

function connects(one: FlightFacts, two: FlightFacts, airports: Airports): boolean {
  const minutes = minutesBetween(one, two);
  return minutes >= minimumMinutes(one, two, airports) && minutes <= LONGEST_WAIT_MINUTES;
}

function offerOf(flights: FlightFacts[], { passengers, cabins }: { passengers: number; cabins: Cabin[] }): FlightOffer {
  const sold = cabins.filter((cabin) =>
    flights.every(({ on_sale }) => on_sale && on_sale.available_seats[cabin] >= passengers),
  );
  const price = (cabin: Cabin) => flights.reduce((sum, { on_sale }) => sum + (on_sale?.prices[cabin] ?? 0), 0);
  const [first, last] = [flights[0], flights.at(-1)];
  const minutes =
    first && last ? (Date.parse(expectedOf(last.arrives)) - Date.parse(expectedOf(first.departs))) / MINUTE : 0;
  return {
    flights,
    price_per_passenger: Object.fromEntries(sold.map((cabin) => [cabin, price(cabin)])),
    minutes,
    ...(flights[0] && flights[1] && { connection_minutes: minutesBetween(flights[0], flights[1]) }),
  };
}

const departure = ({ flights: [first] }: FlightOffer): number => (first ? Date.parse(expectedOf(first.departs)) : 0);
