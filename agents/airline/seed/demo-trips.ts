import { flightTimes } from "../flights/flight-facts.ts";
import type { Unit } from "../ledger.ts";
import { type Booking, type Leg, legId } from "../records.ts";
import { theFlightOn, theUser } from "../reservations/lookups.ts";
import { addDays, DAY, localDate, toEastern } from "../times.ts";
import { personAt } from "./people.ts";

/** A journey of the demonstration; it begins tomorrow, and is laid anew once it is over. */
interface DemoTrip {
  reservation_id: string;
  owner: string;
  route: { flight_number: string; origin: string; destination: string; seat: string }[];
  bag_tag: string;
  bagIsMissing: boolean;
  flexible: boolean;
  timezone: string;
}

const [morgan, taylor] = [personAt(0), personAt(1)];

const TRIPS: DemoTrip[] = [
  {
    reservation_id: "IR-D204",
    owner: morgan.user_id,
    route: [
      { flight_number: "PA441", origin: "CDG", destination: "JFK", seat: "14C" },
      { flight_number: "NY802", origin: "JFK", destination: "AUS", seat: "14C" },
    ],
    bag_tag: "BG20488",
    bagIsMissing: true,
    flexible: false,
    timezone: "Europe/Paris",
  },
  {
    reservation_id: "LL0EZ6",
    owner: taylor.user_id,
    route: [{ flight_number: "FLT-123", origin: "SFO", destination: "LAX", seat: "23A" }],
    bag_tag: "BG55678",
    bagIsMissing: false,
    flexible: true,
    timezone: "America/Los_Angeles",
  },
];

/** Journeys of the demonstration that are over at the unit's time, or were never laid. */
export async function demoTripsDue(unit: Unit): Promise<string[]> {
  const due = await Promise.all(
    TRIPS.map(async ({ reservation_id }) => ((await isDue(unit, reservation_id)) ? [reservation_id] : [])),
  );
  return due.flat();
}

async function isDue(unit: Unit, reservationId: string): Promise<boolean> {
  const last = (await unit.get("booking", reservationId))?.flights.at(-1);
  if (!last) return true;
  const { expected } = flightTimes(await theFlightOn(unit, last), last.date);
  return unit.now.getTime() >= expected.arrives;
}

/** Lays one journey for tomorrow, if it is due. */
export async function layDemoTrip(unit: Unit, reservationId: string): Promise<void> {
  const trip = TRIPS.find(({ reservation_id }) => reservation_id === reservationId);
  if (!trip || !(await isDue(unit, reservationId))) return;
  const customer = await theUser(unit, trip.owner);
  const date = addDays(localDate(unit.now.getTime(), trip.timezone), 1);
  const flights: Leg[] = [];
  for (const { seat, ...route } of trip.route)
    flights.push({ ...route, date, price: await fare(unit, route.flight_number, date) });
  for (const [i, leg] of flights.entries()) await holdSeat(unit, leg, trip.route[i]?.seat ?? "", trip.reservation_id);
  const card = Object.values(customer.payment_methods).find(({ source }) => source === "credit_card");
  const booking: Booking = {
    reservation_id: trip.reservation_id,
    user_id: trip.owner,
    origin: flights[0]?.origin ?? "",
    destination: flights.at(-1)?.destination ?? "",
    flight_type: "one_way",
    cabin: "economy",
    flights,
    passengers: [{ ...customer.name, dob: customer.dob }],
    payment_history: [{ payment_id: card?.id ?? "", amount: flights.reduce((sum, { price }) => sum + price, 0) }],
    created_at: toEastern(unit.now.getTime() - 20 * DAY),
    total_baggages: 1,
    nonfree_baggages: 0,
    insurance: "no",
    version: 1,
    seats: Object.fromEntries(flights.map((leg, i) => [legId(leg), [trip.route[i]?.seat ?? null]])),
    bag_tags: [trip.bag_tag],
    ...(trip.flexible && { flexible: true }),
  };
  unit.put("booking", trip.reservation_id, booking);
  unit.put("bag", trip.bag_tag, bagOf(trip, flights[0]?.origin ?? "", unit.now));
  if (!customer.reservations.includes(trip.reservation_id)) {
    unit.put("customer", trip.owner, { ...customer, reservations: [...customer.reservations, trip.reservation_id] });
  }
}

const bagOf = ({ bag_tag, reservation_id, bagIsMissing }: DemoTrip, airport: string, now: Date) => ({
  bag_tag,
  reservation_id,
  registered_at: now.toISOString(),
  airport,
  ...(bagIsMissing && { missing: { last_seen_at: now.toISOString(), where: "early bag drop" } }),
});

async function fare(unit: Unit, flight_number: string, date: string): Promise<number> {
  const { day } = await theFlightOn(unit, { flight_number, date });
  return "prices" in day ? day.prices.economy : 0;
}

async function holdSeat(unit: Unit, leg: Leg, seat: string, reservation_id: string): Promise<void> {
  const plan = (await unit.get("seats", legId(leg))) ?? { held: {} };
  unit.put("seats", legId(leg), { ...plan, held: { ...plan.held, [seat]: `${reservation_id}#0` } });
}
