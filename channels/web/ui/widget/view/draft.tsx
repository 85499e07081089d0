import type { Draft } from "../outbox.ts";
import { useSurroundings } from "./context.ts";
import { File } from "./file.tsx";

/** Words on their way, with how far they have come. */
export function DraftBubble({ draft: { key, text, attachments, state, problem } }: { draft: Draft }) {
  const { chat, words } = useSurroundings();
  return (
    <li class={`line customer draft ${state}`}>
      {text && (
        <div class="bubble" dir="auto">
          {text}
        </div>
      )}
      {attachments?.map((file) => (
        <File key={file.id} file={file} />
      ))}
      <span class="state">
        {words[state]}
        {problem && ` · ${problem}`}
        {state === "failed" && (
          <>
            <button type="button" class="undo" onClick={() => chat.outbox.retry(key)}>
              {words.retry}
            </button>
            <button type="button" class="undo" onClick={() => chat.outbox.discard(key)}>
              {words.discard}
            </button>
          </>
        )}
      </span>
    </li>
  );
}
