import type { Item } from "../tray.ts";
import { fill, type Words } from "../words/words.ts";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icon.tsx";
import { Thumbnail } from "./thumbnail.tsx";

/** Files beside the words, each with how far it has come. What changes is said to listeners. */
export function Trayful() {
  const { chat, words } = useSurroundings();
  const { items, overfull } = chat.tray;
  const last = items.value.at(-1);
  return (
    <>
      {items.value.length > 0 && (
        <ul class="tray">
          {items.value.map((item) => (
            <Waiting key={item.key} item={item} />
          ))}
        </ul>
      )}
      {overfull.value && <p class="hint">{words.tooMany}</p>}
      <p class="unseen" role="status">
        {overfull.value ? words.tooMany : last && `${last.name}: ${stateOf(last, words)}`}
      </p>
    </>
  );
}

function Waiting({ item }: { item: Item }) {
  const { chat, words } = useSurroundings();
  const { key, name, file, state, share, problem } = item;
  return (
    <li class={`item ${state}`}>
      <Thumbnail type={file.type} load={() => Promise.resolve(file)} />
      <div>
        <p class="name">{name}</p>
        {state === "uploading" ? (
          <progress value={share} aria-label={`${name}: ${words.uploading}`} />
        ) : (
          <p class="state">{stateOf(item, words)}</p>
        )}
      </div>
      {typeof problem === "object" && (
        <button type="button" class="undo" onClick={() => chat.tray.retry(key)}>
          {words.retry}
        </button>
      )}
      <button
        type="button"
        class="plain"
        aria-label={fill(words.remove, name)}
        onClick={({ currentTarget }) => {
          // The button goes with its row: the words are the next best place.
          currentTarget.closest("form")?.querySelector("textarea")?.focus();
          chat.tray.remove(key);
        }}
      >
        <Icon of="close" />
      </button>
    </li>
  );
}

function stateOf({ state, problem }: Item, words: Words): string {
  if (state === "uploading") return words.uploading;
  if (state === "waiting") return words.waiting;
  if (state === "done") return words.uploaded;
  return typeof problem === "object" ? problem.said : words[problem ?? "failed"];
}
