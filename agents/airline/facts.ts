/** What the airline answers with: facts, worked out from the records and the clock. Times are local, ISO 8601. */
import { z } from "zod";
import { Booking, Cabin, Cause, FlightChoice } from "./records.ts";

const Place = z.object({ iata: z.string(), city: z.string() });
const CabinNumbers = z.object({ business: z.number(), economy: z.number(), basic_economy: z.number() });
const Moment = z.object({ scheduled: z.string(), estimated: z.string().optional(), actual: z.string().optional() });

export const FlightFacts = z.object({
  flight_number: z.string(),
  date: z.string(),
  origin: Place,
  destination: Place,
  status: z.enum(["on time", "delayed", "cancelled", "in the air", "landed"]),
  departs: Moment,
  arrives: Moment,
  delay_minutes: z.int(),
  cause: Cause.optional(),
  aircraft: z.string().optional(),
  gate: z.string().optional(),
  terminal: z.string().optional(),
  boarding_at: z.string().optional(),
  boarding_closes_at: z.string().optional(),
  /** Present while it can be booked. */
  on_sale: z.object({ available_seats: CabinNumbers, prices: CabinNumbers }).optional(),
});
export type FlightFacts = z.infer<typeof FlightFacts>;

/** The time that holds: as it was, else as it is expected, else as planned. */
export const expectedOf = ({ actual, estimated, scheduled }: FlightFacts["departs"]): string =>
  actual ?? estimated ?? scheduled;

export const FlightQuery = z.strictObject({
  origin: z.string().length(3),
  destination: z.string().length(3),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date as YYYY-MM-DD"),
  passengers: z.int().min(1).max(5).default(1),
  cabin: Cabin.optional(),
});
export type FlightQuery = z.input<typeof FlightQuery>;

/** One way of getting there: its flights in order, and what one passenger pays by cabin (absent: not on sale). */
export const FlightOffer = z.object({
  flights: z.array(FlightFacts),
  price_per_passenger: z.object({
    business: z.number().optional(),
    economy: z.number().optional(),
    basic_economy: z.number().optional(),
  }),
  minutes: z.int(),
  connection_minutes: z.int().optional(),
});
export type FlightOffer = z.infer<typeof FlightOffer>;

/** Between two flights of one trip. `holds` is whether there is still at least the minimum time. */
export const Connection = z.object({
  at: z.string(),
  from: FlightChoice,
  to: FlightChoice,
  minutes: z.int(),
  minimum_minutes: z.int(),
  holds: z.boolean(),
});
export type Connection = z.infer<typeof Connection>;

/** What is wrong with a trip. `from_leg`: the first flight the customer can no longer take as planned. */
export const Disruption = z.object({
  kind: z.enum(["delay", "cancellation", "missed_connection"]),
  flight: FlightChoice,
  from_leg: z.int(),
  delay_minutes: z.int(),
  cause: Cause.optional(),
  airline_at_fault: z.boolean(),
  overnight: z.boolean(),
});
export type Disruption = z.infer<typeof Disruption>;

export const Trip = z.object({
  booking: Booking,
  flights: z.array(FlightFacts),
  connections: z.array(Connection),
  disruption: Disruption.nullable(),
  /** Any flight of it has left. */
  begun: z.boolean(),
});
export type Trip = z.infer<typeof Trip>;

export const RebookingOption = z.object({
  flights: z.array(FlightFacts),
  /** The seat each passenger would get on each flight. */
  seats: z.array(z.array(z.string().nullable())),
  replaces: z.array(FlightChoice),
});
export type RebookingOption = z.infer<typeof RebookingOption>;

export const SeatFacts = z.object({
  seat: z.string(),
  kind: z.enum(["window", "aisle", "middle"]),
  state: z.enum(["free", "taken", "blocked", "held_for_assistance"]),
  exit_row: z.boolean(),
  price: z.number(),
});

/** Rows in order, each with the seats it has. `letters` says where the aisles are with a blank. */
export const SeatMap = z.object({
  flight_number: z.string(),
  date: z.string(),
  aircraft: z.string(),
  seats_in_all: z.int(),
  sections: z.array(
    z.object({
      section: z.enum(["business", "economy_plus", "economy"]),
      seats: z.int(),
      free: z.int(),
      rows: z.array(z.object({ row: z.int(), exit_row: z.boolean(), seats: z.array(SeatFacts) })),
    }),
  ),
  letters: z.string(),
});
export type SeatMap = z.infer<typeof SeatMap>;
