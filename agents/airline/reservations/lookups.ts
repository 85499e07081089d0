import { stateAt } from "../flights/state.ts";
import type { Unit } from "../ledger.ts";
import type { Airport, Booking, Customer, Flight, FlightChoice, FlightDay, FlightState } from "../records.ts";
import { legId } from "../records.ts";
import { NotFound } from "../refusals.ts";

export async function theUser(unit: Unit, id: string): Promise<Customer> {
  const customer = await unit.get("customer", id);
  if (!customer) throw new NotFound("user_not_found", `User ${id} not found`);
  return customer;
}

export async function theReservation(unit: Unit, id: string): Promise<Booking> {
  const booking = await unit.get("booking", id);
  if (!booking) throw new NotFound("reservation_not_found", `Reservation ${id} not found`);
  return booking;
}

export async function theFlight(unit: Unit, number: string): Promise<Flight> {
  const flight = await unit.get("flight", number);
  if (!flight) throw noFlight(number);
  return flight;
}

export async function airportsOf(unit: Unit): Promise<Airport[]> {
  const airports = await unit.all("airport");
  return [...airports.values()].sort((a, b) => a.rank - b.rank);
}

export interface OperatedFlight {
  flight: Flight;
  day: FlightDay;
  state: FlightState;
}

/** One flight on one date, as it is at the unit's time. */
export async function theFlightOn(unit: Unit, choice: FlightChoice): Promise<OperatedFlight> {
  const [flight, day] = await Promise.all([unit.get("flight", choice.flight_number), unit.get("day", legId(choice))]);
  if (!flight) throw noFlight(choice.flight_number);
  if (!day) {
    throw new NotFound("flight_not_on_date", `Flight ${choice.flight_number} not found on date ${choice.date}`);
  }
  return { flight, day, state: stateAt(day, unit.now) };
}

const noFlight = (number: string) => new NotFound("flight_not_found", `Flight ${number} not found`);
