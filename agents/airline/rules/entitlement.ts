import type { Trip } from "../facts.ts";
import { FIGURES } from "../figures.ts";
import type { Customer, Voucher } from "../records.ts";
import { NotAllowed } from "../refusals.ts";

type Kind = Voucher["kind"];

/** What a disruption entitles every passenger to on the way: meals always, a night when one falls in between. */
export function careFor({ disruption }: Trip): { kind: Kind; up_to: number }[] {
  if (!disruption) {
    throw new NotAllowed(
      "no_disruption",
      `No flight of this trip is cancelled, ${FIGURES.careFromMinutes / 60} hours late, or makes a connection fail`,
    );
  }
  const meal = { kind: "meal" as const, up_to: FIGURES.mealVoucher };
  const night = disruption.overnight && disruption.airline_at_fault;
  return night
    ? [{ kind: "hotel", up_to: FIGURES.hotelVoucher }, meal, { kind: "ground", up_to: FIGURES.groundVoucher }]
    : [meal];
}

/**
 * The goodwill certificate: for silver and gold members, insured or business passengers; per passenger for a cancelled
 * flight, or for a delayed one once the booking has been changed or cancelled because of it.
 */
export function certificateFor({ booking, flights, disruption }: Trip, { membership }: Customer): number {
  const isEligible = membership !== "regular" || booking.insurance === "yes" || booking.cabin === "business";
  if (!isEligible) {
    throw new NotAllowed(
      "not_eligible",
      "Certificates are for silver and gold members, and for insured or business passengers",
    );
  }
  const people = booking.passengers.length;
  if (flights.some(({ status }) => status === "cancelled")) return FIGURES.certificateCancelled * people;
  const isLate =
    disruption !== null || flights.some(({ delay_minutes, status }) => delay_minutes > 0 || status === "delayed");
  if (!isLate) throw new NotAllowed("no_disruption", "No flight of this trip is cancelled or delayed");
  if (!booking.disruption_handled) {
    throw new NotAllowed(
      "not_changed",
      "For a delay, a certificate is given once the reservation has been changed or cancelled because of it",
    );
  }
  return FIGURES.certificateDelayed * people;
}
