import { type Case, told } from "./case.ts";
import { type CaseView, type Change, type Plan, stepKey } from "./change.ts";
import { botMayGoOn } from "./intake.ts";
import { turnOff } from "./reply.ts";
import { type DeskRules, IDLE_MS, ROUNDS } from "./rules.ts";
import { systemMessage, wordTime } from "./sentences.ts";

/** How much later staff are reminded again, once the customer was told that nobody came. */
const LATER = 6;

/** A case is still unclaimed: staff are reminded, then more of them are called, then the customer is told. */
export function unclaimed(rules: DeskRules): Plan {
  return (view) => {
    const { case: of, now } = view;
    if (of.state !== "open" || of.claimBy === undefined) return { clocks: { claim: "" } };
    if (of.claimBy > now) return { clocks: { claim: of.claimBy } };
    if (of.rounds === ROUNDS) return { change: nobodyCame(view, rules) };
    const event = of.rounds === 1 ? "widened" : "renotified";
    const next = nextRound(of, view, rules);
    return { change: { case: next, facts: [told(next, event, { round: next.rounds })], ...clockOf(next) } };
  };
}

function nobodyCame(view: CaseView, rules: DeskRules): Change {
  const { case: of, state } = view;
  const next = nextRound(of, view, rules);
  const goesOn = botMayGoOn(of.reasons);
  return {
    case: next,
    facts: [told(next, "nobody_came", { round: next.rounds })],
    ...(state.owner === "queue" && goesOn && { owner: { to: "bot" as const, reason: "nobody came" } }),
    messages: of.unspoken ? [] : [regrets(view, goesOn, rules)],
    ...clockOf(next),
  };
}

function regrets(view: CaseView, botGoesOn: boolean, { hours, sentences }: DeskRules) {
  const { state, now } = view;
  const opensAt = hours.isOpen(now) ? undefined : hours.nextOpen(now);
  const time = opensAt === undefined ? undefined : wordTime(opensAt, now, hours.zone, state.language);
  // "Until then I can go on helping you" would be a lie where the bot waits, too.
  const words = botGoesOn
    ? sentences("nobody_came", state.language, time ? { backAt: time } : {})
    : sentences("person_asked", state.language, time ? { by: time } : {});
  return systemMessage("nobody_came", stepKey(view), words);
}

function nextRound(of: Case, { now }: CaseView, { hours, claimWithinMs }: DeskRules): Case {
  const { claimBy: _, ...rest } = of;
  const rounds = of.rounds + 1;
  const at = hours.after(now, rounds > ROUNDS ? claimWithinMs * LATER : claimWithinMs);
  return { ...rest, rounds, ...(at !== undefined && { claimBy: at }) };
}

const clockOf = ({ claimBy }: Case): Pick<Change, "clocks"> => ({ clocks: { claim: claimBy ?? "" } });

/** The claimer has not written for a while: they are no longer live. */
export const wentQuiet: Plan = ({ case: of, now }) => {
  if (of.state !== "claimed" || of.liveUntil === undefined) return { clocks: { live: "" } };
  if (of.liveUntil > now) return { clocks: { live: of.liveUntil } };
  return { change: turnOff(of, { idle: true }) };
};

/** A claimed case in which nothing happened for a day: its claimer is asked whether it is done. */
export const stoodIdle: Plan = ({ case: of, now }) => {
  if (of.state !== "claimed") return { clocks: { idle: "" } };
  const since = Math.max(of.claimedAt ?? 0, of.repliedAt ?? 0);
  if (since + IDLE_MS > now) return { clocks: { idle: since + IDLE_MS } };
  return { change: { case: of, facts: [told(of, "idle", { since })], clocks: { idle: now + IDLE_MS } } };
};
