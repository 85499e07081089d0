import type { CarryOut } from "../core/index.ts";
import type { Airline } from "./airline/airline.ts";
import { approvedWords } from "./language/approved.ts";
import { isLanguage } from "./language/index.ts";

/** Carries out what staff decided, under the approval's own id: however often it is tried, it happens once. */
export const carryOutOn =
  (airline: Airline): CarryOut =>
  async ({ id, toCustomer, by, detail, state }, { language }) => {
    const case_id = typeof detail.case === "string" ? detail.case : id;
    await airline.changes.apply(
      {
        kind: "decide_case",
        case_id,
        decision: state === "denied" ? "deny" : "approve",
        decided_by: by?.name ?? "staff",
      },
      { key: `approval-${id}` },
    );
    return approvedWords(language !== undefined && isLanguage(language) ? language : "en", toCustomer);
  };
