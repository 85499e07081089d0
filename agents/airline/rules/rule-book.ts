import type { Change, ChangeKind, Outcome } from "../changes.ts";
import type { Unit } from "../ledger.ts";
import { addBags } from "./add-bags.ts";
import { book } from "./book.ts";
import { cancel } from "./cancel.ts";
import { changeFlights } from "./change-flights.ts";
import { checkIn } from "./check-in.ts";
import { chooseSeat } from "./choose-seat.ts";
import { compensate, decideCase } from "./compensate.ts";
import { correctPassengers } from "./correct-passengers.ts";
import { openBagClaim } from "./open-bag-claim.ts";
import { rebook } from "./rebook.ts";
import { requestService } from "./request-service.ts";
import type { Effect, Rule } from "./rule.ts";

/** Every kind of change, and the rule that makes it. */
const RULES: { [K in ChangeKind]: Rule<K> } = {
  book,
  change_flights: changeFlights,
  rebook,
  cancel,
  add_bags: addBags,
  correct_passengers: correctPassengers,
  choose_seat: chooseSeat,
  request_service: requestService,
  check_in: checkIn,
  open_bag_claim: openBagClaim,
  compensate,
  decide_case: decideCase,
};

/** Makes a change in a unit of work, as its rule allows, and says what it does. */
export async function carryOut(unit: Unit, change: Change): Promise<Omit<Outcome, "done">> {
  const version = await versionBefore(unit, change);
  const { reservationId = reservationOf(change), ...effect } = await ruleFor(change)(unit, change);
  const booking = reservationId ? await unit.get("booking", reservationId) : undefined;
  const total = effect.lines.reduce((sum, { amount }) => sum + amount, 0);
  return { kind: change.kind, total, ...effect, terms: { total, version }, ...(booking && { booking }) };
}

// The table pairs each kind with its own rule, which the compiler cannot follow through an index.
const ruleFor = (change: Change) => RULES[change.kind] as (unit: Unit, change: Change) => Promise<Effect>;

const reservationOf = (change: Change): string | undefined =>
  "reservation_id" in change ? change.reservation_id : undefined;

async function versionBefore(unit: Unit, change: Change): Promise<number> {
  const id = reservationOf(change);
  return id ? ((await unit.get("booking", id))?.version ?? 0) : 0;
}
