import { NotAllowed } from "../refusals.ts";
import { updatePassengers } from "../reservations/update-reservation.ts";
import { flownLegs } from "./journey.ts";
import { openBooking, type Rule } from "./rule.ts";

/** Corrected names and dates of birth, until the first flight is checked in. */
export const correctPassengers: Rule<"correct_passengers"> = async (unit, { reservation_id, passengers }) => {
  const before = await openBooking(unit, reservation_id);
  await updatePassengers(unit, reservation_id, passengers);
  if ((await flownLegs(unit, before)).length > 0) {
    throw new NotAllowed(
      "already_flown",
      "Passengers cannot be changed once a flight of the reservation has been flown",
    );
  }
  if (before.checked_in && before.checked_in.length > 0) {
    throw new NotAllowed("checked_in", "Passengers cannot be changed after check-in");
  }
  return {
    lines: [],
    facts: passengers.map((each) => `Passenger ${each.first_name} ${each.last_name}, born ${each.dob}`),
  };
};
