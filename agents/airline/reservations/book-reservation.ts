import type { ChangeOf } from "../changes.ts";
import { FIGURES } from "../figures.ts";
import type { Unit } from "../ledger.ts";
import type { Booking, Leg } from "../records.ts";
import { toEastern } from "../times.ts";
import { moveSeats, sellable } from "./inventory.ts";
import { theUser } from "./lookups.ts";
import { checkPayments, takePayments } from "./payments.ts";

export type Order = Omit<ChangeOf<"book">, "kind" | "nonfree_baggages"> & { nonfree_baggages: number };

/** Sells a reservation under an id that is free. */
export async function bookReservation(unit: Unit, order: Order, reservation_id: string): Promise<Booking> {
  const customer = await theUser(unit, order.user_id);
  const people = order.passengers.length;
  const flights: Leg[] = [];
  for (const choice of order.flights) flights.push(await sellable(unit, choice, order.cabin, people));
  checkPayments(customer, order.payment_methods, priceOf(order, flights));

  const paid = takePayments(customer, order.payment_methods);
  unit.put("customer", order.user_id, { ...paid, reservations: [...paid.reservations, reservation_id] });
  for (const leg of flights) await moveSeats(unit, leg, order.cabin, -people);
  const { payment_methods, ...kept } = order;
  const created_at = toEastern(unit.now);
  const booking = { ...kept, reservation_id, flights, payment_history: payment_methods, created_at, version: 1 };
  unit.put("booking", reservation_id, booking);
  return booking;
}

/** Fares, insurance and bags of a reservation. */
export function priceOf(order: Pick<Order, "passengers" | "insurance" | "nonfree_baggages">, flights: Leg[]): number {
  const people = order.passengers.length;
  const fares = flights.reduce((sum, leg) => sum + leg.price * people, 0);
  return (
    fares +
    (order.insurance === "yes" ? FIGURES.insurancePerPassenger * people : 0) +
    FIGURES.extraBag * order.nonfree_baggages
  );
}
