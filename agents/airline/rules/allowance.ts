import { FIGURES } from "../figures.ts";
import type { Booking, Customer } from "../records.ts";
import { NotAllowed } from "../refusals.ts";

type Party = Pick<Booking, "cabin" | "passengers">;

/** Checked bags that cost nothing, for everyone in a booking together. */
export const freeBags = ({ membership }: Customer, { cabin, passengers }: Party): number =>
  FIGURES.freeBags[membership][cabin] * passengers.length;

/** How many of so many bags are paid for. Refuses a stated number that is another, and more bags than can be carried. */
export function paidBags(customer: Customer, party: Party, total: number, stated: number | undefined): number {
  const most = FIGURES.bagsPerPassenger * party.passengers.length;
  if (total > most) throw new NotAllowed("too_many_bags", `At most ${most} bags can be checked on this reservation`);
  if (total < 0) throw new NotAllowed("bag_allowance", "There cannot be fewer bags than none");
  const paid = Math.max(0, total - freeBags(customer, party));
  if (stated !== undefined && stated !== paid) {
    throw new NotAllowed(
      "bag_allowance",
      `Of ${total} bags, ${total - paid} are free for a ${customer.membership} member and ${paid} are paid for, not ${stated}`,
    );
  }
  return paid;
}
