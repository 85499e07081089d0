/** Which of a customer's own payment methods pay. Nothing that is not in their profile ever does. */
import { FIGURES } from "../airline/figures.ts";
import type { Booking, Customer, Payment } from "../airline/records.ts";
import type { CustomerContext } from "../context.ts";
import { Unclear } from "./room.ts";

/**
 * The method a change is paid with or refunded to: the one named, else the one the booking was paid with. Who is proven
 * as a companion only, and not as the holder, can use nothing but what has already paid for this booking.
 */
export function methodFor(
  holder: Customer,
  { payment_history }: Booking,
  named: string | null,
  { kept }: CustomerContext,
): string {
  const isHolder = kept.proof?.customer === holder.user_id;
  const hasPaid = (id: string) => payment_history.some(({ payment_id }) => payment_id === id);
  const usable = Object.values(holder.payment_methods).filter(
    ({ source, id }) => source !== "certificate" && (isHolder || hasPaid(id)),
  );
  const method = named
    ? usable.find(({ id }) => id === named)
    : (usable.find(({ id }) => hasPaid(id)) ?? usable.find(({ source }) => source === "credit_card"));
  if (method) return method.id;
  // The airline says what is wrong with a method of the holder's.
  if (named && isHolder) return named;
  throw new Unclear("payment_needed", "There is no card or gift card that may pay this in this conversation");
}

/** Spreads a price over the methods named, in their order: what has a balance pays as far as it goes. */
export function spread({ payment_methods }: Customer, named: string[], price: number): Payment[] {
  const payments: Payment[] = [];
  let left = price;
  for (const payment_id of named) {
    const method = payment_methods[payment_id];
    if (!method)
      throw new Unclear("payment_method_not_found", `There is no payment method ${payment_id} in the profile`);
    const amount = method.source === "credit_card" ? left : Math.min(left, method.amount);
    if (amount > 0) payments.push({ payment_id, amount });
    left -= amount;
  }
  if (left > 0) throw new Unclear("payment_needed", `These payment methods leave $${left} of $${price} unpaid`);
  return payments;
}

/** What bags beyond the allowance and insurance add to the fares. */
export function extras(
  customer: Customer,
  { cabin, people, bags, insured }: { cabin: Booking["cabin"]; people: number; bags: number; insured: boolean },
): number {
  const free = FIGURES.freeBags[customer.membership][cabin] * people;
  return FIGURES.extraBag * Math.max(0, bags - free) + (insured ? FIGURES.insurancePerPassenger * people : 0);
}
