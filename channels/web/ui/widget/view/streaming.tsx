import { useLayoutEffect } from "preact/hooks";
import { Markdown } from "../../markdown/markdown.tsx";
import { fill } from "../words/words.ts";
import { useSurroundings } from "./context.ts";

/** What is being written right now: the words so far, or three dots. Listeners hear of it when it is whole. */
export function Streaming({ grown }: { grown: () => void }) {
  const { chat, words } = useSurroundings();
  const { partial, typing, status } = chat.thread;
  const text = partial.value?.text;
  useLayoutEffect(grown, [text, typing.value]);
  if (text)
    return (
      <li class="line bot first partial" aria-hidden="true">
        <div class="bubble" dir="auto">
          <Markdown text={text} />
        </div>
      </li>
    );
  if (!typing.value) return null;
  const name = typing.value === "staff" ? (status.value.name ?? words.someone) : words.assistant;
  return (
    <li class="line bot first">
      <div class="bubble dots" role="status" aria-label={fill(words.writing, name)}>
        <i />
        <i />
        <i />
      </div>
    </li>
  );
}
