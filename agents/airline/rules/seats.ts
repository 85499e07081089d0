import { freeSeats, seatsOnFlight } from "../flights/seat-plan.ts";
import type { Unit } from "../ledger.ts";
import { type Booking, type Cabin, type FlightChoice, type Leg, legId } from "../records.ts";
import { moveSeats } from "../reservations/inventory.ts";

type Seats = NonNullable<Booking["seats"]>;

/** Gives back a leg's seats, on sale and on the seat map. */
export async function releaseSeats(unit: Unit, booking: Booking, leg: Leg): Promise<void> {
  await moveSeats(unit, leg, booking.cabin, booking.passengers.length);
  const plan = await unit.get("seats", legId(leg));
  if (!plan) return;
  const isTheirs = (holder: string) => holder.startsWith(`${booking.reservation_id}#`);
  unit.put("seats", legId(leg), {
    ...plan,
    held: Object.fromEntries(Object.entries(plan.held).filter(([, holder]) => !isTheirs(holder))),
  });
}

/** Assigns free seats on a flight and holds them; null for everyone where the flight has no seat map. */
export async function holdSeats(unit: Unit, reservationId: string, leg: FlightChoice, cabin: Cabin, people: number) {
  const day = await unit.get("day", legId(leg));
  if (day?.status !== "scheduled") return Array.from({ length: people }, () => null);
  const plan = await seatsOnFlight(unit, leg);
  const free = freeSeats(plan, cabin);
  const seats = Array.from({ length: people }, (_, i) => free[i]?.seat ?? null);
  const held = { ...plan.plan.held };
  for (const [i, seat] of seats.entries()) if (seat) held[seat] = `${reservationId}#${i}`;
  unit.put("seats", legId(leg), { ...plan.plan, held });
  return seats;
}

/** Moves a booking's seats from its old legs to its new ones: those that stay as they are keep theirs. */
export async function moveToLegs(unit: Unit, before: Booking, after: Booking): Promise<Seats> {
  const kept = (leg: Leg) => before.cabin === after.cabin && after.flights.some((each) => legId(each) === legId(leg));
  for (const leg of before.flights) if (!kept(leg)) await releaseSeats(unit, before, leg);
  const seats: Seats = {};
  for (const leg of after.flights) {
    const had = before.seats?.[legId(leg)];
    const isNew = before.cabin !== after.cabin || !before.flights.some((each) => legId(each) === legId(leg));
    if (isNew) {
      await moveSeats(unit, leg, after.cabin, -after.passengers.length);
      seats[legId(leg)] = await holdSeats(unit, after.reservation_id, leg, after.cabin, after.passengers.length);
    } else if (had) seats[legId(leg)] = had;
  }
  return seats;
}

/** Says which seats go with which flight, for people. */
export const seatFacts = (seats: Seats): string[] =>
  Object.entries(seats)
    .filter(([, each]) => each.some(Boolean))
    .map(
      ([leg, each]) => `Seats on ${leg.replace("/", " on ")}: ${each.map((seat) => seat ?? "at check-in").join(", ")}`,
    );
