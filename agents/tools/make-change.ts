/** How every tool that writes makes its change: put to the customer first, carried out on their yes. */
import type { Change, Outcome } from "../airline/changes.ts";
import { askedInTheirOwnWords } from "../consent/in-their-own-words.ts";
import { consentTo, propose } from "../consent/proposals.ts";
import type { CrewRun, ToolRoom } from "./room.ts";

/**
 * Carries a change out if the customer has agreed to exactly this, or asked for it in their own words and it is free;
 * else works out what it would do and puts it to them. Returns facts; `status` says which of these happened.
 */
export async function makeChange({ airline, access }: ToolRoom, run: CrewRun, change: Change): Promise<object> {
  const { context } = run;
  await access.mayChange(context, change);
  const consent = consentTo(context, change, airline.clock.now());
  if (consent.agreed) {
    const { id, terms } = consent.proposal;
    return carriedOut(
      run,
      await airline.changes.apply(change, { key: `proposal:${context.conversation}:${id}`, agreed: terms }),
    );
  }
  if (consent.why === "declined") return { status: "declined", nothing_was_changed: true };
  // A run that died after the write comes back here, where the preview would refuse what is already done.
  const already = await airline.changes.outcome(run.idempotencyKey);
  if (already) return carriedOut(run, already);
  const outcome = await airline.changes.preview(change);
  if (askedInTheirOwnWords(context, change, outcome)) {
    return carriedOut(run, await airline.changes.apply(change, { key: run.idempotencyKey, agreed: outcome.terms }));
  }
  return proposed(airline.clock.now(), run, change, outcome);
}

/** Carries out what was proposed, whatever the model remembers of it. */
export async function carryOutProposal({ airline, access }: ToolRoom, run: CrewRun): Promise<object> {
  const consent = consentTo(run.context, undefined, airline.clock.now());
  if (!consent.agreed) return { status: "not_agreed", reason: consent.why, nothing_was_changed: true };
  const { id, change, terms } = consent.proposal;
  await access.mayChange(run.context, change);
  const key = `proposal:${run.context.conversation}:${id}`;
  return carriedOut(run, await airline.changes.apply(change, { key, agreed: terms }));
}

async function proposed(now: Date, run: CrewRun, change: Change, outcome: Outcome): Promise<object> {
  const proposal = await propose(run.context, change, outcome, now);
  return {
    status: "proposed",
    nothing_was_changed: true,
    proposal_id: proposal.id,
    change,
    ...priced(outcome),
  };
}

async function carriedOut({ context }: CrewRun, outcome: Outcome): Promise<object> {
  const { booking, claim, boarding } = outcome;
  const focus = {
    ...(booking && { booking: booking.reservation_id }),
    ...(claim && { claim: claim.claim_id, bag: claim.bag_tag }),
    ...(outcome.case && { case: outcome.case.case_id }),
  };
  const waits = outcome.case?.state === "needs_approval" ? outcome.case : undefined;
  const approval = waits && { case: waits.case_id, amount: waits.certificate?.amount ?? 0, reason: waits.reason };
  await context.patch({ focus, ...(approval && { approval }) });
  return {
    status: waits ? "waits_for_a_persons_decision" : "done",
    ...priced(outcome),
    ...(booking && { confirmation_code: booking.reservation_id }),
    ...(claim && { claim }),
    ...(outcome.case && { case: outcome.case }),
    ...(boarding && { boarding }),
  };
}

const priced = ({ total, lines, facts }: Outcome) => ({
  ...(total > 0 ? { customer_pays: total } : total < 0 ? { customer_gets_back: -total } : { price: 0 }),
  ...(lines.length > 0 && { price_lines: lines }),
  facts,
});
