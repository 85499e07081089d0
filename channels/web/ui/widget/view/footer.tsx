import { saveTranscript } from "../transcript.ts";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icon.tsx";

/** The two ways out: a person, and a copy to keep. */
export function Footer() {
  const { chat, words, settings, language } = useSurroundings();
  const spoken = chat.thread.lines.value.length > 0;
  return (
    <div class="ways">
      {chat.thread.status.value.owner === "bot" && (
        <button type="button" class="way" onClick={() => chat.say(words.askPerson)}>
          <Icon of="person" />
          {words.person}
        </button>
      )}
      {spoken && (
        <button
          type="button"
          class="way"
          onClick={() => saveTranscript(chat, words, settings.title ?? words.title, language)}
        >
          <Icon of="save" />
          {words.transcript}
        </button>
      )}
    </div>
  );
}
