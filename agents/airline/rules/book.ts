import { FIGURES } from "../figures.ts";
import { type Customer, legId, type Payment } from "../records.ts";
import { NotAllowed } from "../refusals.ts";
import { bookReservation } from "../reservations/book-reservation.ts";
import { freeReservationId } from "../reservations/ids.ts";
import { theUser } from "../reservations/lookups.ts";
import { paidBags } from "./allowance.ts";
import { checkJourney } from "./journey.ts";
import { line, type Rule } from "./rule.ts";
import { holdSeats, seatFacts } from "./seats.ts";

/** A new reservation: one journey, one cabin, five people, and payments from the customer's own profile. */
export const book: Rule<"book"> = async (unit, { kind, ...order }) => {
  if (order.passengers.length > FIGURES.passengersPerBooking) {
    throw new NotAllowed("too_many_passengers", `A reservation has at most ${FIGURES.passengersPerBooking} passengers`);
  }
  if (order.passengers.length === 0)
    throw new NotAllowed("no_passengers", "A reservation needs at least one passenger");
  const customer = await theUser(unit, order.user_id);
  const nonfree_baggages = order.nonfree_baggages ?? paidBags(customer, order, order.total_baggages, undefined);
  const id = await freeReservationId(unit);
  // First, so that a flight that is full or unknown is what the customer hears of; a later refusal drops the booking.
  const booking = await bookReservation(unit, { ...order, nonfree_baggages }, id);
  await checkJourney(unit, order, order.flights);
  checkMix(customer, order.payment_methods);
  paidBags(customer, order, order.total_baggages, nonfree_baggages);

  const seats: Record<string, (string | null)[]> = {};
  for (const leg of booking.flights) {
    seats[legId(leg)] = await holdSeats(unit, id, leg, booking.cabin, booking.passengers.length);
  }
  unit.put("booking", id, { ...booking, seats });
  const people = order.passengers.length;
  return {
    reservationId: id,
    lines: [
      ...booking.flights.flatMap((leg) => line(`${leg.flight_number} on ${leg.date}`, leg.price * people)),
      ...line("Checked bags", FIGURES.extraBag * nonfree_baggages),
      ...line("Travel insurance", order.insurance === "yes" ? FIGURES.insurancePerPassenger * people : 0),
    ],
    facts: [`Confirmation code ${id}`, ...seatFacts(seats)],
  };
};

/** One certificate, one credit card, three gift cards; none of them twice, none for nothing. */
function checkMix(customer: Customer, payments: Payment[]): void {
  const count = (source: string) =>
    payments.filter(({ payment_id }) => customer.payment_methods[payment_id]?.source === source).length;
  const tooMany =
    count("certificate") > FIGURES.certificatesPerBooking ||
    count("credit_card") > FIGURES.creditCardsPerBooking ||
    count("gift_card") > FIGURES.giftCardsPerBooking;
  if (tooMany) {
    throw new NotAllowed(
      "payment_mix",
      "A reservation can be paid with at most one certificate, one credit card and three gift cards",
    );
  }
  if (new Set(payments.map(({ payment_id }) => payment_id)).size < payments.length) {
    throw new NotAllowed("payment_twice", "Each payment method can be named once");
  }
  if (payments.some(({ amount }) => amount <= 0))
    throw new NotAllowed("payment_amount", "Each payment must be above zero");
}
