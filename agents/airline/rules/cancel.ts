import type { CancelReason } from "../changes.ts";
import { FIGURES } from "../figures.ts";
import type { Unit } from "../ledger.ts";
import { type Booking, legId } from "../records.ts";
import { NotAllowed } from "../refusals.ts";
import { cancelReservation } from "../reservations/cancel-reservation.ts";
import { theFlightOn } from "../reservations/lookups.ts";
import { fromEastern, HOUR } from "../times.ts";
import { flownLegs } from "./journey.ts";
import { creditBalances, refundTo, reversal, sharesOf } from "./refunds.ts";
import { line, openBooking, type Rule } from "./rule.ts";
import { releaseSeats } from "./seats.ts";

/** Insurance pays for these reasons. */
const INSURED: CancelReason[] = ["health", "weather"];

/** Cancels the whole reservation and sends the money back where it came from. */
export const cancel: Rule<"cancel"> = async (unit, { reservation_id, reason }) => {
  const before = await openBooking(unit, reservation_id);
  if ((await flownLegs(unit, before)).length > 0) {
    throw new NotAllowed(
      "partly_flown",
      "A flight of this reservation has already been flown; only a person can look into it",
    );
  }
  const ground = await groundFor(unit, before, reason);
  if (!ground) {
    throw new NotAllowed(
      "not_cancellable",
      `A ${before.cabin.replace("_", " ")} reservation made more than ${FIGURES.cancelWithinHours} hours ago can be ` +
        "cancelled only when the airline cancelled a flight, the fare is flexible, or insurance covers the reason",
    );
  }
  const shares = sharesOf(before.payment_history);
  const cancelled = await cancelReservation(unit, reservation_id);
  await creditBalances(unit, before.user_id, shares);
  for (const leg of before.flights) await releaseSeats(unit, before, leg);
  const refunds = await Promise.all(
    [...shares].map(([payment_id, amount]) => refundTo(unit, before, payment_id, amount, "cancellation")),
  );
  unit.put("booking", reservation_id, {
    ...cancelled,
    payment_history: [...before.payment_history, ...reversal(before.payment_history, shares)],
    refunds: [...(before.refunds ?? []), ...refunds],
    ...(before.seats && { seats: {} }),
    ...(before.checked_in && { checked_in: [] }),
    ...((await wasDisrupted(unit, before)) && { disruption_handled: "cancelled" as const }),
  });
  return {
    lines: [...shares].flatMap(([id, amount]) => line(`Refund to ${id}`, -amount)),
    facts: [
      `Cancelled because ${ground}`,
      ...refunds.map(({ payment_id, due_by }) => `Refund to ${payment_id} by ${due_by}`),
    ],
  };
};

/** Why a reservation may be cancelled, or undefined when it may not. */
async function groundFor(unit: Unit, booking: Booking, reason: CancelReason): Promise<string | undefined> {
  const age = unit.now.getTime() - fromEastern(booking.created_at);
  if (age <= FIGURES.cancelWithinHours * HOUR)
    return `it was booked within the last ${FIGURES.cancelWithinHours} hours`;
  if (await anyLeg(unit, booking, "cancelled")) return "the airline cancelled a flight of it";
  if (booking.cabin === "business") return "business fares can be cancelled";
  if (booking.flexible) return "the fare is flexible";
  if (booking.insurance === "yes" && INSURED.includes(reason)) return "the travel insurance covers the reason";
  return undefined;
}

const wasDisrupted = async (unit: Unit, booking: Booking): Promise<boolean> =>
  (await anyLeg(unit, booking, "cancelled")) || anyLeg(unit, booking, "delayed");

async function anyLeg(unit: Unit, { flights }: Booking, status: string): Promise<boolean> {
  for (const leg of flights) {
    if (!(await unit.get("day", legId(leg)))) continue;
    if ((await theFlightOn(unit, leg)).state.status === status) return true;
  }
  return false;
}
