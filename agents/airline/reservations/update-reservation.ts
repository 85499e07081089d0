import type { ChangeOf } from "../changes.ts";
import { FIGURES } from "../figures.ts";
import type { Unit } from "../ledger.ts";
import type { Booking, Leg, Passenger } from "../records.ts";
import { NotAllowed } from "../refusals.ts";
import { sellable } from "./inventory.ts";
import { theReservation, theUser } from "./lookups.ts";
import { settleUpdate } from "./payments.ts";

type FlightUpdate = Omit<ChangeOf<"change_flights">, "kind">;
type BagUpdate = Omit<ChangeOf<"add_bags">, "kind" | "nonfree_baggages"> & { nonfree_baggages: number };

/** Other flights or another cabin. A leg kept in the same cabin keeps its price; the difference is settled. */
export async function updateFlights(unit: Unit, { reservation_id, cabin, flights, payment_id }: FlightUpdate) {
  const booking = await theReservation(unit, reservation_id);
  const customer = await theUser(unit, booking.user_id);
  const people = booking.passengers.length;
  const legs: Leg[] = [];
  for (const choice of flights) {
    const kept = cabin === booking.cabin && booking.flights.find((leg) => sameFlight(leg, choice));
    legs.push(kept || (await sellable(unit, choice, cabin, people)));
  }
  const price = (fareOf(legs) - fareOf(booking.flights)) * people;
  const payment_history = settleUpdate(unit, booking, customer, payment_id, price);
  return save(unit, { ...booking, payment_history, flights: legs, cabin });
}

/** Another number of checked bags; more that are not free are paid for. */
export async function updateBags(unit: Unit, update: BagUpdate): Promise<Booking> {
  const booking = await theReservation(unit, update.reservation_id);
  const customer = await theUser(unit, booking.user_id);
  const { total_baggages, nonfree_baggages } = update;
  const price = FIGURES.extraBag * Math.max(0, nonfree_baggages - booking.nonfree_baggages);
  const payment_history = settleUpdate(unit, booking, customer, update.payment_id, price);
  return save(unit, { ...booking, payment_history, total_baggages, nonfree_baggages });
}

export async function updatePassengers(unit: Unit, reservation_id: string, passengers: Passenger[]): Promise<Booking> {
  const booking = await theReservation(unit, reservation_id);
  if (passengers.length !== booking.passengers.length) {
    throw new NotAllowed("passenger_count", "Number of passengers does not match");
  }
  return save(unit, { ...booking, passengers });
}

const sameFlight = (a: { flight_number: string; date: string }, b: { flight_number: string; date: string }): boolean =>
  a.flight_number === b.flight_number && a.date === b.date;

const fareOf = (legs: Leg[]): number => legs.reduce((sum, { price }) => sum + price, 0);

function save(unit: Unit, booking: Booking): Booking {
  unit.put("booking", booking.reservation_id, booking);
  return booking;
}
