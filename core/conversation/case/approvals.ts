import type { Staff } from "../entry.ts";
import type { Escalation } from "../responder.ts";
import type { ConversationState } from "../state.ts";
import { type Approval, type Case, told } from "./case.ts";
import { type CaseView, type Plan, refuse, stepKey, type Verdict } from "./change.ts";
import type { DeskRules } from "./rules.ts";
import { systemMessage } from "./sentences.ts";

/**
 * Carries out what staff decided: does what was `approved` and returns what to tell the customer, in their language, or
 * puts down that it was `denied`. After a crash it is called again with the same approval: under its id it must happen
 * once. Throws if it did not happen (yet).
 */
export type CarryOut = (approval: Approval, state: ConversationState) => Promise<string>;

/**
 * The approval an escalation asks for: `detail.approval` is `{ id?, what?, toCustomer?, … }`, of which everything is kept
 * for whoever carries it out. `id` is the idempotency key; without one, `fallback` is.
 */
export function approvalOf({ reason, summary, detail }: Escalation, fallback: string): Approval[] {
  if (reason !== "approval") return [];
  const asked = (detail?.approval ?? {}) as Record<string, unknown>;
  const { id, what, toCustomer } = asked;
  return [
    {
      id: typeof id === "string" && id ? id : fallback,
      what: typeof what === "string" && what ? what : summary,
      ...(typeof toCustomer === "string" && { toCustomer }),
      state: "pending",
      detail: asked,
      tries: 0,
    },
  ];
}

/** Decides on an approval: the named one, or the only one there is. The first decision stands. */
export function decide(staff: Staff, yes: boolean, wanted: string | undefined, rules: DeskRules): Plan {
  return (view) => {
    const pending = view.case.approvals.filter(({ state }) => state === "pending");
    const found = wanted === undefined ? pending[0] : view.case.approvals.find(({ id }) => id === wanted);
    if (!found) return refuse("no_approval");
    if (found.state !== "pending") return decidedAlready(found, staff, yes);
    const approval: Approval = { ...found, state: yes ? "approved" : "denied", by: staff };
    const next = replaced(view.case, approval);
    return { change: yes ? approve(next, approval, view) : deny(next, approval, view, rules) };
  };
}

function decidedAlready({ state, by }: Approval, staff: Staff, yes: boolean): Verdict {
  const same = by?.id === staff.id && yes !== (state === "denied");
  return same ? { already: true } : refuse("decided", by);
}

function approve(next: Case, approval: Approval, view: CaseView) {
  const fact = told(next, "approved", { by: approval.by, approval: approval.id, what: approval.what });
  // Carrying it out is a clock's business: a clock rings until it is stopped, whoever dies.
  return { case: next, facts: [fact], clocks: { approval: view.now } };
}

function deny(next: Case, approval: Approval, view: CaseView, { sentences }: DeskRules) {
  const fact = told(next, "denied", { by: approval.by, approval: approval.id, what: approval.what });
  const what = approval.toCustomer;
  const words = sentences("denied", view.state.language, what ? { what } : {});
  const over = settledIfDone(next, view, approval.by);
  return {
    case: over.case,
    facts: [fact, ...over.facts],
    messages: [systemMessage("denied", stepKey(view), words)],
    clocks: { ...over.clocks, approval: view.now },
  };
}

/** What staff decided and nobody has carried out yet. */
export const isDue = ({ state, recorded }: Approval): boolean =>
  state === "approved" || (state === "denied" && recorded !== true);

/** A denial has been put down where the request came from. */
export function recorded(approval: string): Plan {
  return (view) => {
    const found = view.case.approvals.find(({ id }) => id === approval);
    if (!found || !isDue(found)) return { already: true };
    const next = replaced(view.case, { ...found, recorded: true });
    return { change: { case: next, facts: [], clocks: stillToDo(next) } };
  };
}

/** After carrying an approval out: what the customer hears, and the end of a case that was about nothing else. */
export function carriedOut(approval: string, words: string): Plan {
  return (view) => {
    const found = view.case.approvals.find(({ id }) => id === approval);
    if (!found || found.state === "done") return { already: true };
    const next = replaced(view.case, { ...found, state: "done" });
    const fact = told(next, "carried_out", { approval, what: found.what });
    const over = settledIfDone(next, view, found.by);
    return {
      change: {
        case: over.case,
        facts: [fact, ...over.facts],
        messages: [{ id: `${stepKey(view)}-approved`, from: "system", text: words, sentence: "approved" }],
        clocks: { ...over.clocks, ...stillToDo(next) },
        once: `carried:${approval}`,
      },
    };
  };
}

/** Carrying it out did not work this time; after `mostTries` it is a person's business. */
export function notCarriedOut(approval: string, error: string, mostTries: number): Plan {
  return (view) => {
    const found = view.case.approvals.find(({ id }) => id === approval);
    if (!found || !isDue(found)) return { already: true };
    const tries = found.tries + 1;
    const failed = tries >= mostTries;
    const denied = found.state === "denied";
    const next = replaced(view.case, {
      ...found,
      tries,
      ...(failed && (denied ? { recorded: true } : { state: "failed" })),
    });
    if (!failed) return { change: { case: next, facts: [] } };
    const fact = told(next, "carry_out_failed", { approval, what: found.what, error });
    if (denied) return { change: { case: next, facts: [fact], clocks: stillToDo(next) } };
    const reasons = next.reasons.includes("tool_failed") ? next.reasons : [...next.reasons, "tool_failed"];
    return { change: { case: { ...next, reasons, priority: "high" }, facts: [fact], clocks: stillToDo(next) } };
  };
}

const stillToDo = ({ approvals }: Case): Record<string, ""> => (approvals.some(isDue) ? {} : { approval: "" });

/** A case that was about approvals alone, and has none left, is over; the bot goes on. */
function settledIfDone(of: Case, { now }: CaseView, by: Staff | undefined) {
  const only = of.reasons.every((reason) => reason === "approval");
  const open = of.approvals.some(({ state }) => state !== "done" && state !== "denied");
  if (!only || open || of.state !== "open") return { case: of, facts: [] };
  const over: Case = { ...of, state: "returned", closedAt: now, ...(by && { staff: by }) };
  return { case: over, facts: [told(over, "settled", { by })], clocks: { claim: "" as const } };
}

function replaced(of: Case, approval: Approval): Case {
  return { ...of, approvals: of.approvals.map((each) => (each.id === approval.id ? approval : each)) };
}
