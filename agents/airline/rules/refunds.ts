import { FIGURES } from "../figures.ts";
import type { Unit } from "../ledger.ts";
import type { Booking, Refund } from "../records.ts";
import { theUser } from "../reservations/lookups.ts";
import { businessDaysAfter } from "../times.ts";

/** A refund's record: a gift card has its money at once, a card within business days. Moves no money itself. */
export async function refundTo(
  unit: Unit,
  booking: Booking,
  payment_id: string,
  amount: number,
  why: string,
): Promise<Refund> {
  const method = (await theUser(unit, booking.user_id)).payment_methods[payment_id];
  const today = unit.now.toISOString().slice(0, 10);
  const isCard = payment_id.startsWith("credit_card") || method?.source === "credit_card";
  return {
    payment_id,
    amount,
    requested_at: unit.now.toISOString(),
    due_by: isCard ? businessDaysAfter(today, FIGURES.refundDaysTo) : today,
    state: isCard ? "sent_to_card_issuer" : "credited",
    why,
  };
}

/**
 * How the money paid for a booking goes back: to each method what it has paid, never more in all than was paid. What
 * was already paid back to one method is not paid again to another.
 */
export function sharesOf(history: Booking["payment_history"]): Map<string, number> {
  let left = history.reduce((sum, { amount }) => sum + amount, 0);
  const shares = new Map<string, number>();
  for (const [payment_id, paid] of netOf(history)) {
    const share = Math.min(paid, left);
    if (share <= 0) continue;
    shares.set(payment_id, share);
    left -= share;
  }
  return shares;
}

/** The lines that reverse a payment history: each of them, unless one method had been paid back what another had paid. */
export function reversal(history: Booking["payment_history"], shares: Map<string, number>): Booking["payment_history"] {
  const isPlain = [...netOf(history).values()].every((net) => net >= 0);
  const lines = isPlain ? history : [...shares].map(([payment_id, amount]) => ({ payment_id, amount }));
  return lines.map(({ payment_id, amount }) => ({ payment_id, amount: -amount }));
}

function netOf(history: Booking["payment_history"]): Map<string, number> {
  const net = new Map<string, number>();
  for (const { payment_id, amount } of history) net.set(payment_id, (net.get(payment_id) ?? 0) + amount);
  return net;
}

/** Credits gift cards, and restores certificates with what they had paid; cards are refunded by their issuer. */
export async function creditBalances(unit: Unit, userId: string, shares: Map<string, number>): Promise<void> {
  const customer = await theUser(unit, userId);
  const payment_methods = { ...customer.payment_methods };
  for (const [id, amount] of shares) {
    const method = payment_methods[id];
    if (method?.source === "gift_card") payment_methods[id] = { ...method, amount: method.amount + amount };
    else if (!method && id.startsWith("certificate")) payment_methods[id] = { source: "certificate", id, amount };
  }
  unit.put("customer", userId, { ...customer, payment_methods });
}
