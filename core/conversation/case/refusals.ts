import type { Staff } from "../entry.ts";
import type { Case } from "./case.ts";

/** Why an action at the desk was not taken. */
export type DeskRefusal =
  | "no_case"
  | "closed"
  | "claimed"
  | "not_claimed"
  | "opted_out"
  | "no_draft"
  | "not_live"
  | "empty"
  | "unseen"
  | "no_approval"
  | "decided"
  | "pending"
  | "busy";

/** How an action at the desk ended. `already`: it had been done before, and nothing was done twice. */
export type DeskOutcome = { done: true; already: boolean; case: Case } | { done: false; why: DeskRefusal; by?: Staff };

const SENTENCES: Readonly<Record<DeskRefusal, (by: string) => string>> = {
  no_case: () => "There is no case in this conversation.",
  closed: (by) => `${by} closed this case. A new message from the customer can open another one.`,
  claimed: (by) => `${by} has it. Use Reassign if it should be yours.`,
  not_claimed: () => "Nobody has claimed this case yet. Claim it first.",
  opted_out: () => "The customer asked not to be written to on this channel, so nothing was sent.",
  no_draft: () => "There is no draft to send in this case.",
  not_live: () => "You are not live. Turn on Go live, or use Reply.",
  empty: () => "There is nothing to send: write something first.",
  unseen: () => "The customer wrote something just now. Have a look at it before you close the case.",
  no_approval: () => "There is nothing to approve here.",
  decided: (by) => `${by} has decided this already.`,
  pending: () => "Something waits to be approved here. Approve or deny it first.",
  busy: () => "The conversation is changing quickly. Please try again.",
};

/** What to tell the member of staff who was refused. */
export function explain({ why, by }: { why: DeskRefusal; by?: Staff }): string {
  return SENTENCES[why](by?.name ?? "Somebody");
}
