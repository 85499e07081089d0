import type { ChangeOf } from "../changes.ts";
import { FIGURES } from "../figures.ts";
import { type Seat, seatPrice } from "../flights/aircraft.ts";
import { inCabin, type SeatsOnFlight, seatsOnFlight } from "../flights/seat-plan.ts";
import { stateAt } from "../flights/state.ts";
import { sameFlight } from "../flights/trip.ts";
import type { Unit } from "../ledger.ts";
import { type Booking, type Customer, legId, type Passenger } from "../records.ts";
import { NotAllowed, NotFound } from "../refusals.ts";
import { theUser } from "../reservations/lookups.ts";
import { settleUpdate } from "../reservations/payments.ts";
import { line, openBooking, type Rule } from "./rule.ts";

/** Another seat for one passenger on one flight: a seat that exists, is free, is of their cabin, and is one they may sit in. */
export const chooseSeat: Rule<"choose_seat"> = async (unit, change) => {
  const booking = await openBooking(unit, change.reservation_id);
  const passenger = thePassenger(booking, change.passenger);
  await checkBeforeDeparture(unit, booking, change.flight);
  const plan = await seatsOnFlight(unit, change.flight);
  const seat = plan.seats.find((each) => each.seat === change.seat);
  if (!seat) throw new NotFound("seat_not_found", `There is no seat ${change.seat} on this ${plan.aircraft.name}`);
  const name = `${passenger.first_name} ${passenger.last_name}`;
  const leg = legId(change.flight);
  if (booking.seats?.[leg]?.[change.passenger] === seat.seat) {
    return { lines: [], facts: [`${name} already has seat ${seat.seat}`] };
  }
  checkFree(plan, seat);
  checkMaySit(booking, passenger, seat, change);

  const price = priceFor(seat, booking, await theUser(unit, booking.user_id));
  const paid = price > 0 ? await pay(unit, booking, change.payment_id, price) : booking;
  const seats = [...(booking.seats?.[leg] ?? booking.passengers.map(() => null))];
  const from = seats[change.passenger];
  seats[change.passenger] = seat.seat;
  holdInstead(unit, plan, from, seat.seat, `${booking.reservation_id}#${change.passenger}`);
  unit.put("booking", booking.reservation_id, { ...paid, seats: { ...booking.seats, [leg]: seats } });
  const where = `${change.flight.flight_number} on ${change.flight.date}`;
  return {
    lines: line(`Seat ${seat.seat}`, price),
    facts: [`${name} has seat ${seat.seat} on ${where}${from ? `, instead of ${from}` : ""}`],
  };
};

export function thePassenger({ passengers, reservation_id }: Booking, at: number): Passenger {
  const passenger = passengers[at];
  if (!passenger)
    throw new NotFound("passenger_not_found", `Reservation ${reservation_id} has no passenger number ${at + 1}`);
  return passenger;
}

/** Refuses a flight that is not of the booking, or has left or been cancelled. */
export async function checkBeforeDeparture(unit: Unit, booking: Booking, flight: ChangeOf<"choose_seat">["flight"]) {
  if (!booking.flights.some((leg) => sameFlight(leg, flight))) {
    throw new NotFound(
      "flight_not_in_booking",
      `${flight.flight_number} on ${flight.date} is not part of reservation ${booking.reservation_id}`,
    );
  }
  const day = await unit.get("day", legId(flight));
  const status = day && stateAt(day, unit.now).status;
  if (status === "cancelled")
    throw new NotAllowed("flight_cancelled", `${flight.flight_number} on ${flight.date} is cancelled`);
  if (status === "flying" || status === "landed") {
    throw new NotAllowed("already_departed", `${flight.flight_number} on ${flight.date} has already left`);
  }
}

function checkFree(plan: SeatsOnFlight, { seat }: Seat): void {
  const state = plan.stateOf(seat);
  if (state === "taken") throw new NotAllowed("seat_taken", `Seat ${seat} is taken`);
  if (state === "blocked") throw new NotAllowed("seat_blocked", `Seat ${seat} is not in use on this aircraft`);
  if (state === "held_for_assistance") {
    throw new NotAllowed(
      "seat_for_assistance",
      `Seat ${seat} is kept for passengers who need assistance; ask for that service to have it`,
    );
  }
}

function checkMaySit(booking: Booking, passenger: Passenger, seat: Seat, change: ChangeOf<"choose_seat">): void {
  if (!inCabin(seat, booking.cabin)) {
    const cabin = booking.cabin.replace("_", " ");
    throw new NotAllowed(
      "other_cabin",
      `Seat ${seat.seat} is in another cabin than ${cabin}; changing cabin is a change of the reservation`,
    );
  }
  if (!seat.exitRow) return;
  if (ageOn(passenger, change.flight.date) < FIGURES.exitRowAge) {
    throw new NotAllowed("exit_row_age", `Seats at an exit are for passengers of ${FIGURES.exitRowAge} and older`);
  }
  const needsHelp = booking.services?.some(
    (each) => each.passenger === change.passenger && NOT_AT_AN_EXIT.includes(each.service),
  );
  if (needsHelp) {
    throw new NotAllowed(
      "exit_row_assistance",
      "Seats at an exit are not for passengers who travel with assistance, an infant or a pet",
    );
  }
  if (!change.will_help_at_exit) {
    throw new NotAllowed(
      "exit_row_consent",
      `Seat ${seat.seat} is at an exit: the passenger must be able and willing to help in an emergency, and say so`,
    );
  }
}

const NOT_AT_AN_EXIT = [
  "wheelchair",
  "medical",
  "infant_on_lap",
  "pet_in_cabin",
  "blind",
  "deaf",
  "unaccompanied_minor",
];

export const ageOn = ({ dob }: Passenger, date: string): number => {
  const years = Number(date.slice(0, 4)) - Number(dob.slice(0, 4));
  return date.slice(5) < dob.slice(5) ? years - 1 : years;
};

/** Economy Plus has a price, choosing at all has one in basic economy; silver and gold members pay neither. */
function priceFor(seat: Seat, { cabin }: Booking, { membership }: Customer): number {
  if (cabin === "business" || membership !== "regular") return 0;
  return seatPrice(seat) + (cabin === "basic_economy" ? FIGURES.basicEconomySeat : 0);
}

/** Charges a booking's extra, on a method that is named. */
export async function pay(
  unit: Unit,
  booking: Booking,
  payment_id: string | undefined,
  price: number,
): Promise<Booking> {
  if (!payment_id)
    throw new NotAllowed("payment_needed", `This costs $${price}; a card or gift card of the profile has to be named`);
  const customer = await theUser(unit, booking.user_id);
  return { ...booking, payment_history: settleUpdate(unit, booking, customer, payment_id, price) };
}

function holdInstead(
  unit: Unit,
  { choice, plan }: SeatsOnFlight,
  from: string | null | undefined,
  to: string,
  holder: string,
): void {
  const others = Object.entries(plan.held).filter(([seat]) => seat !== from);
  unit.put("seats", legId(choice), { ...plan, held: { ...Object.fromEntries(others), [to]: holder } });
}
