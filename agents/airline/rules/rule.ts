import type { ChangeKind, ChangeOf, Outcome, PriceLine } from "../changes.ts";
import type { Unit } from "../ledger.ts";
import type { Booking } from "../records.ts";
import { NotAllowed } from "../refusals.ts";
import { theReservation } from "../reservations/lookups.ts";

/** What a rule has done in its unit of work: the price lines, and facts a customer would want to hear. */
export type Effect = Pick<Outcome, "facts" | "claim" | "case" | "boarding"> & {
  lines: (typeof PriceLine)["_output"][];
  reservationId?: string;
};

/** Checks a change against the airline's rules and makes it in a unit of work. Throws an `AirlineRefusal`. */
export type Rule<K extends ChangeKind> = (unit: Unit, change: ChangeOf<K>) => Promise<Effect>;

/** A booking that can still be changed. */
export async function openBooking(unit: Unit, reservationId: string): Promise<Booking> {
  const booking = await theReservation(unit, reservationId);
  if (booking.status === "cancelled") {
    throw new NotAllowed("already_cancelled", `Reservation ${reservationId} is already cancelled`);
  }
  return booking;
}

/** A line when money moves, and none when it does not. */
export const line = (what: string, amount: number) => (amount === 0 ? [] : [{ what, amount }]);
