/**
 * The documents of the reservations system, in its own snake_case: what is stored, what crosses the wire and what the
 * crew reads are the same shapes. Amounts are whole US dollars. Dates are `YYYY-MM-DD`, local to the flight's origin.
 */
import { z } from "zod";

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "a date as YYYY-MM-DD");

export const Cabin = z.enum(["business", "economy", "basic_economy"]);
export type Cabin = z.infer<typeof Cabin>;

/** `timezone` is an IANA name, `rank` its place in listings. */
export const Airport = z.object({
  iata: z.string(),
  city: z.string(),
  country: z.string(),
  timezone: z.string(),
  rank: z.int(),
});
export type Airport = z.infer<typeof Airport>;

/** A flight number and its nominal timetable in Eastern time; `+1` on an arrival means the next day. */
export interface Flight {
  flight_number: string;
  origin: string;
  destination: string;
  scheduled_departure_time_est: string;
  scheduled_arrival_time_est: string;
}

export type CabinNumbers = Record<Cabin, number>;

/** Why a flight is late or cancelled. The airline answers for `technical` and `crew`, and for nothing else. */
export const Cause = z.enum(["technical", "crew", "weather", "air_traffic_control", "airport"]);
export type Cause = z.infer<typeof Cause>;

/** What is known of one flight on one date, once the clock has been asked. */
export type FlightState =
  | { status: "available"; available_seats: CabinNumbers; prices: CabinNumbers }
  | { status: "on time" | "delayed"; estimated_departure_time_est: string; estimated_arrival_time_est: string }
  | { status: "flying"; actual_departure_time_est: string; estimated_arrival_time_est: string }
  | { status: "landed"; actual_departure_time_est: string; actual_arrival_time_est: string }
  | { status: "cancelled" };

/** Where and when one day's flight operates. Times are ISO 8601 with the airport's own offset. */
export interface Operation {
  aircraft: string;
  departs_at: string;
  arrives_at: string;
  gate?: string;
  terminal?: string;
  /** Minutes late, and from when that is known. */
  delay?: { minutes: number; cause: Cause; announced_at: string };
  cancelled?: { cause: Cause; announced_at: string };
  /** Seats known to be free, or sold elsewhere, whatever the rest of the plan says. */
  seats?: { free: string[]; taken: string[] };
}

/** A day's flight that follows the clock: on sale, then due, then in the air, then landed. */
export interface ScheduledDay {
  status: "scheduled";
  available_seats: CabinNumbers;
  prices: CabinNumbers;
  operation: Operation;
}

/** A day's flight as stored: either fixed in one state, or following the clock. */
export type FlightDay = FlightState | ScheduledDay;

export const PaymentMethod = z.discriminatedUnion("source", [
  z.object({ source: z.literal("credit_card"), id: z.string(), brand: z.string(), last_four: z.string() }),
  z.object({ source: z.literal("gift_card"), id: z.string(), amount: z.number() }),
  z.object({ source: z.literal("certificate"), id: z.string(), amount: z.number() }),
]);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

export const Passenger = z.strictObject({ first_name: z.string().min(1), last_name: z.string().min(1), dob: date });
export type Passenger = z.infer<typeof Passenger>;

export const Customer = z.looseObject({
  user_id: z.string(),
  name: z.object({ first_name: z.string(), last_name: z.string() }),
  email: z.string(),
  dob: z.string(),
  membership: z.enum(["regular", "silver", "gold"]),
  payment_methods: z.record(z.string(), PaymentMethod),
  reservations: z.array(z.string()),
  /** E.164. Where one-time codes go. */
  phone: z.string().optional(),
  miles: z.number().optional(),
});
export type Customer = z.infer<typeof Customer>;

export const Payment = z.strictObject({ payment_id: z.string(), amount: z.int() });
export type Payment = z.infer<typeof Payment>;

export const FlightChoice = z.strictObject({ flight_number: z.string().min(1), date: z.string().min(1) });
export type FlightChoice = z.infer<typeof FlightChoice>;

export const Leg = z.object({
  flight_number: z.string(),
  date: z.string(),
  origin: z.string(),
  destination: z.string(),
  price: z.number(),
});
export type Leg = z.infer<typeof Leg>;

/** Money on its way back; gift cards and certificates are credited at once, cards within business days. */
export const Refund = z.object({
  payment_id: z.string(),
  amount: z.number(),
  requested_at: z.string(),
  due_by: z.string(),
  state: z.enum(["credited", "sent_to_card_issuer"]),
  why: z.string(),
});
export type Refund = z.infer<typeof Refund>;

export const ServiceRequest = z.object({
  service: z.string(),
  /** Position in `passengers`. */
  passenger: z.int().nonnegative(),
  note: z.string(),
  requested_at: z.string(),
  state: z.literal("confirmed"),
});
export type ServiceRequest = z.infer<typeof ServiceRequest>;

/** A reservation. The first part is what every reservations system has; the rest is ours and may be absent. */
export const Booking = z.object({
  reservation_id: z.string(),
  user_id: z.string(),
  origin: z.string(),
  destination: z.string(),
  flight_type: z.enum(["round_trip", "one_way"]),
  cabin: Cabin,
  flights: z.array(Leg),
  passengers: z.array(z.object({ first_name: z.string(), last_name: z.string(), dob: z.string() })),
  payment_history: z.array(z.object({ payment_id: z.string(), amount: z.number() })),
  created_at: z.string(),
  total_baggages: z.int(),
  nonfree_baggages: z.int(),
  insurance: z.enum(["yes", "no"]),
  status: z.literal("cancelled").nullish(),
  /** Goes up by one with every change. */
  version: z.int(),
  /** A fare that can be cancelled until departure. */
  flexible: z.boolean().optional(),
  /** Seats by `FLIGHT/DATE`, in the order of `passengers`; null where none is assigned. */
  seats: z.record(z.string(), z.array(z.string().nullable())).optional(),
  services: z.array(ServiceRequest).optional(),
  /** `FLIGHT/DATE` of each leg that is checked in. */
  checked_in: z.array(z.string()).optional(),
  bag_tags: z.array(z.string()).optional(),
  refunds: z.array(Refund).optional(),
  cases: z.array(z.string()).optional(),
  /** The customer has acted on a disruption of this trip. */
  disruption_handled: z.enum(["rebooked", "changed", "cancelled"]).optional(),
});
export type Booking = z.infer<typeof Booking>;

/** A bag with a tag. Where it is follows from the trip, unless it went missing. */
export interface RegisteredBag {
  bag_tag: string;
  reservation_id: string;
  registered_at: string;
  airport: string;
  /** When it was found not to be where it should be. */
  missing?: { last_seen_at: string; where: string };
  claims?: string[];
}

/** What is known of a bag. Times are local to the airport. */
export const Bag = z.object({
  bag_tag: z.string(),
  reservation_id: z.string(),
  state: z.enum(["registered", "in_the_air", "waiting_for_connection", "arrived", "not_located"]),
  last_seen: z.object({ airport: z.string(), at: z.string(), where: z.string() }),
  claims: z.array(z.string()),
});
export type Bag = z.infer<typeof Bag>;

export const BagProblem = z.enum(["missing", "damaged", "contents_missing"]);
export type BagProblem = z.infer<typeof BagProblem>;

export const BagClaim = z.object({
  claim_id: z.string(),
  bag_tag: z.string(),
  reservation_id: z.string(),
  problem: BagProblem,
  description: z.string(),
  delivery_address: z.string().optional(),
  opened_at: z.string(),
  state: z.enum(["open", "closed"]),
});
export type BagClaim = z.infer<typeof BagClaim>;

export const Voucher = z.object({
  voucher_id: z.string(),
  kind: z.enum(["hotel", "meal", "ground"]),
  up_to: z.number(),
  valid_until: z.string(),
});
export type Voucher = z.infer<typeof Voucher>;

/** A compensation case: what was asked, what was granted, and by whom it still has to be approved. */
export const CompensationCase = z.object({
  case_id: z.string(),
  reservation_id: z.string(),
  reason: z.string(),
  opened_at: z.string(),
  /** The flight it began with, as `FLIGHT/DATE`. */
  disruption: z.string(),
  want: z.enum(["care", "certificate"]),
  vouchers: z.array(Voucher),
  certificate: z.object({ payment_id: z.string().optional(), amount: z.number() }).optional(),
  state: z.enum(["granted", "needs_approval", "approved", "denied"]),
  decided_by: z.string().optional(),
});
export type CompensationCase = z.infer<typeof CompensationCase>;

/** Seats of one day's flight held by bookings, seat → `RESERVATION#passenger`; and how many of each scarce service. */
export interface SeatPlan {
  held: Record<string, string>;
  services?: Record<string, number>;
}

/** `FLIGHT/DATE`: how one day's flight is named everywhere. */
export const legId = (leg: { flight_number: string; date: string }): string => `${leg.flight_number}/${leg.date}`;
