import { useRef, useState } from "preact/hooks";
import { newKey } from "../../live/key.ts";
import type { Case, DeskAction } from "../api.ts";
import type { Opened } from "../open/opened.ts";
import { DeskAside } from "./desk-aside.tsx";

/** What staff can do with an open case. Words reach the customer only by Send. */
export function DeskActions({ opened, of, me }: { opened: Opened; of: Case; me: string }) {
  const [text, setText] = useState("");
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  // The same key until the act succeeded: hitting Send again never says it twice.
  const key = useRef(newKey());
  const seen = opened.entries.value.at(-1)?.seq ?? 0;
  const mine = of.state === "claimed" && of.staff?.name === me;
  const pending = of.approvals.filter(({ state }) => state === "pending");

  async function act(action: DeskAction): Promise<boolean> {
    setBusy(true);
    const done = await opened.act(action);
    if (done) key.current = newKey();
    setBusy(false);
    return done;
  }
  const button = (label: string, action: DeskAction, strong = false) => (
    <button type="button" class={strong ? "button strong" : "button"} disabled={busy} onClick={() => act(action)}>
      {label}
    </button>
  );
  return (
    <div class="actions">
      {pending.map(({ id }) => (
        <p key={id}>
          {button("Approve", { action: "approve", approval: id }, true)}
          {button("Deny", { action: "deny", approval: id })}
        </p>
      ))}
      {of.state === "open" && <p>{button("Claim", { action: "claim" }, true)}</p>}
      {of.state === "claimed" && !mine && <p>{button("Take over", { action: "reassign", to: me }, true)}</p>}
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          if (await act({ action: "reply", text, key: key.current, seen })) setText("");
        }}
      >
        <textarea
          aria-label="Reply to the customer"
          placeholder="Reply to the customer"
          rows={3}
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <p>
          <button type="submit" class="button strong" disabled={busy || !text.trim()}>
            Send
          </button>
          {of.draft && button("Send draft", { action: "send_draft", key: key.current, seen })}
          {of.draft && (
            <button type="button" class="button" onClick={() => setText(of.draft ?? "")}>
              Edit draft
            </button>
          )}
          {button("Hand back to bot", { action: "hand_back", ...(reason && { briefing: reason }) })}
        </p>
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void act({ action: "resolve", reason, seen });
        }}
      >
        <p>
          <input
            aria-label="What it came to"
            placeholder="What it came to, for the bot and the record"
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <button type="submit" class="button" disabled={busy || !reason.trim()}>
            Resolve
          </button>
        </p>
      </form>
      <DeskAside busy={busy} once={key.current} act={act} />
    </div>
  );
}
