import { expectedOf, type FlightFacts } from "../facts.ts";
import { FIGURES } from "../figures.ts";
import { sameFlight, theTrip } from "../flights/trip.ts";
import type { Unit } from "../ledger.ts";
import { type Booking, legId } from "../records.ts";
import { NotAllowed } from "../refusals.ts";
import { HOUR, MINUTE } from "../times.ts";
import { checkBeforeDeparture } from "./choose-seat.ts";
import { openBooking, type Rule } from "./rule.ts";
import { holdSeats } from "./seats.ts";

/** Checks everyone in for one flight, from a day before until an hour before, and gives out seats and bag tags. */
export const checkIn: Rule<"check_in"> = async (unit, { reservation_id, flight }) => {
  const booking = await openBooking(unit, reservation_id);
  await checkBeforeDeparture(unit, booking, flight);
  const { flights } = await theTrip(unit, reservation_id);
  const facts = flights.find((each) => sameFlight(each, flight));
  if (facts) checkWindow(facts, unit.now);
  const leg = legId(flight);
  const seats = booking.seats?.[leg]?.every(Boolean) ? booking.seats[leg] : await seatEveryone(unit, booking, flight);
  const bag_tags = booking.bag_tags ?? tagBags(unit, booking, facts);
  unit.put("booking", reservation_id, {
    ...booking,
    seats: { ...booking.seats, [leg]: seats },
    checked_in: [...new Set([...(booking.checked_in ?? []), leg])],
    bag_tags,
  });
  return {
    lines: [],
    facts: [`Checked in for ${flight.flight_number} on ${flight.date}`, ...bag_tags.map((tag) => `Bag tag ${tag}`)],
    boarding: booking.passengers.map((each, i) => ({
      ...flight,
      passenger: `${each.first_name} ${each.last_name}`,
      seat: seats[i] ?? null,
      gate: facts?.gate ?? null,
      boarding_at: facts?.boarding_at ?? "",
      boarding_closes_at: facts?.boarding_closes_at ?? "",
    })),
  };
};

function checkWindow({ departs }: FlightFacts, now: Date): void {
  const left = Date.parse(expectedOf(departs)) - now.getTime();
  if (left > FIGURES.checkInOpensHours * HOUR) {
    throw new NotAllowed(
      "check_in_not_open",
      `Check-in opens ${FIGURES.checkInOpensHours} hours before departure, which is ${expectedOf(departs)}`,
    );
  }
  if (left < FIGURES.checkInClosesMinutes * MINUTE) {
    throw new NotAllowed("check_in_closed", `Check-in closed ${FIGURES.checkInClosesMinutes} minutes before departure`);
  }
}

async function seatEveryone(unit: Unit, booking: Booking, flight: { flight_number: string; date: string }) {
  const had = booking.seats?.[legId(flight)] ?? [];
  const people = booking.passengers.length;
  const given = await holdSeats(unit, booking.reservation_id, flight, booking.cabin, people);
  return booking.passengers.map((_, i) => had[i] ?? given[i] ?? null);
}

function tagBags(unit: Unit, booking: Booking, facts: FlightFacts | undefined): string[] {
  return Array.from({ length: booking.total_baggages }, (_, i) => {
    const bag_tag = unit.mint("BG", 6, i) ?? "";
    unit.put("bag", bag_tag, {
      bag_tag,
      reservation_id: booking.reservation_id,
      registered_at: unit.now.toISOString(),
      airport: facts?.origin.iata ?? booking.origin,
    });
    return bag_tag;
  });
}
