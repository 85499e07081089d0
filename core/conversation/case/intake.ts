import type { Fact } from "../entry.ts";
import type { Answer, Escalation, Saying } from "../responder.ts";
import type { ConversationState } from "../state.ts";
import { approvalOf } from "./approvals.ts";
import { type Case, caseId, isOver, kept, told } from "./case.ts";
import { type DeskRules, QUIET_MS } from "./rules.ts";
import { type SystemSentence, wordTime } from "./sentences.ts";

/** What goes with the end of a turn: who answers next, and what a case needs besides the bot's words. */
export interface Admission {
  /** Unchanged where absent. */
  owner?: "bot" | "queue";
  /** Why the owner changes. */
  reason?: string;
  sayings: Saying[];
  facts: Fact[];
  keep: Record<string, unknown>;
  clocks: Record<string, number | "">;
}

/** Reasons for which staff are needed, but not to answer the next message. */
const BESIDE: ReadonlySet<string> = new Set(["approval", "undeliverable"]);
/** Reasons after which the bot waits for a person even when nobody is at work: it does not know what it did. */
const UNSAFE: ReadonlySet<string> = new Set(["unknown_outcome"]);

const OPENING: Readonly<Record<string, SystemSentence>> = {
  low_confidence: "holding",
  ungrounded: "holding",
  approval: "approval_pending",
  model_unavailable: "outage",
};

const RANK = { low: 0, normal: 1, high: 2 } as const;

/** Whether the bot may go on where no person is there for these reasons. */
export const botMayGoOn = (reasons: readonly string[]): boolean => !reasons.some((reason) => UNSAFE.has(reason));

/** What goes with an answer where nobody has rules for the desk: the case alone, and the queue. */
export function admitPlainly(state: ConversationState, { escalation }: Answer): Admission {
  if (!escalation) return { sayings: [], facts: [], keep: {}, clocks: {} };
  const before = state.case && !isOver(state.case) ? state.case : undefined;
  const opened = before ? added(before, escalation) : fresh(state, escalation, Date.now(), false);
  const facts = [told(opened, before ? "added" : "opened", circumstances(opened, escalation, state))];
  return { owner: "queue", reason: escalation.reason, sayings: [], facts, keep: kept(opened), clocks: {} };
}

/** Opens cases. The bot's own come with the end of a turn, so that words, owner and case change in one step. */
export class Intake {
  readonly #rules: DeskRules;

  constructor(rules: DeskRules) {
    this.#rules = rules;
  }

  /** What goes with an answer; for one that asks for a person, the case and the words that say so. */
  admit(state: ConversationState, answer: Answer): Admission {
    const quiet = { quiet: this.#rules.now() + QUIET_MS };
    if (!answer.escalation) return { sayings: [], facts: [], keep: {}, clocks: quiet };
    const language = answer.keep.language;
    const spoken = { ...state, language: typeof language === "string" ? language : state.language };
    const admission = this.open(spoken, answer.escalation, { said: answer.sayings });
    return { ...admission, clocks: { ...admission.clocks, ...quiet } };
  }

  /**
   * Opens a case, or adds to the one that is open. `said`: what the customer is told already. `unspoken`: the case is
   * none of the customer's business, and the bot goes on.
   */
  open(
    state: ConversationState,
    escalation: Escalation,
    { said = [], unspoken = false }: { said?: readonly Saying[]; unspoken?: boolean } = {},
  ): Admission {
    const now = this.#rules.now();
    const before = state.case && !isOver(state.case) ? state.case : undefined;
    const opened = before ? added(before, escalation) : fresh(state, escalation, now, unspoken);
    const owner = state.owner === "bot" ? this.#nextOwner(escalation.reason, now, unspoken) : undefined;
    const claimBy = opened.state === "open" ? this.#rules.hours.after(now, this.#rules.claimWithinMs) : undefined;
    const next: Case = claimBy === undefined ? opened : { ...opened, rounds: 0, claimBy };
    const spoken = !unspoken && state.owner !== "human";
    return {
      ...(owner && { owner, reason: escalation.reason }),
      sayings: spoken ? this.#words(state, next, escalation, owner === "bot", said, now) : [],
      facts: [told(next, before ? "added" : "opened", circumstances(next, escalation, state))],
      keep: kept(next),
      clocks: claimBy === undefined ? {} : { claim: claimBy },
    };
  }

  #nextOwner(reason: string, now: number, unspoken: boolean): "bot" | "queue" {
    if (unspoken || BESIDE.has(reason)) return "bot";
    return this.#rules.hours.isOpen(now) || !botMayGoOn([reason]) ? "queue" : "bot";
  }

  #words(
    state: ConversationState,
    next: Case,
    { reason, draft }: Escalation,
    botGoesOn: boolean,
    said: readonly Saying[],
    now: number,
  ): Saying[] {
    const { hours } = this.#rules;
    const opensAt = hours.isOpen(now) ? undefined : hours.nextOpen(now);
    const time = (at: number) => wordTime(at, now, hours.zone, state.language);
    const told = new Set(said.map(({ sentence }) => sentence));
    const sayings: Saying[] = [];
    const say = (sentence: SystemSentence, about: Record<string, string> = {}) => {
      if (told.has(sentence)) return;
      sayings.push({ from: "system", sentence, text: this.#rules.sentences(sentence, state.language, about) });
    };
    // Without a draft there is nothing a colleague could be checking: the customer is angry, or asks again and again.
    const opening = OPENING[reason] ?? "person_asked";
    const first = opening === "holding" && !draft ? "person_asked" : opening;
    const away = opensAt !== undefined && botGoesOn;
    const what = next.approvals.at(-1)?.toCustomer;
    if (first === "approval_pending") say(first, what ? { what } : {});
    else if (first !== "person_asked") say(first);
    else if (!away) say(first, opensAt !== undefined && next.claimBy !== undefined ? { by: time(next.claimBy) } : {});
    if (away) say("outside_hours", { opensAt: time(opensAt) });
    return sayings;
  }
}

function fresh(state: ConversationState, escalation: Escalation, now: number, unspoken: boolean): Case {
  const number = (state.case?.number ?? 0) + 1;
  const id = caseId(state.conversation, number);
  const { reason, priority, summary, draft, detail } = escalation;
  return {
    id,
    number,
    state: "open",
    reasons: [reason],
    priority,
    summary,
    ...(draft && { draft }),
    ...(detail && { detail }),
    approvals: approvalOf(escalation, `${id}-a1`),
    openedAt: now,
    rounds: 0,
    unspoken,
    introduced: [],
  };
}

/** A case that is open gets one more reason; the latest words are what staff need first. */
function added(before: Case, escalation: Escalation): Case {
  const { reason, priority, summary, draft, detail } = escalation;
  const approvals = approvalOf(escalation, `${before.id}-a${before.approvals.length + 1}`);
  const known = new Set(before.approvals.map(({ id }) => id));
  return {
    ...before,
    reasons: before.reasons.includes(reason) ? before.reasons : [...before.reasons, reason],
    priority: RANK[priority] > RANK[before.priority] ? priority : before.priority,
    summary: summary || before.summary,
    ...(draft && { draft }),
    ...((detail || before.detail) && { detail: { ...before.detail, ...detail } }),
    approvals: [...before.approvals, ...approvals.filter(({ id }) => !known.has(id))],
  };
}

/** What the log keeps of why a case was opened or grew. */
function circumstances(of: Case, { reason, summary, draft, detail }: Escalation, state: ConversationState) {
  return {
    reason,
    reasons: of.reasons,
    priority: of.priority,
    summary,
    ...(draft && { draft }),
    ...(detail && { detail }),
    number: of.number,
    channel: state.address.channel,
    ...(state.language && { language: state.language }),
    ...(state.agent && { agent: state.agent }),
  };
}
