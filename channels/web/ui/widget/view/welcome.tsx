import { useSurroundings } from "./context.ts";

/** What stands at the beginning of every conversation, and the questions to begin with. */
export function Welcome() {
  const { chat, words, settings } = useSurroundings();
  const begun = chat.thread.lines.value.length + chat.outbox.drafts.value.length > 0;
  return (
    <div class="welcome">
      <p dir="auto">{settings.greeting ?? words.greeting}</p>
      {!begun && settings.starters.length > 0 && (
        <div class="choices">
          {settings.starters.map((starter) => (
            <button type="button" class="choice" key={starter} dir="auto" onClick={() => chat.say(starter)}>
              {starter}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
