import { expectedOf } from "../facts.ts";
import { FIGURES } from "../figures.ts";
import { bagFacts } from "../flights/bag-facts.ts";
import { theTrip } from "../flights/trip.ts";
import type { Unit } from "../ledger.ts";
import type { BagClaim, RegisteredBag } from "../records.ts";
import { NotAllowed, NotFound } from "../refusals.ts";
import { DAY } from "../times.ts";
import type { Rule } from "./rule.ts";

/** A claim for a bag that is missing, damaged or not complete, within the time the Montreal Convention gives. */
export const openBagClaim: Rule<"open_bag_claim"> = async (unit, { kind, ...claim }) => {
  const bag = await theBag(unit, claim.bag_tag);
  for (const id of bag.claims ?? []) {
    const earlier = await unit.get("claim", id);
    if (earlier?.problem === claim.problem && earlier.state === "open") {
      throw new NotAllowed("claim_open", `There is already an open claim for this bag: ${id}`);
    }
  }
  await checkTime(unit, bag, claim.problem);
  const claim_id = unit.mint("BC", 6, 0) ?? "";
  const opened: BagClaim = {
    ...claim,
    claim_id,
    reservation_id: bag.reservation_id,
    opened_at: unit.now.toISOString(),
    state: "open",
  };
  unit.put("claim", claim_id, opened);
  unit.put("bag", bag.bag_tag, { ...bag, claims: [...(bag.claims ?? []), claim_id] });
  return { lines: [], facts: [`Baggage claim ${claim_id} is open`], claim: opened, reservationId: bag.reservation_id };
};

export async function theBag(unit: Unit, tag: string): Promise<RegisteredBag> {
  const bag = await unit.get("bag", tag);
  if (!bag) throw new NotFound("bag_not_found", `There is no bag with tag ${tag}`);
  return bag;
}

async function checkTime(unit: Unit, bag: RegisteredBag, problem: BagClaim["problem"]): Promise<void> {
  const { state } = await bagFacts(unit, bag);
  if (problem === "missing" && state !== "arrived" && state !== "not_located") {
    throw new NotAllowed(
      "bag_on_its_way",
      "This bag is on its way; a claim for a missing bag can be opened once the flight has arrived",
    );
  }
  const { flights } = await theTrip(unit, bag.reservation_id);
  const last = flights.at(-1);
  if (state !== "arrived") {
    if (problem === "missing") return;
    throw new NotAllowed("bag_on_its_way", "Damage can be reported once the bag has arrived");
  }
  const days = last ? (unit.now.getTime() - Date.parse(expectedOf(last.arrives))) / DAY : 0;
  const limit = problem === "missing" ? FIGURES.missingReportDays : FIGURES.damageReportDays;
  if (days > limit) throw new NotAllowed("claim_too_late", `This has to be reported within ${limit} days of arrival`);
}
