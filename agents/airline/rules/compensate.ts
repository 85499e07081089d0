import type { ChangeOf } from "../changes.ts";
import { expectedOf, type Trip } from "../facts.ts";
import { FIGURES } from "../figures.ts";
import { withNight } from "../flights/rebooking.ts";
import { theTrip } from "../flights/trip.ts";
import type { Unit } from "../ledger.ts";
import type { Booking, CompensationCase, Voucher } from "../records.ts";
import { legId } from "../records.ts";
import { NotAllowed } from "../refusals.ts";
import { freeCertificateId } from "../reservations/ids.ts";
import { theReservation, theUser } from "../reservations/lookups.ts";
import { sendCertificate } from "../reservations/send-certificate.ts";
import { DAY } from "../times.ts";
import { careFor, certificateFor } from "./entitlement.ts";
import type { Rule } from "./rule.ts";

/** Opens a compensation case. Up to the limit it is granted at once; above it, it waits for a person. */
export const compensate: Rule<"compensate"> = async (unit, change) => {
  const trip = await withNight(unit, await theTrip(unit, change.reservation_id));
  checkRecent(trip, unit.now);
  const disruption = nameOfDisruption(trip);
  await checkFirst(unit, trip.booking, disruption, change.want);
  const asked = await whatIsDue(unit, trip, change);
  const total = asked.vouchers.reduce((sum, { up_to }) => sum + up_to, 0) + (asked.certificate?.amount ?? 0);
  const needsApproval = change.ask_for !== undefined || total > FIGURES.approvalAbove;
  const opened: CompensationCase = {
    case_id: unit.mint("CMP-", 6, 0) ?? "",
    reservation_id: change.reservation_id,
    reason: change.reason,
    opened_at: unit.now.toISOString(),
    disruption,
    want: change.want,
    ...asked,
    state: needsApproval ? "needs_approval" : "granted",
  };
  const settled = needsApproval ? opened : await grant(unit, trip.booking, opened);
  unit.put("case", opened.case_id, settled);
  unit.put("booking", trip.booking.reservation_id, {
    ...trip.booking,
    cases: [...(trip.booking.cases ?? []), opened.case_id],
  });
  return { lines: [], facts: caseFacts(settled), case: settled, reservationId: change.reservation_id };
};

async function whatIsDue(unit: Unit, trip: Trip, { want, ask_for }: ChangeOf<"compensate">) {
  if (ask_for !== undefined) return { vouchers: [], certificate: { amount: ask_for } };
  if (want === "certificate") {
    return { vouchers: [], certificate: { amount: certificateFor(trip, await theUser(unit, trip.booking.user_id)) } };
  }
  const valid_until = new Date(unit.now.getTime() + FIGURES.voucherDays * DAY).toISOString().slice(0, 10);
  const vouchers = careFor(trip).map(
    (each, i): Voucher => ({ ...each, voucher_id: unit.mint("V", 8, i) ?? "", valid_until }),
  );
  return { vouchers };
}

/** Puts a case's certificate, if it has one, into the customer's profile. */
export async function grant(unit: Unit, { user_id }: Booking, opened: CompensationCase): Promise<CompensationCase> {
  if (!opened.certificate) return opened;
  const payment_id = await freeCertificateId(unit, user_id);
  await sendCertificate(unit, user_id, opened.certificate.amount, payment_id);
  return { ...opened, certificate: { ...opened.certificate, payment_id } };
}

export function caseFacts({ case_id, state, vouchers, certificate }: CompensationCase): string[] {
  if (state === "needs_approval")
    return [`Case ${case_id} is open and waits for a person's decision; nothing is granted yet`];
  if (state === "denied") return [`Case ${case_id} was denied`];
  return [
    `Case ${case_id}`,
    ...vouchers.map(({ kind, up_to, valid_until }) => `A ${kind} voucher up to $${up_to}, valid until ${valid_until}`),
    ...(certificate ? [`A certificate of $${certificate.amount} in the profile`] : []),
  ];
}

const nameOfDisruption = ({ disruption, flights }: Trip): string => {
  const late = flights.find(({ status, delay_minutes }) => status === "cancelled" || delay_minutes > 0);
  if (disruption) return `${legId(disruption.flight)}`;
  return late ? legId(late) : "none";
};

function checkRecent({ flights }: Trip, now: Date): void {
  const last = flights.at(-1);
  const age = last ? now.getTime() - Date.parse(expectedOf(last.arrives)) : 0;
  if (age > FIGURES.casesWithinDays * DAY) {
    throw new NotAllowed(
      "too_long_ago",
      `Compensation is asked for within ${FIGURES.casesWithinDays} days of the flight`,
    );
  }
}

/** One case of a kind for one disruption. */
async function checkFirst(unit: Unit, { cases = [] }: Booking, disruption: string, want: CompensationCase["want"]) {
  for (const id of cases) {
    const earlier = await unit.get("case", id);
    if (earlier?.disruption === disruption && earlier.want === want && earlier.state !== "denied") {
      throw new NotAllowed("already_compensated", `There is already a case for this: ${id}`);
    }
  }
}

/** A person's decision on a case that waits for one. */
export const decideCase: Rule<"decide_case"> = async (unit, { case_id, decision, decided_by }) => {
  const waiting = await unit.get("case", case_id);
  if (waiting?.state !== "needs_approval") {
    throw new NotAllowed("not_waiting", `Case ${case_id} does not wait for a decision`);
  }
  const booking = await theReservation(unit, waiting.reservation_id);
  const settled: CompensationCase =
    decision === "approve"
      ? { ...(await grant(unit, booking, waiting)), state: "approved", decided_by }
      : { ...waiting, state: "denied", decided_by };
  unit.put("case", case_id, settled);
  return { lines: [], facts: caseFacts(settled), case: settled, reservationId: waiting.reservation_id };
};
