import { useRef } from "preact/hooks";

/**
 * A line to write on; Enter sends. `onFile`: a picture may go along.
 * @param {{ label: string, onSend: (text: string) => unknown, onFile?: (file: File) => unknown }} props
 */
export function Composer({ label, onSend, onFile }) {
  const line = useRef(/** @type {HTMLInputElement | null} */ (null));
  /** @param {Event} event */
  const send = (event) => {
    event.preventDefault();
    const text = line.current?.value.trim() ?? "";
    if (!text || !line.current) return;
    line.current.value = "";
    onSend(text);
  };
  return (
    <form class="composer" onSubmit={send}>
      {onFile && <Attach onFile={onFile} />}
      <input ref={line} aria-label={label} placeholder={label} autocomplete="off" />
      <button type="submit" aria-label={`Send: ${label}`}>
        Send
      </button>
    </form>
  );
}

/** @param {{ onFile: (file: File) => unknown }} props */
function Attach({ onFile }) {
  /** @param {Event & { currentTarget: HTMLInputElement }} event */
  const chosen = ({ currentTarget }) => {
    const file = currentTarget.files?.[0];
    if (file) onFile(file);
    currentTarget.value = "";
  };
  return (
    <label class="attach">
      <span aria-hidden="true">📷</span>
      <input
        type="file"
        class="unseen"
        accept="image/*,application/pdf"
        aria-label="Send a picture"
        onChange={chosen}
      />
    </label>
  );
}
