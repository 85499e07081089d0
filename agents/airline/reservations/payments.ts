import type { Unit } from "../ledger.ts";
import type { Booking, Customer, Payment } from "../records.ts";
import { NotAllowed, NotFound } from "../refusals.ts";

/** Checks every line of a new reservation's payment against the customer's methods and the price. */
export function checkPayments(customer: Customer, payments: Payment[], price: number): void {
  for (const { payment_id, amount } of payments) {
    const method = customer.payment_methods[payment_id];
    if (!method) throw new NotFound("payment_method_not_found", `Payment method ${payment_id} not found`);
    if (method.source !== "credit_card" && method.amount < amount) {
      throw new NotAllowed("not_enough_balance", `Not enough balance in payment method ${payment_id}`);
    }
  }
  const paid = payments.reduce((sum, { amount }) => sum + amount, 0);
  if (paid !== price) {
    throw new NotAllowed(
      "payment_does_not_add_up",
      `Payment amount does not add up, total price is ${price}, but paid ${paid}`,
    );
  }
}

/** Takes the payments: a gift card is debited, a certificate is used up whole. */
export function takePayments(customer: Customer, payments: Payment[]): Customer {
  const methods = { ...customer.payment_methods };
  for (const { payment_id, amount } of payments) {
    const method = methods[payment_id];
    if (method?.source === "gift_card") methods[payment_id] = { ...method, amount: method.amount - amount };
    if (method?.source === "certificate") delete methods[payment_id];
  }
  return { ...customer, payment_methods: methods };
}

/**
 * Pays (or is paid) the price of a change with one card or gift card, which is debited or credited at once.
 * Returns the booking's payment history with the new line, if money moved.
 */
export function settleUpdate(unit: Unit, booking: Booking, customer: Customer, payment_id: string, price: number) {
  const method = customer.payment_methods[payment_id];
  if (!method) throw new NotFound("payment_method_not_found", "Payment method not found");
  if (method.source === "certificate") {
    throw new NotAllowed("certificate_for_update", "Certificate cannot be used to update reservation");
  }
  if (method.source === "gift_card") {
    if (method.amount < price) throw new NotAllowed("not_enough_balance", "Gift card balance is not enough");
    const debited = { ...method, amount: method.amount - price };
    const payment_methods = { ...customer.payment_methods, [payment_id]: debited };
    unit.put("customer", customer.user_id, { ...customer, payment_methods });
  }
  return price === 0 ? booking.payment_history : [...booking.payment_history, { payment_id, amount: price }];
}
