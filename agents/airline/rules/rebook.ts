import type { FlightFacts } from "../facts.ts";
import { brokenStretch, rebookingOptions } from "../flights/rebooking.ts";
import { sameFlight, theTrip } from "../flights/trip.ts";
import type { Unit } from "../ledger.ts";
import { type Booking, type Cabin, type FlightChoice, type Leg, legId } from "../records.ts";
import { NotAllowed } from "../refusals.ts";
import { moveSeats } from "../reservations/inventory.ts";
import { openBooking, type Rule } from "./rule.ts";
import { holdSeats, releaseSeats, seatFacts } from "./seats.ts";

/** Free of charge onto a way that is among the options, in place of the flights a disruption broke. */
export const rebook: Rule<"rebook"> = async (unit, { reservation_id, flights }) => {
  const before = await openBooking(unit, reservation_id);
  const trip = await theTrip(unit, reservation_id);
  const stretch = brokenStretch(trip);
  if (!stretch) {
    throw new NotAllowed("not_disrupted", "This trip is not disrupted, so it cannot be rebooked free of charge");
  }
  const option = (await rebookingOptions(unit, trip)).find((each) => isThisWay(each.flights, flights));
  if (!option) {
    throw new NotAllowed(
      "not_an_option",
      "These flights are not among the options for this disruption, or are full by now",
    );
  }
  const legs = keepFare(option.flights, stretch.legs);
  for (const leg of stretch.legs) await releaseSeats(unit, before, leg);
  const seats = await seatOn(unit, before, option.flights);
  const replaced = new Set(stretch.legs.map(legId));
  const keptSeats = Object.entries(before.seats ?? {}).filter(([leg]) => !replaced.has(leg));
  unit.put("booking", reservation_id, {
    ...before,
    flights: before.flights.toSpliced(stretch.from, stretch.legs.length, ...legs),
    seats: { ...Object.fromEntries(keptSeats), ...seats },
    ...(before.checked_in && { checked_in: before.checked_in.filter((leg) => !replaced.has(leg)) }),
    disruption_handled: "rebooked",
  });
  return { lines: [], facts: ["No charge for this change", ...seatFacts(seats)] };
};

const isThisWay = (way: FlightFacts[], wanted: FlightChoice[]): boolean =>
  way.length === wanted.length &&
  way.every((flight, i) => sameFlight(flight, wanted[i] ?? { flight_number: "", date: "" }));

/** New legs at the fare of the old ones: what was paid does not change. */
function keepFare(way: FlightFacts[], old: Leg[]): Leg[] {
  const fare = old.reduce((sum, { price }) => sum + price, 0);
  return way.map(({ flight_number, date, origin, destination }, i) => ({
    flight_number,
    date,
    origin: origin.iata,
    destination: destination.iata,
    price: i === 0 ? fare : 0,
  }));
}

async function seatOn(unit: Unit, booking: Booking, way: FlightFacts[]) {
  const seats: NonNullable<Booking["seats"]> = {};
  const people = booking.passengers.length;
  for (const flight of way) {
    const cabin = cabinWithRoom(flight, booking.cabin, people);
    await moveSeats(unit, flight, cabin, -people);
    seats[legId(flight)] = await holdSeats(unit, booking.reservation_id, flight, booking.cabin, people);
  }
  return seats;
}

const cabinWithRoom = ({ on_sale }: FlightFacts, cabin: Cabin, people: number): Cabin =>
  cabin === "basic_economy" && (on_sale?.available_seats.basic_economy ?? 0) < people ? "economy" : cabin;
