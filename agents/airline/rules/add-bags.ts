import { FIGURES } from "../figures.ts";
import { NotAllowed } from "../refusals.ts";
import { theUser } from "../reservations/lookups.ts";
import { updateBags } from "../reservations/update-reservation.ts";
import { paidBags } from "./allowance.ts";
import { flownLegs } from "./journey.ts";
import { line, openBooking, type Rule } from "./rule.ts";

/** More checked bags, never fewer; those beyond the allowance are paid for. */
export const addBags: Rule<"add_bags"> = async (unit, { kind, ...change }) => {
  const before = await openBooking(unit, change.reservation_id);
  const customer = await theUser(unit, before.user_id);
  // A booking may have paid for bags that are free today; what was paid stays paid.
  const due = Math.max(
    before.nonfree_baggages,
    paidBags(customer, before, Math.max(0, change.total_baggages), undefined),
  );
  const nonfree_baggages = change.nonfree_baggages ?? due;
  await updateBags(unit, { ...change, nonfree_baggages });
  if (change.total_baggages < before.total_baggages) {
    throw new NotAllowed(
      "bags_only_added",
      `There are ${before.total_baggages} bags on this reservation; bags can be added, not removed`,
    );
  }
  if (nonfree_baggages !== due) paidBags(customer, before, change.total_baggages, nonfree_baggages);
  if ((await flownLegs(unit, before)).length === before.flights.length) {
    throw new NotAllowed("already_flown", "All flights of this reservation have left; bags can no longer be added");
  }
  const paid = FIGURES.extraBag * (nonfree_baggages - before.nonfree_baggages);
  return { lines: line("Checked bags", paid), facts: [`${change.total_baggages} checked bags on this reservation`] };
};
