import { useState } from "preact/hooks";
import type { DeskAction } from "../api.ts";

interface AsideProps {
  busy: boolean;
  /** The key of the next act, the same until it succeeded. */
  once: string;
  act: (action: DeskAction) => Promise<boolean>;
}

/** What customers never see: a note for colleagues, and whose case it is. */
export function DeskAside({ busy, once, act }: AsideProps) {
  const [note, setNote] = useState("");
  const [to, setTo] = useState("");
  const line = (label: string, value: string, set: (value: string) => void, verb: string, action: DeskAction) => (
    <form
      onSubmit={async (event) => {
        event.preventDefault();
        if (await act(action)) set("");
      }}
    >
      <p>
        <input
          aria-label={label}
          placeholder={label}
          value={value}
          onInput={(event) => set(event.currentTarget.value)}
        />
        <button type="submit" class="button" disabled={busy || !value.trim()}>
          {verb}
        </button>
      </p>
    </form>
  );
  return (
    <>
      {line("Note for colleagues", note, setNote, "Note", { action: "note", text: note, key: once })}
      {line("Colleague's name", to, setTo, "Reassign", { action: "reassign", to })}
    </>
  );
}
