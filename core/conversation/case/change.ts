import type { Fact, Owner, Staff } from "../entry.ts";
import type { Message } from "../message.ts";
import type { ConversationState } from "../state.ts";
import type { Case } from "./case.ts";
import type { DeskRefusal } from "./refusals.ts";

/** What an action does to a case: all of it in one step, or nothing. */
export interface Change {
  case: Case;
  facts: Fact[];
  /** Who answers next; unchanged where absent. */
  owner?: { to: Owner; staff?: Staff; reason: string };
  messages?: Message[];
  /** State to keep with the conversation. */
  keep?: Record<string, unknown>;
  /** Name → time in ms, "" stops one. */
  clocks?: Record<string, number | "">;
  /** Done at most once under this name. */
  once?: string;
  /** Up to which entry of the log what is waiting counts as answered. */
  answers?: number;
  /** Only if nothing waits beyond that. */
  unlessMore?: boolean;
}

/** What an action makes of a case as it stands: a change, clocks to set anew and nothing else, nothing, or why not. */
export type Verdict =
  | { change: Change }
  | { clocks: Record<string, number | ""> }
  | { already: true }
  | { refused: DeskRefusal; by?: Staff };

/** Decides on an action. Called again, with what stands then, when somebody else was quicker. */
export type Plan = (view: CaseView) => Verdict;

/** What a plan is made from. */
export interface CaseView {
  state: ConversationState;
  case: Case;
  now: number;
}

export const refuse = (refused: DeskRefusal, by?: Staff): Verdict => ({ refused, ...(by && { by }) });

/** A key that no earlier change of this conversation had: each change counts the owner's version up. */
export const stepKey = ({ state, case: of }: CaseView): string => `${of.id}-${state.ownerVersion + 1}`;
