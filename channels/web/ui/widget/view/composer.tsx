import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icon.tsx";
import { Picker } from "./picker.tsx";
import { Trayful } from "./trayful.tsx";

/** Longer messages are refused by the server. */
const LONGEST = 4_000;

/** There the keyboard would come with the focus and cover what is to be read first. */
export const ON_GLASS = matchMedia("(pointer: coarse)");

/** Where the customer writes. Enter sends, Shift+Enter begins a new line; half-written words survive closing. */
export function Composer() {
  const { chat, words } = useSurroundings();
  const field = useRef<HTMLTextAreaElement>(null);
  const [empty, setEmpty] = useState(!chat.unsaid.trim());
  const { items, ready } = chat.tray;
  useLayoutEffect(() => {
    if (!field.current) return;
    // The field keeps its own words: typing is faster than drawing.
    field.current.value = chat.unsaid;
    if (!ON_GLASS.matches) field.current.focus({ preventScroll: true });
  }, []);
  function written(text: string) {
    chat.unsaid = text;
    setEmpty(!text.trim());
  }
  function send() {
    if (!field.current || !chat.sayWithFiles(field.current.value)) return;
    field.current.value = "";
    written("");
    field.current.focus();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Trayful />
      <div class="composer">
        <Picker done={() => field.current?.focus()} />
        <textarea
          ref={field}
          rows={1}
          maxLength={LONGEST}
          placeholder={words.placeholder}
          aria-label={words.placeholder}
          enterkeyhint="send"
          onInput={(event) => written(event.currentTarget.value)}
          onPaste={(event) => {
            const { files = [], types = [] } = event.clipboardData ?? {};
            // Word processors copy a picture of the words beside them: the words are meant.
            if (files.length === 0 || types.includes("text/plain")) return;
            event.preventDefault();
            chat.tray.add([...files]);
          }}
          onKeyDown={(event) => {
            // An input method's Enter chooses a character; it does not send.
            if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
        />
        <button
          type="submit"
          class="send"
          aria-label={words.send}
          disabled={!ready.value || (empty && items.value.length === 0)}
        >
          <Icon of="send" />
        </button>
      </div>
    </form>
  );
}
