import { between, dice, pick } from "../dice.ts";
import { FIGURES } from "../figures.ts";
import { freeSeats, seatsOnFlight } from "../flights/seat-plan.ts";
import type { Unit } from "../ledger.ts";
import { type Booking, type Cabin, type Customer, type Leg, legId, type Passenger } from "../records.ts";
import { addDays, DAY, HOUR, localInstant, MINUTE, toEastern } from "../times.ts";
import { personAt } from "./people.ts";
import { operates, type TimetableEntry, timetable } from "./timetable.ts";

export const BOOKINGS_A_DAY = 6;

type Stop = { entry: TimetableEntry; date: string };

/** The n-th booking whose journey ends on a date: always the same, whoever lays it. `from` is the first day there is. */
export async function layBooking(unit: Unit, date: string, n: number, from: string): Promise<void> {
  const owner = personAt(between(2, 91, "owner", date, n));
  const customer = await unit.get("customer", owner.user_id);
  if (!customer) return;
  const stops = journey(date, n, from);
  const passengers = travellers(customer, between(1, 3, "party", date, n));
  const cabin = cabinOf(date, n);
  const flights = await Promise.all(stops.map((stop) => legOf(unit, stop, cabin)));
  const [first, last] = [flights[0], flights.at(-1)];
  if (!first || !last) return;
  const isReturn = first.origin === last.destination;
  const insurance = dice("insured", date, n) < 0.25 ? "yes" : "no";
  const total_baggages = between(0, passengers.length, "bags", date, n);
  const booking: Booking = {
    reservation_id: locator(date, n),
    user_id: customer.user_id,
    origin: first.origin,
    destination: isReturn ? first.destination : last.destination,
    flight_type: isReturn ? "round_trip" : "one_way",
    cabin,
    flights,
    passengers,
    payment_history: [],
    created_at: toEastern(localInstant(first.date, "12:00", "utc") - between(6, 45, "created", date, n) * DAY),
    total_baggages,
    nonfree_baggages: Math.max(0, total_baggages - FIGURES.freeBags[customer.membership][cabin] * passengers.length),
    insurance,
    version: 1,
    seats: await assignSeats(unit, locator(date, n), flights, cabin, passengers.length),
  };
  store(unit, customer, booking);
}

function store(unit: Unit, customer: Customer, booking: Booking): void {
  const people = booking.passengers.length;
  const fares = booking.flights.reduce((sum, { price }) => sum + price, 0) * people;
  const extras =
    FIGURES.extraBag * booking.nonfree_baggages +
    (booking.insurance === "yes" ? FIGURES.insurancePerPassenger * people : 0);
  const card = Object.values(customer.payment_methods).find(({ source }) => source === "credit_card");
  const payment_history = [{ payment_id: card?.id ?? "", amount: fares + extras }];
  unit.put("booking", booking.reservation_id, { ...booking, payment_history });
  const reservations = [...customer.reservations, booking.reservation_id];
  unit.put("customer", customer.user_id, { ...customer, reservations });
}

/** Direct, out and back, or with one change; it ends on the date. */
function journey(date: string, n: number, from: string): Stop[] {
  const last = { entry: pick(timetable, "flight", date, n), date };
  const shape = dice("shape", date, n);
  const out = addDays(date, -between(1, 4, "stay", date, n));
  if (shape < 0.4 && out >= from) {
    const there = timetable.find(({ from: a, to }) => a === last.entry.to && to === last.entry.from);
    return there ? [{ entry: there, date: out }, last] : [last];
  }
  const feeder = shape < 0.7 ? feederOf(last) : undefined;
  return feeder ? [feeder, last] : [last];
}

function feederOf({ entry, date }: Stop): Stop | undefined {
  const { leaves } = operates(entry, date);
  const found = timetable.find((each) => {
    if (each.to !== entry.from || each.from === entry.to) return false;
    const wait = leaves - operates(each, date).lands;
    return wait >= 95 * MINUTE && wait <= 5 * HOUR;
  });
  return found && { entry: found, date };
}

async function legOf(unit: Unit, { entry, date }: Stop, cabin: Cabin): Promise<Leg> {
  const { flight_number, from, to } = entry;
  const day = await unit.get("day", `${flight_number}/${date}`);
  const price = day?.status === "scheduled" ? day.prices[cabin] : 0;
  return { flight_number, date, origin: from.iata, destination: to.iata, price };
}

/** Gives every passenger a seat on every leg, and writes the seats into the flights' plans. */
export async function assignSeats(unit: Unit, reservation_id: string, legs: Leg[], cabin: Cabin, people: number) {
  const assigned = legs.map(async (leg): Promise<[string, (string | null)[]]> => {
    const plan = await seatsOnFlight(unit, leg);
    const free = freeSeats(plan, cabin);
    const seats = Array.from({ length: people }, (_, i) => free[i]?.seat ?? null);
    const held = { ...plan.plan.held };
    for (const [i, seat] of seats.entries()) if (seat) held[seat] = `${reservation_id}#${i}`;
    unit.put("seats", legId(leg), { ...plan.plan, held });
    return [legId(leg), seats];
  });
  return Object.fromEntries(await Promise.all(assigned));
}

function cabinOf(date: string, n: number): Cabin {
  const share = dice("cabin", date, n);
  return share < 0.12 ? "business" : share < 0.7 ? "economy" : "basic_economy";
}

function travellers({ name, dob }: Customer, howMany: number): Passenger[] {
  const names = ["Alex", "Robin", "Sam"];
  return Array.from({ length: howMany }, (_, i) =>
    i === 0
      ? { ...name, dob }
      : { first_name: names[i] ?? "Kim", last_name: name.last_name, dob: i === 2 ? "2019-06-15" : "1988-03-09" },
  );
}

const LETTERS = "BCDFGHJKLMNPQRSTVWXZ23456789";

const locator = (date: string, n: number): string =>
  Array.from({ length: 6 }, (_, i) => pick([...LETTERS], "locator", date, n, i)).join("");
