import type { Ledger, Unit } from "../ledger.ts";
import type { Flight } from "../records.ts";
import { routesOf } from "../reservations/reference.ts";
import { addDays, HOUR } from "../times.ts";
import { BOOKINGS_A_DAY, layBooking } from "./bookings.ts";
import { dayOf } from "./day.ts";
import { demoTripsDue, layDemoTrip } from "./demo-trips.ts";
import { people } from "./people.ts";
import { places } from "./places.ts";
import { printed, timetable } from "./timetable.ts";

const DAYS_BACK = 4;
const DAYS_AHEAD = 31;

/**
 * Keeps the demonstration airline stocked around the clock's today: the timetable and people once, each day's flights
 * and bookings once, the two demo journeys whenever they are over. Every piece is laid under its own key, so any number
 * of processes may do this at the same time.
 */
export class Stock {
  readonly #ledger: Ledger;
  #hour = Number.NaN;
  #laying: Promise<void> = Promise.resolve();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Resolves when there is everything for now. Cheap when the hour has not changed since the last time. */
  ready(): Promise<void> {
    const now = this.#ledger.clock.now();
    const hour = Math.floor(now.getTime() / HOUR);
    if (hour !== this.#hour) {
      this.#hour = hour;
      this.#laying = this.#layAround(now.toISOString().slice(0, 10), hour).catch((error) => {
        // Tried again by whoever asks next, instead of failing them all until the hour is over.
        this.#hour = Number.NaN;
        throw error;
      });
    }
    return this.#laying;
  }

  async #layAround(today: string, hour: number): Promise<void> {
    await this.#once("stock:base", layBase);
    const from = addDays(today, -DAYS_BACK);
    for (let ahead = -DAYS_BACK; ahead <= DAYS_AHEAD; ahead++) {
      const date = addDays(today, ahead);
      await this.#once(`stock:flights:${date}`, async (unit) => layFlights(unit, date));
      await this.#once(`stock:bookings:${date}`, async (unit) => layBookings(unit, date, from));
    }
    for (const id of await this.#ledger.look(demoTripsDue)) {
      await this.#once(`stock:demo:${id}:${hour}`, (unit) => layDemoTrip(unit, id));
    }
  }

  #once(key: string, work: (unit: Unit) => Promise<void>): Promise<unknown> {
    return this.#ledger.write(key, "stock", async (unit) => {
      await work(unit);
      return null;
    });
  }
}

async function layBase(unit: Unit): Promise<void> {
  for (const { latitude, longitude, ...airport } of places) unit.put("airport", airport.iata, airport);
  const flights: Flight[] = timetable.map(printed);
  for (const flight of flights) unit.put("flight", flight.flight_number, flight);
  for (const [origin, route] of Object.entries(routesOf(flights))) unit.put("route", origin, route);
  for (const customer of people) unit.put("customer", customer.user_id, customer);
}

function layFlights(unit: Unit, date: string): void {
  for (const entry of timetable) unit.put("day", `${entry.flight_number}/${date}`, dayOf(entry, date));
}

async function layBookings(unit: Unit, date: string, from: string): Promise<void> {
  for (let n = 0; n < BOOKINGS_A_DAY; n++) await layBooking(unit, date, n, from);
}
