/** The published reference data of the reservations system: how to load it, and how to read its state back. */
import { createHash } from "node:crypto";
import type { Mint, Unit } from "../ledger.ts";
import type { Airport, Booking, Customer, Flight, FlightState } from "../records.ts";
import type { RedisLedger } from "../redis-ledger.ts";
import { asPublished } from "./operations.ts";

export interface ReferenceData {
  flights: Record<string, Flight & { dates: Record<string, FlightState> }>;
  users: Record<string, Customer>;
  reservations: Record<string, Omit<Booking, "version">>;
}

/** The instant the reference lives in: 2024-05-15 15:00 Eastern Standard Time. */
export const REFERENCE_NOW = "2024-05-15T15:00:00-05:00";

// Three of each per database: fixtures of the reference, not rules of an airline.
const RESERVATION_IDS = ["HATHAT", "HATHAU", "HATHAV"];
const CERTIFICATE_IDS = ["certificate_3221322", "certificate_3221323", "certificate_3221324"];
export const referenceMint: Mint = (_, prefix, __, n) => (prefix === "" ? RESERVATION_IDS : CERTIFICATE_IDS)[n];

const CITIES: [string, string, string][] = [
  ["SFO", "San Francisco", "America/Los_Angeles"],
  ["JFK", "New York", "America/New_York"],
  ["LAX", "Los Angeles", "America/Los_Angeles"],
  ["ORD", "Chicago", "America/Chicago"],
  ["DFW", "Dallas", "America/Chicago"],
  ["DEN", "Denver", "America/Denver"],
  ["SEA", "Seattle", "America/Los_Angeles"],
  ["ATL", "Atlanta", "America/New_York"],
  ["MIA", "Miami", "America/New_York"],
  ["BOS", "Boston", "America/New_York"],
  ["PHX", "Phoenix", "America/Phoenix"],
  ["IAH", "Houston", "America/Chicago"],
  ["LAS", "Las Vegas", "America/Los_Angeles"],
  ["MCO", "Orlando", "America/New_York"],
  ["EWR", "Newark", "America/New_York"],
  ["CLT", "Charlotte", "America/New_York"],
  ["MSP", "Minneapolis", "America/Chicago"],
  ["DTW", "Detroit", "America/Detroit"],
  ["PHL", "Philadelphia", "America/New_York"],
  ["LGA", "LaGuardia", "America/New_York"],
];
export const REFERENCE_AIRPORTS: Airport[] = CITIES.map(([iata, city, timezone], rank) => ({
  iata,
  city,
  country: "US",
  timezone,
  rank,
}));

/** Fills an empty ledger with the reference data. */
export async function loadReference(ledger: RedisLedger, data: ReferenceData): Promise<void> {
  const flights = Object.values(data.flights);
  const days = flights.flatMap(({ flight_number, dates }) =>
    Object.entries(dates).map(([date, state]): [string, FlightState] => [`${flight_number}/${date}`, state]),
  );
  await Promise.all([
    ledger.fill(
      "airport",
      REFERENCE_AIRPORTS.map((airport) => [airport.iata, airport]),
    ),
    ledger.fill(
      "flight",
      flights.map(({ dates, ...flight }) => [flight.flight_number, flight]),
    ),
    ledger.fill("route", Object.entries(routesOf(flights))),
    ledger.fill("day", days),
    ledger.fill("customer", Object.entries(data.users)),
    ledger.fill(
      "booking",
      Object.entries(data.reservations).map(([id, booking]) => [id, { ...booking, version: 1 }]),
    ),
  ]);
}

/** Which flights go where, from each airport. */
export function routesOf(flights: Flight[]): Record<string, Record<string, string[]>> {
  const routes: Record<string, Record<string, string[]>> = {};
  for (const { origin, destination, flight_number } of flights) {
    const from = routes[origin] ?? {};
    routes[origin] = { ...from, [destination]: [...(from[destination] ?? []), flight_number] };
  }
  return routes;
}

/** The ledger's state in the shape the reference is published in. */
export async function readReference(unit: Unit, dates: string[]): Promise<ReferenceData> {
  const [flights, users, bookings, days] = await Promise.all([
    unit.all("flight"),
    unit.all("customer"),
    unit.all("booking"),
    Promise.all(dates.map((date) => unit.all("day", date))),
  ]);
  const datesOf = (number: string) =>
    Object.fromEntries(dates.flatMap((date, i) => (days[i]?.has(number) ? [[date, days[i].get(number)]] : [])));
  return {
    flights: Object.fromEntries([...flights].map(([id, flight]) => [id, { ...flight, dates: datesOf(id) }])),
    users: Object.fromEntries(users),
    reservations: Object.fromEntries([...bookings].map(([id, booking]) => [id, asPublished(booking)])),
  } as ReferenceData;
}

/** SHA-256 of a value with keys sorted and nulls left out: the fingerprint the reference publishes of its state. */
export const canonicalHash = (value: unknown): string => createHash("sha256").update(canonical(value)).digest("hex");

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}
