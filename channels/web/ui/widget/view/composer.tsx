import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icon.tsx";

/** Longer messages are refused by the server. */
const LONGEST = 4_000;

/** Where the customer writes. Enter sends, Shift+Enter begins a new line; half-written words survive closing. */
export function Composer() {
  const { chat, words } = useSurroundings();
  const field = useRef<HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(!chat.unsaid);
  useLayoutEffect(() => {
    if (!field.current) return;
    // The field keeps its own words: typing is faster than drawing.
    field.current.value = chat.unsaid;
    field.current.focus({ preventScroll: true });
  }, []);
  function written(text: string) {
    chat.unsaid = text;
    setEmpty(!text.trim());
  }
  function send() {
    if (!field.current) return;
    chat.say(field.current.value);
    field.current.value = "";
    written("");
    field.current.focus();
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <textarea
        ref={field}
        rows={1}
        maxLength={LONGEST}
        placeholder={words.placeholder}
        aria-label={words.placeholder}
        enterkeyhint="send"
        onInput={(event) => written(event.currentTarget.value)}
        onKeyDown={(event) => {
          // An input method's Enter chooses a character; it does not send.
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="send" aria-label={words.send} disabled={empty}>
        <Icon of="send" />
      </button>
    </form>
  );
}
