import type { FlightFacts } from "../facts.ts";
import type { Unit } from "../ledger.ts";
import type { FlightChoice } from "../records.ts";
import { BadRequest, NotFound } from "../refusals.ts";
import { theFlight, theFlightOn } from "../reservations/lookups.ts";
import { addDays, HOUR, isDate, localDate } from "../times.ts";
import { type Airports, flightFacts, flightTimes, theAirport } from "./flight-facts.ts";

/** How long after landing a flight is still the one that is meant when no date is given. */
const RECENT_MS = 3 * HOUR;
/** How many days ahead to look for the next one. */
const LOOK_AHEAD_DAYS = 7;

/** One flight on a date; without one, the nearest that has not long landed. */
export async function flightStatus(unit: Unit, flightNumber: string, date?: string): Promise<FlightFacts> {
  const flight_number = flightNumber.trim().toUpperCase();
  if (date !== undefined && !isDate(date)) throw new BadRequest("bad_date", `${date} is not a date as YYYY-MM-DD`);
  const on = date ?? (await nearestDate(unit, flight_number, await unit.all("airport")));
  const [operated, airports] = await Promise.all([theFlightOn(unit, { flight_number, date: on }), unit.all("airport")]);
  return flightFacts(operated, on, airports);
}

export async function factsOn(unit: Unit, choice: FlightChoice, airports: Airports): Promise<FlightFacts> {
  return flightFacts(await theFlightOn(unit, choice), choice.date, airports);
}

async function nearestDate(unit: Unit, flight_number: string, airports: Airports): Promise<string> {
  const flight = await theFlight(unit, flight_number);
  const today = localDate(unit.now.getTime(), theAirport(airports, flight.origin).timezone);
  for (let ahead = -1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const date = addDays(today, ahead);
    if (!(await unit.get("day", `${flight_number}/${date}`))) continue;
    const { expected } = flightTimes(await theFlightOn(unit, { flight_number, date }), date);
    if (expected.arrives >= unit.now.getTime() - RECENT_MS) return date;
  }
  throw new NotFound("flight_not_on_date", `Flight ${flight_number} does not operate in the coming days`);
}
