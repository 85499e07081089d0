/** The fourteen published operations of the reservations system, by name. They check no policy: `rules/` does. */
import { z } from "zod";
import type { Unit } from "../ledger.ts";
import { type Booking, Cabin } from "../records.ts";
import { BadRequest } from "../refusals.ts";
import { bookReservation } from "./book-reservation.ts";
import { calculate } from "./calculate.ts";
import { cancelReservation } from "./cancel-reservation.ts";
import { freeCertificateId, freeReservationId } from "./ids.ts";
import { airportsOf, theFlightOn, theReservation, theUser } from "./lookups.ts";
import { searchDirect, searchOneStop } from "./search.ts";
import { sendCertificate } from "./send-certificate.ts";
import { updateBags, updateFlights, updatePassengers } from "./update-reservation.ts";

const text = z.string();
const reservation = { reservation_id: text };
const route = { origin: text, destination: text, date: text };
// As lenient as the published system: what it does not know in a list's entries it drops, and it reads digits as a number.
const flights = z.array(z.object({ flight_number: text, date: text }));
const passengers = z.array(z.object({ first_name: text, last_name: text, dob: text }));
const amount = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d+$/)
    .transform(Number),
]);
const payments = z.array(z.object({ payment_id: text, amount }));
const bags = { total_baggages: z.int(), nonfree_baggages: z.int() };

const Order = z.strictObject({
  user_id: text,
  origin: text,
  destination: text,
  flight_type: z.enum(["round_trip", "one_way"]),
  cabin: Cabin,
  flights,
  passengers,
  payment_methods: payments,
  ...bags,
  insurance: z.enum(["yes", "no"]),
});
const FlightUpdate = z.strictObject({ ...reservation, cabin: Cabin, flights, payment_id: text });
const BagUpdate = z.strictObject({ ...reservation, ...bags, payment_id: text });

interface Operation {
  effect: "read" | "write";
  parameters: z.ZodObject;
  run(unit: Unit, args: unknown): Promise<unknown>;
}

const operation = <S extends z.ZodObject>(
  effect: Operation["effect"],
  parameters: S,
  run: (unit: Unit, args: z.output<S>) => Promise<unknown>,
): Operation => ({ effect, parameters, run: (unit, args) => run(unit, readArguments(parameters, args)) });

export const operations: Record<string, Operation> = {
  get_user_details: operation("read", z.strictObject({ user_id: text }), (unit, args) => theUser(unit, args.user_id)),
  get_reservation_details: operation("read", z.strictObject(reservation), async (unit, args) =>
    asPublished(await theReservation(unit, args.reservation_id)),
  ),
  list_all_airports: operation("read", z.strictObject({}), async (unit) =>
    (await airportsOf(unit)).map(({ iata, city }) => ({ iata, city })),
  ),
  get_flight_status: operation(
    "read",
    z.strictObject({ flight_number: text, date: text }),
    async (unit, args) => (await theFlightOn(unit, args)).state.status,
  ),
  search_direct_flight: operation("read", z.strictObject(route), searchDirect),
  search_onestop_flight: operation("read", z.strictObject(route), searchOneStop),
  calculate: operation("read", z.strictObject({ expression: text }), async (_, args) => calculate(args.expression)),
  transfer_to_human_agents: operation("read", z.strictObject({ summary: text }), async () => "Transfer successful"),
  book_reservation: operation("write", Order, async (unit, args) =>
    asPublished(await bookReservation(unit, args, await freeReservationId(unit))),
  ),
  cancel_reservation: operation("write", z.strictObject(reservation), async (unit, args) =>
    asPublished(await cancelReservation(unit, args.reservation_id)),
  ),
  update_reservation_flights: operation("write", FlightUpdate, async (unit, args) =>
    asPublished(await updateFlights(unit, args)),
  ),
  update_reservation_baggages: operation("write", BagUpdate, async (unit, args) =>
    asPublished(await updateBags(unit, args)),
  ),
  update_reservation_passengers: operation(
    "write",
    z.strictObject({ ...reservation, passengers }),
    async (unit, args) => asPublished(await updatePassengers(unit, args.reservation_id, args.passengers)),
  ),
  send_certificate: operation("write", z.strictObject({ user_id: text, amount: z.number() }), async (unit, args) => {
    const id = await freeCertificateId(unit, args.user_id);
    await sendCertificate(unit, args.user_id, args.amount, id);
    return `Certificate ${id} added to user ${args.user_id} with amount ${args.amount}.`;
  }),
};

function readArguments<S extends z.ZodObject>(schema: S, args: unknown): z.output<S> {
  const read = schema.safeParse(args);
  if (read.success) return read.data;
  throw new BadRequest("bad_arguments", z.prettifyError(read.error));
}

/** A reservation as the published system knows it, without what only we keep. */
export function asPublished(booking: Booking): object {
  const { reservation_id, user_id, origin, destination, flight_type, cabin, flights, passengers } = booking;
  const { payment_history, created_at, total_baggages, nonfree_baggages, insurance, status } = booking;
  const journey = { reservation_id, user_id, origin, destination, flight_type, cabin, flights, passengers };
  return {
    ...journey,
    payment_history,
    created_at,
    total_baggages,
    nonfree_baggages,
    insurance,
    ...(status && { status }),
  };
}
