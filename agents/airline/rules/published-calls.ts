/** The published operations under the airline's rules: the same names and arguments, refused where policy forbids. */
import type { CancelReason, Change } from "../changes.ts";
import { theTrip } from "../flights/trip.ts";
import type { Unit } from "../ledger.ts";
import { NotAllowed } from "../refusals.ts";
import { theUser } from "../reservations/lookups.ts";
import { asPublished, operations } from "../reservations/operations.ts";
import { certificateFor } from "./entitlement.ts";
import { carryOut } from "./rule-book.ts";

type Arguments = Record<string, unknown>;

/**
 * Performs one published call as the airline would let it be. `reason` stands in for what `cancel_reservation` does not
 * carry: why the customer cancels. Throws an `AirlineRefusal`.
 */
export async function underRules(unit: Unit, name: string, args: Arguments, reason: CancelReason): Promise<unknown> {
  const operation = operations[name];
  if (!operation) throw new RangeError(`there is no operation ${name}`);
  const read = operation.parameters.safeParse(args);
  if (!read.success || operation.effect === "read") return operation.run(unit, args);
  if (name === "send_certificate") return sendWhatIsDue(unit, String(args.user_id), Number(args.amount), args);
  const { booking } = await carryOut(unit, changeOf(name, read.data, reason));
  return booking && asPublished(booking);
}

function changeOf(name: string, args: Arguments, reason: CancelReason): Change {
  const kind = KINDS[name];
  if (!kind) throw new RangeError(`${name} writes nothing`);
  return { kind, ...args, ...(kind === "cancel" && { reason }) } as Change;
}

const KINDS: Record<string, Change["kind"]> = {
  book_reservation: "book",
  cancel_reservation: "cancel",
  update_reservation_flights: "change_flights",
  update_reservation_baggages: "add_bags",
  update_reservation_passengers: "correct_passengers",
};

/** A certificate names no reservation, so it must be what some reservation of the customer entitles to. */
async function sendWhatIsDue(unit: Unit, userId: string, amount: number, args: Arguments): Promise<unknown> {
  const customer = await theUser(unit, userId);
  for (const id of customer.reservations) {
    const trip = await theTrip(unit, id);
    if (entitlement(() => certificateFor(trip, customer)) === amount)
      return operations.send_certificate?.run(unit, args);
  }
  throw new NotAllowed("not_eligible", `No reservation of ${userId} entitles to a certificate of ${amount}`);
}

function entitlement(amount: () => number): number | undefined {
  try {
    return amount();
  } catch (error) {
    if (error instanceof NotAllowed) return undefined;
    throw error;
  }
}
