/** Everything that can be written, as data: one shape to preview, to agree to, to carry out and to journal. */
import { z } from "zod";
import {
  BagClaim,
  BagProblem,
  Booking,
  Cabin,
  CompensationCase,
  Customer,
  FlightChoice,
  Passenger,
  Payment,
} from "./records.ts";

const reservation_id = z.string().min(1);

/** A new reservation. Payments must add up to the price; `nonfree_baggages` is checked, and worked out when left out. */
export const Book = z.strictObject({
  kind: z.literal("book"),
  user_id: z.string().min(1),
  origin: z.string().min(3),
  destination: z.string().min(3),
  flight_type: z.enum(["round_trip", "one_way"]),
  cabin: Cabin,
  flights: z.array(FlightChoice).min(1),
  passengers: z.array(Passenger).min(1),
  payment_methods: z.array(Payment),
  total_baggages: z.int().nonnegative(),
  nonfree_baggages: z.int().nonnegative().optional(),
  insurance: z.enum(["yes", "no"]),
});

/** Other flights or another cabin, at today's prices for what is new. All flights of the reservation are named. */
export const ChangeFlights = z.strictObject({
  kind: z.literal("change_flights"),
  reservation_id,
  cabin: Cabin,
  flights: z.array(FlightChoice),
  payment_id: z.string().min(1),
});

/** Free of charge onto one of `rebookingOptions`, after a disruption. `flights` replace the legs that no longer work. */
export const Rebook = z.strictObject({
  kind: z.literal("rebook"),
  reservation_id,
  flights: z.array(FlightChoice).min(1),
});

export const CancelReason = z.enum(["change_of_plan", "airline_cancelled", "health", "weather", "other"]);
export type CancelReason = z.infer<typeof CancelReason>;

export const Cancel = z.strictObject({ kind: z.literal("cancel"), reservation_id, reason: CancelReason });

/** More checked bags; `total_baggages` is the new total. */
export const AddBags = z.strictObject({
  kind: z.literal("add_bags"),
  reservation_id,
  total_baggages: z.int(),
  nonfree_baggages: z.int().optional(),
  payment_id: z.string().min(1),
});

/** Corrected names and dates of birth: the same number of passengers, in the same order. */
export const CorrectPassengers = z.strictObject({
  kind: z.literal("correct_passengers"),
  reservation_id,
  passengers: z.array(Passenger),
});

export const ChooseSeat = z.strictObject({
  kind: z.literal("choose_seat"),
  reservation_id,
  flight: FlightChoice,
  /** Position in `passengers`. */
  passenger: z.int().nonnegative(),
  seat: z.string().regex(/^\d{1,2}[A-K]$/, "a seat as 14C"),
  /** The passenger has said they can and will help in an emergency; needed for an exit row. */
  will_help_at_exit: z.boolean().optional(),
  /** Pays for a seat that has a price. */
  payment_id: z.string().optional(),
});

export const RequestService = z.strictObject({
  kind: z.literal("request_service"),
  reservation_id,
  passenger: z.int().nonnegative(),
  service: z.string().min(1),
  note: z.string().max(500).default(""),
  payment_id: z.string().optional(),
});

export const CheckIn = z.strictObject({ kind: z.literal("check_in"), reservation_id, flight: FlightChoice });

export const OpenBagClaim = z.strictObject({
  kind: z.literal("open_bag_claim"),
  bag_tag: z.string().min(1),
  problem: BagProblem,
  description: z.string().min(1).max(1000),
  delivery_address: z.string().max(300).optional(),
});

/** Asks for what a disruption entitles to. Above the limit a case is opened for approval, and nothing is granted. */
export const Compensate = z.strictObject({
  kind: z.literal("compensate"),
  reservation_id,
  reason: z.string().min(1).max(500),
  /** Vouchers for a night, meals and transport; or a goodwill certificate. */
  want: z.enum(["care", "certificate"]),
  /** A person has asked for more than the table gives: the sum, for approval. */
  ask_for: z.int().positive().optional(),
});

/** A person's decision on a case that needs approval. Only the desk sends it. */
export const DecideCase = z.strictObject({
  kind: z.literal("decide_case"),
  case_id: z.string().min(1),
  decision: z.enum(["approve", "deny"]),
  decided_by: z.string().min(1),
});

export const Change = z.discriminatedUnion("kind", [
  Book,
  ChangeFlights,
  Rebook,
  Cancel,
  AddBags,
  CorrectPassengers,
  ChooseSeat,
  RequestService,
  CheckIn,
  OpenBagClaim,
  Compensate,
  DecideCase,
]);
export type Change = z.infer<typeof Change>;
export type ChangeKind = Change["kind"];
export type ChangeOf<K extends ChangeKind> = Extract<Change, { kind: K }>;

export const PriceLine = z.object({ what: z.string(), amount: z.number() });

export const Boarding = z.object({
  flight_number: z.string(),
  date: z.string(),
  passenger: z.string(),
  seat: z.string().nullable(),
  gate: z.string().nullable(),
  boarding_at: z.string(),
  boarding_closes_at: z.string(),
});

/**
 * What a change does, or did. `total` is what the customer pays (negative: gets back); `terms` name the price and the
 * version of the booking it was worked out from, to be handed back when the customer agrees.
 */
export const Outcome = z.object({
  kind: z.string(),
  done: z.boolean(),
  total: z.number(),
  lines: z.array(PriceLine),
  facts: z.array(z.string()),
  terms: z.object({ total: z.number(), version: z.int() }),
  booking: Booking.optional(),
  customer: Customer.optional(),
  claim: BagClaim.optional(),
  case: CompensationCase.optional(),
  boarding: z.array(Boarding).optional(),
});
export type Outcome = z.infer<typeof Outcome>;
export type Terms = Outcome["terms"];
