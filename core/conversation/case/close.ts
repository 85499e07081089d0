import type { Entry, Fact, Staff } from "../entry.ts";
import type { Message } from "../message.ts";
import { type Case, isOver, told } from "./case.ts";
import { type CaseView, type Plan, refuse, stepKey, type Verdict } from "./change.ts";
import { sumUp } from "./outcome.ts";
import { type DeskRules, RATING_MS } from "./rules.ts";
import { systemMessage } from "./sentences.ts";

const STOPPED = { claim: "", reply: "", live: "", idle: "" } as const;

/** Gives a conversation back to the bot, with what it should know; what waits is the bot's to answer. */
export function handBack(staff: Staff, briefing: string | undefined, rules: DeskRules): Plan {
  return (view): Verdict => {
    const { case: of, state, now } = view;
    if (of.state === "returned" && of.staff?.id === staff.id) return { already: true };
    const refusal = mayClose(view, staff);
    if (refusal) return refusal;
    const next: Case = { ...ended(of, staff, now), state: "returned", ...(briefing && { resolution: briefing }) };
    const words = rules.sentences("back_to_assistant", state.language, { name: staff.name });
    return {
      change: {
        case: next,
        facts: [told(next, "handed_back", { by: staff, reasons: of.reasons, ...(briefing && { briefing }) })],
        owner: { to: "bot", reason: "handed back" },
        // Whoever never met the person need not hear that they left.
        messages: of.introduced.length > 0 ? [systemMessage("back_to_assistant", stepKey(view), words)] : [],
        clocks: STOPPED,
      },
    };
  };
}

/** What resolving a case needs to know besides it. */
export interface Ending {
  staff: Staff;
  /** What it came to, in staff's words. */
  reason: string;
  /** The newest entry of the log staff had before them: nothing newer is closed over unread. */
  seen: number | undefined;
  /** The episode's part of the log. */
  entries: readonly Entry[];
}

/** Closes a case and the episode with it. The next message begins another. */
export function resolve({ staff, reason, seen, entries }: Ending, rules: DeskRules): Plan {
  return (view): Verdict => {
    const { case: of, state, now } = view;
    if (of.state === "resolved" && of.staff?.id === staff.id) return { already: true };
    const refusal = mayClose(view, staff);
    if (refusal) return refusal;
    const next: Case = { ...ended(of, staff, now), state: "resolved", resolution: reason };
    const outcome = sumUp(state, entries, { endedAt: now, by: "person", staff: staff.name, resolution: reason });
    const facts: Fact[] = [told(next, "resolved", { by: staff, reason }), { kind: "outcome", ...outcome }];
    const asks = !state.optedOut && !of.unspoken;
    return {
      change: {
        case: next,
        facts,
        owner: { to: "bot", reason: "resolved" },
        messages: asks ? farewell(view, staff, rules) : [],
        keep: { resolved: "1", resolvedAt: now, ...(asks && { ratingUntil: now + RATING_MS }) },
        clocks: { ...STOPPED, quiet: "" },
        answers: seen ?? state.seq,
        unlessMore: true,
      },
    };
  };
}

function mayClose({ case: of }: CaseView, staff: Staff): Verdict | undefined {
  if (isOver(of)) return refuse("closed", of.staff);
  if (of.state === "claimed" && of.staff?.id !== staff.id) return refuse("claimed", of.staff);
  if (of.approvals.some(({ state }) => state === "pending" || state === "approved")) return refuse("pending");
  return undefined;
}

function ended({ liveUntil: _, claimBy: __, ...of }: Case, staff: Staff, now: number): Omit<Case, "state"> {
  return { ...of, staff, closedAt: now };
}

function farewell(view: CaseView, staff: Staff, { sentences }: DeskRules): Message[] {
  const { language } = view.state;
  const left = view.case.introduced.length > 0;
  const words = left ? sentences("person_left", language, { name: staff.name }) : sentences("resolved", language);
  return [
    systemMessage(left ? "person_left" : "resolved", stepKey(view), words),
    {
      ...systemMessage("satisfaction_ask", stepKey(view), sentences("satisfaction_ask", language)),
      card: { type: "satisfaction", id: `${stepKey(view)}-rating` },
    },
  ];
}
