import { fill } from "../words/words.ts";
import { Announcer } from "./announcer.tsx";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icon.tsx";
import { Panel } from "./panel.tsx";

/** The round button in the corner and, when it is open, the panel above it. */
export function App() {
  const { chat, words, language, direction, settings } = useSurroundings();
  const open = chat.open.value;
  const unread = chat.unread.value;
  return (
    <div class={`app ${settings.side}`} lang={language} dir={direction}>
      {open && <Panel />}
      <button
        type="button"
        id="launcher"
        class={open ? "launcher is-open" : "launcher"}
        aria-expanded={open}
        aria-label={open ? words.close : unread ? fill(words.unread, unread) : words.open}
        onClick={() => chat.show(!open)}
      >
        <Icon of={open ? "close" : "chat"} />
        {unread > 0 && <span class="badge">{unread > 9 ? "9+" : unread}</span>}
      </button>
      <Announcer />
    </div>
  );
}
