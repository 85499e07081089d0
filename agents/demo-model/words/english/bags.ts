import { listAt, numberAt, textAt, type Value } from "../../reading/values.ts";
import { clockTime, day } from "../moments.ts";

/** Where each bag of a booking is, and what was reported of it. */
export function bagsTold(value: Value): string {
  const bags = listAt(value, "bags");
  if (bags.length === 0) {
    const checked = numberAt(value, "checked_bags") ?? 0;
    const none = checked === 0 ? "It has no checked bags." : "No bag has been checked in for it yet.";
    return `I found booking ${textAt(value, "confirmation_code")}. ${none}`;
  }
  const claims = listAt(value, "claims").map(
    (claim) => `Claim ${textAt(claim, "claim_id")} for bag ${textAt(claim, "bag_tag")} is ${textAt(claim, "state")}.`,
  );
  return [...bags.map(bagTold), ...claims].join(" ");
}

function bagTold(bag: Value): string {
  const tag = `Bag ${textAt(bag, "bag_tag")}`;
  const at = textAt(bag, "last_seen", "at") ?? "";
  const seen = `at ${textAt(bag, "last_seen", "airport")} (${textAt(bag, "last_seen", "where")}), on ${day(at)} at ${clockTime(at)}`;
  switch (textAt(bag, "state")) {
    case "not_located":
      return `I'm sorry: ${tag} has not been located. It was last seen ${seen}.`;
    case "in_the_air":
      return `${tag} is in the air; it was last seen ${seen}.`;
    case "waiting_for_connection":
      return `${tag} is waiting for its next flight; it was last seen ${seen}.`;
    case "arrived":
      return `${tag} has arrived; it was last seen ${seen}.`;
    default:
      return `${tag} is registered; it was last seen ${seen}.`;
  }
}
