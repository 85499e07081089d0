import { expectedOf } from "../facts.ts";
import { seatsOnFlight } from "../flights/seat-plan.ts";
import { hasLeft, nameOf, theTrip } from "../flights/trip.ts";
import type { Unit } from "../ledger.ts";
import { type Booking, type FlightChoice, legId, type Passenger } from "../records.ts";
import { NotAllowed, NotFound } from "../refusals.ts";
import { HOUR } from "../times.ts";
import { ageOn, pay, thePassenger } from "./choose-seat.ts";
import { line, openBooking, type Rule } from "./rule.ts";
import { SERVICES, type Service } from "./services.ts";

/** A special service for one passenger, on every flight of the booking that has not left. */
export const requestService: Rule<"request_service"> = async (unit, change) => {
  const service = SERVICES[change.service];
  if (!service) {
    throw new NotFound(
      "service_not_found",
      `There is no service ${change.service}; there are ${Object.keys(SERVICES).join(", ")}`,
    );
  }
  const booking = await openBooking(unit, change.reservation_id);
  const passenger = thePassenger(booking, change.passenger);
  if (booking.services?.some((each) => each.service === change.service && each.passenger === change.passenger)) {
    throw new NotAllowed(
      "already_requested",
      `${passenger.first_name} ${passenger.last_name} already has this service`,
    );
  }
  const flights = await flightsToCome(unit, booking, service);
  checkAge(service, passenger, flights);
  await countOnFlights(unit, change.service, service, flights);

  const paid = service.price > 0 ? await pay(unit, booking, change.payment_id, service.price) : booking;
  const seats = service.frontRow ? await seatInFront(unit, booking, change.passenger, flights) : booking.seats;
  const request = { service: change.service, passenger: change.passenger, note: change.note };
  const services = [
    ...(booking.services ?? []),
    { ...request, requested_at: unit.now.toISOString(), state: "confirmed" as const },
  ];
  unit.put("booking", booking.reservation_id, { ...paid, services, ...(seats && { seats }) });
  const given = flights.flatMap((flight) => newSeat(booking, seats, flight, change.passenger));
  return {
    lines: line(service.about, service.price),
    facts: [`${passenger.first_name} ${passenger.last_name}: ${service.about}`, ...given],
  };
};

async function flightsToCome(unit: Unit, { reservation_id }: Booking, service: Service): Promise<FlightChoice[]> {
  const { flights } = await theTrip(unit, reservation_id);
  const ahead = flights.filter((flight) => !hasLeft(flight) && flight.status !== "cancelled");
  const [first] = ahead;
  if (!first) throw new NotAllowed("already_departed", "No flight of this reservation is still to come");
  const notice = Date.parse(expectedOf(first.departs)) - unit.now.getTime();
  if (notice < service.noticeHours * HOUR) {
    throw new NotAllowed("too_late", `This has to be asked for ${service.noticeHours} hours before departure`);
  }
  return ahead.map(nameOf);
}

function checkAge({ ages, about }: Service, passenger: Passenger, [first]: FlightChoice[]): void {
  if (!ages || !first) return;
  const age = ageOn(passenger, first.date);
  if (age >= ages[0] && age <= ages[1]) return;
  throw new NotAllowed("age", `This service (${about}) is for passengers from ${ages[0]} to ${ages[1]} years old`);
}

/** Counts what only a few of fit on one flight, in the flight's own seat plan so that two requests cannot both be the last. */
async function countOnFlights(
  unit: Unit,
  name: string,
  { perFlight }: Service,
  flights: FlightChoice[],
): Promise<void> {
  if (!perFlight) return;
  for (const flight of flights) {
    const plan = (await unit.get("seats", legId(flight))) ?? { held: {} };
    const taken = plan.services?.[name] ?? 0;
    if (taken >= perFlight) {
      throw new NotAllowed(
        "service_full",
        `${flight.flight_number} on ${flight.date} already has ${perFlight} of these`,
      );
    }
    unit.put("seats", legId(flight), { ...plan, services: { ...plan.services, [name]: taken + 1 } });
  }
}

/** Moves the passenger to a seat kept for assistance wherever one is left. */
async function seatInFront(unit: Unit, booking: Booking, passenger: number, flights: FlightChoice[]) {
  const seats = { ...booking.seats };
  for (const flight of flights) {
    const day = await unit.get("day", legId(flight));
    if (day?.status !== "scheduled") continue;
    const plan = await seatsOnFlight(unit, flight);
    const business = booking.cabin === "business";
    const seat = plan.seats.find(
      (each) =>
        (each.section === "business") === business &&
        plan.stateOf(each.seat) === (business ? "free" : "held_for_assistance"),
    );
    if (!seat) continue;
    const had = seats[legId(flight)] ?? booking.passengers.map(() => null);
    const others = Object.entries(plan.plan.held).filter(([each]) => each !== had[passenger]);
    const held = { ...Object.fromEntries(others), [seat.seat]: `${booking.reservation_id}#${passenger}` };
    unit.put("seats", legId(flight), { ...plan.plan, held });
    seats[legId(flight)] = had.with(passenger, seat.seat);
  }
  return seats;
}

function newSeat(before: Booking, seats: Booking["seats"], flight: FlightChoice, passenger: number): string[] {
  const seat = seats?.[legId(flight)]?.[passenger];
  const had = before.seats?.[legId(flight)]?.[passenger];
  return seat && seat !== had ? [`Seat ${seat} on ${flight.flight_number} on ${flight.date}`] : [];
}
