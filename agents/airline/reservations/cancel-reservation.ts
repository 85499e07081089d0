import type { Unit } from "../ledger.ts";
import type { Booking } from "../records.ts";
import { theReservation } from "./lookups.ts";

/** Marks a reservation cancelled and reverses every payment in its history. */
export async function cancelReservation(unit: Unit, reservation_id: string): Promise<Booking> {
  const booking = await theReservation(unit, reservation_id);
  const reversed = booking.payment_history.map(({ payment_id, amount }) => ({ payment_id, amount: -amount }));
  const payment_history = [...booking.payment_history, ...reversed];
  const cancelled: Booking = { ...booking, payment_history, status: "cancelled" };
  unit.put("booking", reservation_id, cancelled);
  return cancelled;
}
