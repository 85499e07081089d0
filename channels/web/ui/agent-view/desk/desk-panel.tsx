import { useState } from "preact/hooks";
import type { Case, Session } from "../api.ts";
import type { Opened } from "../open/opened.ts";
import { since } from "../shell/time.ts";
import { plain } from "../story/describe.ts";
import { DeskActions } from "./desk-actions.tsx";

/** The case: why a person is needed, what was tried, and what can be done. */
export function DeskPanel({ opened, session, of }: { opened: Opened; session: Session; of: Case }) {
  const { state, reasons, priority, summary, draft, staff, openedAt, approvals, resolution } = of;
  const over = state === "resolved" || state === "returned";
  const [open, setOpen] = useState(!over);
  return (
    <section class="desk" aria-labelledby="case">
      <header>
        <h2 id="case">
          Case · {state}
          {staff && ` · ${staff.name}`}
        </h2>
        <span class={priority === "high" ? "tag bad" : "tag"}>{priority}</span>
        <button type="button" class="button quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? "Less" : "More"}
        </button>
      </header>
      {open && (
        <>
          <p class="reasons">
            {reasons.map((reason) => (
              <span class="tag warn" key={reason}>
                {plain(reason)}
              </span>
            ))}
            <span>opened {since(openedAt)}</span>
          </p>
          <p class="summary">{summary}</p>
          {resolution && <p class="summary">Resolved: {resolution}</p>}
          {draft && !over && (
            <blockquote>
              <strong>Draft</strong>
              <p>{draft}</p>
            </blockquote>
          )}
          {approvals.map(({ id, what, state: standing, by }) => (
            <p key={id} class="approval">
              <strong>{what}</strong> · {standing}
              {by && ` by ${by.name}`}
            </p>
          ))}
          {!over && session.desk === "here" && <DeskActions opened={opened} of={of} me={session.name} />}
          {!over && session.desk === "slack" && <p class="empty">Staff answer this case in Slack.</p>}
        </>
      )}
    </section>
  );
}
