import type { Staff } from "../entry.ts";
import { type Case, isOver, told } from "./case.ts";
import { type CaseView, type Change, type Plan, refuse, stepKey } from "./change.ts";
import { type DeskRules, IDLE_MS } from "./rules.ts";
import { systemMessage } from "./sentences.ts";

/** Takes a case into one's hands. Of two at the same moment one gets it, and the other is told who. */
export function claim(staff: Staff, rules: DeskRules): Plan {
  return (view) => {
    const { staff: holder, state } = view.case;
    if (isOver(view.case)) return refuse("closed", holder);
    if (state === "claimed") return holder?.id === staff.id ? { already: true } : refuse("claimed", holder);
    const taken = taking(view, staff, rules);
    return { change: { ...taken, facts: [told(taken.case, "claimed", { by: staff })] } };
  };
}

/** Gives a case to somebody, whoever had it. */
export function reassign(to: Staff, by: Staff, rules: DeskRules): Plan {
  return (view) => {
    if (isOver(view.case)) return refuse("closed", view.case.staff);
    if (view.case.state === "claimed" && view.case.staff?.id === to.id) return { already: true };
    const taken = taking(view, to, rules);
    return { change: { ...taken, facts: [told(taken.case, "reassigned", { by, to })] } };
  };
}

/** What changes when somebody takes a case: the bot is silent from here on, and the customer hears who is there. */
export function taking(view: CaseView, staff: Staff, rules: DeskRules): Change {
  const { state, case: of, now } = view;
  const due = rules.hours.after(now, rules.replyWithinMs) ?? now + rules.replyWithinMs;
  const known = of.introduced.includes(staff.id) || of.unspoken;
  const { liveUntil: _, claimBy: __, ...rest } = of;
  const next: Case = {
    ...rest,
    state: "claimed",
    staff,
    claimedAt: now,
    introduced: of.introduced.includes(staff.id) ? of.introduced : [...of.introduced, staff.id],
  };
  const words = () => rules.sentences("person_joined", state.language, { name: staff.name });
  return {
    case: next,
    facts: [],
    owner: { to: "human", staff, reason: "claimed" },
    messages: known ? [] : [systemMessage("person_joined", stepKey(view), words())],
    keep: { replyWithin: rules.replyWithinMs },
    clocks: { claim: "", live: "", reply: due, idle: now + IDLE_MS },
  };
}

/** Gives a claimed case back to everybody: its claimer did not answer the customer in time. */
export function requeue(rules: DeskRules): Plan {
  return (view) => {
    const { case: of, state, now } = view;
    if (of.state !== "claimed") return { already: true };
    const { staff: from, liveUntil: _, ...rest } = of;
    const claimBy = rules.hours.after(now, rules.claimWithinMs);
    const next: Case = { ...rest, state: "open", rounds: 0, ...(claimBy !== undefined && { claimBy }) };
    const words = () => rules.sentences("person_asked", state.language);
    return {
      change: {
        case: next,
        facts: [told(next, "requeued", { from })],
        owner: { to: "queue", reason: "unanswered" },
        messages: of.unspoken ? [] : [systemMessage("person_asked", stepKey(view), words())],
        clocks: { reply: "", live: "", idle: "", ...(claimBy !== undefined && { claim: claimBy }) },
      },
    };
  };
}
