import { createHash } from "node:crypto";
import type { Change, Outcome } from "../airline/changes.ts";
import type { CustomerContext, HeardMessage, Proposal } from "../context.ts";
import { affirmation } from "../language/affirmation.ts";

const LIFE_MS = 30 * 60_000;

/** What the customer's latest messages say to a proposal. */
export type Consent =
  | { agreed: true; proposal: Proposal }
  | { agreed: false; why: "nothing_proposed" | "other_change" | "not_answered" | "declined" | "stale" };

/** Puts a change to the customer: it is kept exactly as it is, and nothing else can be carried out on their yes. */
export async function propose(
  context: CustomerContext,
  change: Change,
  outcome: Outcome,
  now: Date,
): Promise<Proposal> {
  const after = context.heard.at(-1)?.seq ?? context.answeredUpTo;
  const hash = hashOf(change);
  const proposal: Proposal = {
    id: `p${createHash("sha256").update(`${context.conversation} ${after} ${hash}`).digest("hex").slice(0, 12)}`,
    change,
    hash,
    terms: outcome.terms,
    words: [...outcome.facts, ...outcome.lines.map(({ what, amount }) => `${what} $${amount}`), wordsOf(change)].join(
      ". ",
    ),
    after,
    at: now.toISOString(),
  };
  await context.patch({ proposal });
  return proposal;
}

/**
 * Whether the customer has agreed to a change: to this one, in answer to it. The answer is a later message that is
 * itself a yes and comes straight after the proposal, or the card's own button.
 */
export function consentTo(context: CustomerContext, change: Change | undefined, now: Date): Consent {
  const { proposal } = context.kept;
  if (!proposal) return { agreed: false, why: "nothing_proposed" };
  if (change && hashOf(change) !== proposal.hash) return { agreed: false, why: "other_change" };
  if (now.getTime() - Date.parse(proposal.at) > LIFE_MS) return { agreed: false, why: "stale" };
  const answers = context.heard.filter(({ seq }) => seq > proposal.after);
  const pressed = answers.findLast((message) => message.pressed?.card === proposal.id)?.pressed;
  if (pressed) return pressed.value === "confirm" ? { agreed: true, proposal } : { agreed: false, why: "declined" };
  // Once other matters have come between, a yes may be meant for them.
  if (proposal.after !== context.answeredUpTo)
    return { agreed: false, why: answers.length === 0 ? "not_answered" : "stale" };
  return readAnswers(answers, proposal);
}

function readAnswers(answers: HeardMessage[], proposal: Proposal): Consent {
  const read = answers.filter(({ pressed }) => !pressed).map(({ text }) => affirmation(text, proposal.words));
  if (read.includes("no")) return { agreed: false, why: "declined" };
  return read.at(-1) === "yes" && read.every((each) => each === "yes")
    ? { agreed: true, proposal }
    : { agreed: false, why: "not_answered" };
}

/** The same change has the same hash, however its fields are ordered. */
export const hashOf = (change: Change): string => createHash("sha256").update(ordered(change)).digest("hex");

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, each) =>
    each !== null && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

/** The change's own values, so that an answer that repeats them is read as repeating them. */
const wordsOf = (change: Change): string => JSON.stringify(change).replace(/["{}[\],_:]+/g, " ");
