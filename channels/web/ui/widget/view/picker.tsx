import { useRef } from "preact/hooks";
import { KINDS } from "../photo.ts";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icon.tsx";

/** The button that asks the browser for files. */
export function Picker({ done }: { done: () => void }) {
  const { chat, words } = useSurroundings();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={KINDS}
        multiple
        hidden
        onChange={({ currentTarget }) => {
          chat.tray.add([...(currentTarget.files ?? [])]);
          // The same file, chosen again after it was removed, is a change, too.
          currentTarget.value = "";
          done();
        }}
      />
      <button
        type="button"
        class="plain clip"
        title={words.attach}
        aria-label={words.attach}
        onClick={() => input.current?.click()}
      >
        <Icon of="clip" />
      </button>
    </>
  );
}
