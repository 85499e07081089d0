import { render } from "preact";
import { Chat } from "./chat.ts";
import { dress } from "./dress.ts";
import { readSettings } from "./settings.ts";
import { App } from "./view/app.tsx";
import { SurroundingsContext } from "./view/context.ts";
import { speak } from "./words/words.ts";

const script = document.currentScript;
if (script instanceof HTMLScriptElement) void begin(script);

/** Puts the widget on the page: one element at its end, everything else inside that element's shadow root. */
async function begin(script: HTMLScriptElement): Promise<void> {
  const settings = readSettings(script);
  const spoken = speak(settings.language, settings.server);
  if (document.readyState === "loading") await new Promise((ready) => addEventListener("DOMContentLoaded", ready));
  const host = document.createElement("jetbridge-chat");
  const root = host.attachShadow({ mode: "open" });
  dress(host, root, settings);
  document.body.append(host);
  const chat = new Chat(settings);
  answerThePage(chat);
  const surroundings = { chat, settings, ...(await spoken) };
  render(
    <SurroundingsContext.Provider value={surroundings}>
      <App />
    </SurroundingsContext.Provider>,
    root,
  );
}

/** Any element with `data-jetbridge-ask` opens the chat and asks that; an empty one only opens it. */
function answerThePage(chat: Chat): void {
  document.addEventListener("click", ({ target }) => {
    const asked = target instanceof Element && target.closest<HTMLElement>("[data-jetbridge-ask]");
    if (!asked) return;
    chat.show(true);
    chat.say(asked.dataset.jetbridgeAsk ?? "");
  });
}
