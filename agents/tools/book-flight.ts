import { z } from "zod";
import type { FlightFacts } from "../airline/facts.ts";
import { Cabin, Passenger } from "../airline/records.ts";
import { flights } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { extras, spread } from "./payment.ts";
import { type CrewTool, crewTool, type ToolRoom, Unclear } from "./room.ts";

/** A new booking for a proven customer, paid from their own profile. */
export const bookFlight = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "book_flight",
    description:
      "Book flights found by search_flights, for up to five passengers in one cabin, paid with methods of the customer's profile.",
    effect: "write",
    idempotent: true,
    parameters: z.object({
      flights: flights.describe("All flights in order; for a round trip the way back too"),
      trip_type: z.enum(["one_way", "round_trip"]),
      cabin: Cabin,
      passengers: z.array(Passenger).min(1).max(5),
      checked_bags: z.int().nonnegative().nullable(),
      travel_insurance: z.boolean().nullable().describe("$30 per passenger; only at booking"),
      payment_ids: z
        .array(z.string())
        .nullable()
        .describe("In the order they pay; null for the first card of the profile"),
    }),
    async execute({ flights, trip_type, cabin, passengers, checked_bags, travel_insurance, payment_ids }, run) {
      const customer = await room.access.customer(run.context);
      run.progress("Checking seats and prices");
      const found = await Promise.all(
        flights.map(({ flight_number, date }) => room.airline.flights.status(flight_number, date)),
      );
      const people = passengers.length;
      const bags = checked_bags ?? 0;
      const fares = found.reduce((sum, flight) => sum + fareOf(flight, cabin) * people, 0);
      const price = fares + extras(customer, { cabin, people, bags, insured: travel_insurance === true });
      const cards = Object.values(customer.payment_methods).filter(({ source }) => source === "credit_card");
      return makeChange(room, run, {
        kind: "book",
        user_id: customer.user_id,
        ...endsOf(found, trip_type),
        flight_type: trip_type,
        cabin,
        flights,
        passengers,
        payment_methods: spread(customer, payment_ids ?? cards.slice(0, 1).map(({ id }) => id), price),
        total_baggages: bags,
        insurance: travel_insurance ? "yes" : "no",
      });
    },
  });

function fareOf({ flight_number, date, on_sale }: FlightFacts, cabin: Cabin): number {
  if (on_sale) return on_sale.prices[cabin];
  throw new Unclear("flight_not_available", `${flight_number} on ${date} is no longer on sale`);
}

/** Where the journey begins, and where it leads: for a round trip the place one comes back from. */
function endsOf(found: FlightFacts[], tripType: "one_way" | "round_trip"): { origin: string; destination: string } {
  const origin = found[0]?.origin.iata ?? "";
  const last = found.at(-1)?.destination.iata ?? "";
  return { origin, destination: tripType === "one_way" ? last : turningPoint(found) };
}

/** The stop with the longest stay: there one turns round. */
function turningPoint(found: FlightFacts[]): string {
  const stays = found.slice(0, -1).map((flight, i) => ({
    place: flight.destination.iata,
    stay: Date.parse(found[i + 1]?.departs.scheduled ?? "") - Date.parse(flight.arrives.scheduled),
  }));
  return stays.sort((a, b) => b.stay - a.stay)[0]?.place ?? found[0]?.destination.iata ?? "";
}
