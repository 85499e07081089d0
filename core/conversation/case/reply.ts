import type { Staff } from "../entry.ts";
import type { Message } from "../message.ts";
import { type Case, isOver, told } from "./case.ts";
import { type CaseView, type Change, type Plan, refuse, type Verdict } from "./change.ts";
import { taking } from "./claim.ts";
import { type DeskRules, IDLE_MS, LIVE_MS } from "./rules.ts";

/** What a member of staff says to the customer, and by which of the desk's ways. */
export interface StaffWords {
  /** The same whenever the same act is repeated: a second time it is not said again. */
  action: string;
  text: string;
  via: "reply" | "draft" | "live" | "shortcut";
  /** The newest entry of the log its author had before them; what the customer said since still waits. */
  seen?: number;
}

/** Says something to the customer. Who replies to a case nobody has thereby claims it. */
export function reply(staff: Staff, words: StaffWords, rules: DeskRules): Plan {
  return (view) => {
    const { case: of, state } = view;
    if (wasDone(view, words.action)) return { already: true };
    if (isOver(of)) return refuse("closed", of.staff);
    if (of.state === "claimed" && of.staff?.id !== staff.id) return refuse("claimed", of.staff);
    if (state.optedOut) return refuse("opted_out");
    if (words.via === "live" && !isLive(view)) return refuse("not_live");
    if (words.text.trim() === "") return refuse("empty");
    return { change: saying(view, staff, words, rules) };
  };
}

/** Says what the bot had drafted, as it stands. */
export function sendDraft(staff: Staff, action: string, seen: number | undefined, rules: DeskRules): Plan {
  return (view): Verdict => {
    const { draft } = view.case;
    if (wasDone(view, action)) return { already: true };
    if (!draft) return refuse("no_draft");
    const words: StaffWords = { action, text: draft, via: "draft", ...(seen !== undefined && { seen }) };
    return reply(staff, words, rules)(view);
  };
}

const actKey = (action: string): string => `act:${action}`;

const wasDone = ({ state }: CaseView, action: string): boolean => state.fields[`once:${actKey(action)}`] !== undefined;

function saying(view: CaseView, staff: Staff, { action, text, via, seen }: StaffWords, rules: DeskRules): Change {
  const { now, state } = view;
  const due = rules.hours.after(now, rules.replyWithinMs) ?? now + rules.replyWithinMs;
  const taken = view.case.state === "open" ? taking(view, staff, rules) : undefined;
  const { draft: _, ...undrafted } = taken?.case ?? view.case;
  const live = via === "live" ? { liveUntil: now + LIVE_MS } : {};
  const next: Case = {
    ...undrafted,
    ...live,
    repliedAt: now,
    firstReplyAt: view.case.firstReplyAt ?? now,
  };
  const message: Message = { id: `${view.case.id}-${action}`, from: "staff", name: staff.name, text, via };
  const facts = taken ? [told(next, "claimed", { by: staff })] : [];
  return {
    ...taken,
    case: next,
    facts: [...facts, told(next, "replied", { by: staff, via, message: message.id })],
    messages: [...(taken?.messages ?? []), message],
    // Not stopped: the customer may have written something more in the meantime.
    clocks: { ...taken?.clocks, reply: due, idle: now + IDLE_MS, ...(via === "live" && { live: now + LIVE_MS }) },
    once: actKey(action),
    answers: seen ?? state.seq,
  };
}

export const isLive = ({ case: of, now }: Pick<CaseView, "case" | "now">): boolean =>
  of.state === "claimed" && of.liveUntil !== undefined && of.liveUntil > now;

/** Turns going live on or off; only the claimer may, for themselves. */
export function goLive(staff: Staff, on: boolean): Plan {
  return (view) => {
    const { case: of, now } = view;
    if (isOver(of)) return refuse("closed", of.staff);
    if (of.state !== "claimed") return refuse("not_claimed");
    if (of.staff?.id !== staff.id) return refuse("claimed", of.staff);
    if (isLive(view) === on) return { already: true };
    return { change: on ? turnOn(of, staff, now) : turnOff(of, { by: staff }) };
  };
}

function turnOn(of: Case, staff: Staff, now: number): Change {
  const next: Case = { ...of, liveUntil: now + LIVE_MS };
  return { case: next, facts: [told(next, "live_on", { by: staff })], clocks: { live: now + LIVE_MS } };
}

/** Nobody wrote for a while: what is written next may not be meant for the customer. */
export function turnOff(of: Case, detail: { by?: Staff; idle?: boolean }): Change {
  const { liveUntil: _, ...next } = of;
  return { case: next, facts: [told(next, "live_off", detail)], clocks: { live: "" } };
}
