import { fill } from "../words/words.ts";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icon.tsx";

/** Whose chat this is, and who answers at the moment. */
export function Header() {
  const { chat, words, settings } = useSurroundings();
  const { owner, name } = chat.thread.status.value;
  return (
    <div class="head">
      <span class="crest">
        <Icon of="plane" />
      </span>
      <div>
        <h2>{settings.title ?? words.title}</h2>
        <p class={`owner ${owner}`}>{owner === "human" ? fill(words.human, name ?? words.someone) : words[owner]}</p>
      </div>
      <button type="button" class="plain" aria-label={words.close} onClick={() => chat.show(false)}>
        <Icon of="close" />
      </button>
    </div>
  );
}
