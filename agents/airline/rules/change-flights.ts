import { sameFlight, theTrip } from "../flights/trip.ts";
import type { Unit } from "../ledger.ts";
import { type Booking, type FlightChoice, legId } from "../records.ts";
import { NotAllowed } from "../refusals.ts";
import { updateFlights } from "../reservations/update-reservation.ts";
import { checkJourney, flownLegs } from "./journey.ts";
import { refundTo } from "./refunds.ts";
import { line, openBooking, type Rule } from "./rule.ts";
import { moveToLegs, seatFacts } from "./seats.ts";

/** Other flights or another cabin on the same route; the difference in price is paid, or paid back. */
export const changeFlights: Rule<"change_flights"> = async (unit, { kind, ...change }) => {
  const before = await openBooking(unit, change.reservation_id);
  // First, so that a flight that is full or unknown is what the customer hears of; a later refusal drops the update.
  const updated = await updateFlights(unit, change);
  await checkJourney(unit, before, change.flights);
  await checkFixed(unit, before, change);
  const price = paidSince(before, updated);
  const seats = await moveToLegs(unit, before, updated);
  const kept = new Set(updated.flights.map(legId));
  unit.put("booking", before.reservation_id, {
    ...updated,
    ...(before.seats && { seats }),
    ...(before.checked_in && {
      checked_in: before.checked_in.filter((leg) => kept.has(leg) && before.cabin === updated.cabin),
    }),
    ...(price < 0 && {
      refunds: [...(before.refunds ?? []), await refundTo(unit, before, change.payment_id, -price, "fare difference")],
    }),
    ...((await isDisrupted(unit, before)) && { disruption_handled: "changed" as const }),
  });
  return { lines: line("Fare difference", price), facts: before.seats ? seatFacts(seats) : [] };
};

/** What is fixed: flights of basic economy, flights already flown, and the cabin once any is flown. */
async function checkFixed(
  unit: Unit,
  booking: Booking,
  { cabin, flights }: { cabin: string; flights: FlightChoice[] },
) {
  const isSame = flights.length === booking.flights.length && booking.flights.every((leg, i) => isAt(flights, i, leg));
  // Leaving basic economy is allowed, and so is then changing flights: asked for together, it is no other thing.
  if (booking.cabin === "basic_economy" && cabin === "basic_economy" && !isSame) {
    throw new NotAllowed(
      "basic_economy_fixed",
      "Flights of a basic economy reservation cannot be changed, unless its cabin is changed to economy or business",
    );
  }
  const flown = await flownLegs(unit, booking);
  if (flown.length === 0) return;
  if (cabin !== booking.cabin) {
    throw new NotAllowed(
      "cabin_after_flight",
      "The cabin cannot be changed once a flight of the reservation has been flown",
    );
  }
  if (!flown.every((leg) => flights.some((choice) => sameFlight(choice, leg)))) {
    throw new NotAllowed("flown_flight_changed", "A flight that has been flown cannot be changed");
  }
}

const isAt = (flights: FlightChoice[], i: number, leg: FlightChoice): boolean => {
  const choice = flights[i];
  return choice !== undefined && sameFlight(choice, leg);
};

/** What a booking has been charged beyond what it had been before. */
export const paidSince = (before: Booking, after: Booking): number =>
  after.payment_history.slice(before.payment_history.length).reduce((sum, { amount }) => sum + amount, 0);

async function isDisrupted(unit: Unit, { reservation_id }: Booking): Promise<boolean> {
  const { flights, disruption } = await theTrip(unit, reservation_id);
  return disruption !== null || flights.some(({ status }) => status === "delayed" || status === "cancelled");
}
