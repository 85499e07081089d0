import type { Unit } from "../ledger.ts";
import type { Cabin, FlightChoice, FlightDay, Leg } from "../records.ts";
import { legId } from "../records.ts";
import { NotAllowed } from "../refusals.ts";
import { theFlightOn } from "./lookups.ts";

/** The leg a choice makes in a cabin at today's price, if the flight is on sale and has the seats. */
export async function sellable(unit: Unit, choice: FlightChoice, cabin: Cabin, passengers: number): Promise<Leg> {
  const { flight, state } = await theFlightOn(unit, choice);
  if (state.status !== "available") {
    throw new NotAllowed("flight_not_available", `Flight ${choice.flight_number} not available on date ${choice.date}`);
  }
  if (state.available_seats[cabin] < passengers) {
    throw new NotAllowed("not_enough_seats", `Not enough seats on flight ${choice.flight_number}`);
  }
  const { flight_number, origin, destination } = flight;
  return { flight_number, date: choice.date, origin, destination, price: state.prices[cabin] };
}

/** Moves the count of seats on sale; a flight that no longer sells has none to move. */
export async function moveSeats(unit: Unit, leg: FlightChoice, cabin: Cabin, by: number): Promise<void> {
  const day = await unit.get("day", legId(leg));
  if (!day || !sellsSeats(day)) return;
  const available_seats = { ...day.available_seats, [cabin]: day.available_seats[cabin] + by };
  unit.put("day", legId(leg), { ...day, available_seats });
}

const sellsSeats = (day: FlightDay) => day.status === "available" || day.status === "scheduled";
