import type { Entry } from "../entry.ts";
import type { Case, CaseFact, Priority } from "./case.ts";

type CaseEntry = Entry & CaseFact;

/** A case as its facts in the log tell of it: for cases that are no longer the conversation's latest. */
export function foldCase(entries: readonly Entry[], id: string): Case | undefined {
  let found: Case | undefined;
  for (const entry of entries) {
    if (entry.kind !== "case" || entry.case !== id) continue;
    found = entry.event === "opened" ? begun(entry) : found && moved(found, entry);
  }
  return found;
}

function begun({ case: id, at, ...fact }: CaseEntry): Case {
  return {
    id,
    number: Number(fact.number ?? 1),
    state: "open",
    reasons: strings(fact.reasons),
    priority: (fact.priority ?? "normal") as Priority,
    summary: String(fact.summary ?? ""),
    ...(typeof fact.draft === "string" && { draft: fact.draft }),
    approvals: [],
    openedAt: at,
    rounds: 0,
    unspoken: false,
    introduced: [],
  };
}

function moved(of: Case, { event, by, at, ...fact }: CaseEntry): Case {
  const staff = by ?? of.staff;
  const had = staff ? { staff } : {};
  switch (event) {
    case "added":
      return { ...of, reasons: strings(fact.reasons), priority: (fact.priority ?? of.priority) as Priority };
    case "claimed":
      return { ...of, ...had, state: "claimed", claimedAt: at };
    case "reassigned":
      return { ...of, staff: fact.to as NonNullable<Case["staff"]>, state: "claimed", claimedAt: at };
    case "requeued": {
      const { staff: _, ...open } = of;
      return { ...open, state: "open" };
    }
    case "replied":
      return { ...of, repliedAt: at, firstReplyAt: of.firstReplyAt ?? at };
    case "handed_back":
    case "settled":
      return { ...of, ...had, state: "returned", closedAt: at, ...text("resolution", fact.briefing) };
    case "resolved":
      return { ...of, ...had, state: "resolved", closedAt: at, ...text("resolution", fact.reason) };
    default:
      return of;
  }
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function text<K extends string>(name: K, value: unknown): { [k in K]?: string } {
  return (typeof value === "string" && value ? { [name]: value } : {}) as { [k in K]?: string };
}
