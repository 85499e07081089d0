import { useEffect, useRef, useState } from "preact/hooks";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icon.tsx";

/** Longer messages are refused by the server. */
const LONGEST = 4_000;

/** Where the customer writes. Enter sends, Shift+Enter begins a new line; half-written words survive closing. */
export function Composer() {
  const { chat, words } = useSurroundings();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(chat.unsaid);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const write = (words: string) => {
    chat.unsaid = words;
    setText(words);
  };
  const send = () => {
    chat.say(text);
    write("");
    field.current?.focus();
  };
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
        value={text}
        maxLength={LONGEST}
        placeholder={words.placeholder}
        aria-label={words.placeholder}
        enterkeyhint="send"
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          // An input method's Enter chooses a character; it does not send.
          if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="send" aria-label={words.send} disabled={!text.trim()}>
        <Icon of="send" />
      </button>
    </form>
  );
}
