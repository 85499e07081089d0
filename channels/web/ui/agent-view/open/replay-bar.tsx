import { useEffect, useState } from "preact/hooks";
import { Icon } from "../shell/icon.tsx";
import { timeOf } from "../shell/time.ts";
import { describe } from "../story/describe.ts";
import type { Opened } from "./opened.ts";

const STEP_MS = 700;

/** Walks through the log entry by entry. Live is its end. */
export function ReplayBar({ opened }: { opened: Opened }) {
  const [playing, play] = useState(false);
  const entries = opened.entries.value;
  const count = opened.shown.value ?? entries.length;
  const last = entries[count - 1];
  useEffect(() => {
    if (!playing) return;
    if (opened.live.value) return play(false);
    const timer = setTimeout(() => opened.show(count + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, count]);
  const step = (to: number | undefined) => {
    play(false);
    opened.show(to);
  };
  return (
    <div class="replay" role="toolbar" aria-label="Replay">
      <button type="button" class="button" aria-label="First entry" onClick={() => step(1)}>
        <Icon of="first" />
      </button>
      <button
        type="button"
        class="button"
        aria-label="One entry back"
        disabled={count <= 1}
        onClick={() => step(count - 1)}
      >
        <Icon of="back" />
      </button>
      <button
        type="button"
        class="button"
        aria-label={playing ? "Pause" : "Play"}
        onClick={() => {
          if (!playing && opened.live.value) opened.show(1);
          play(!playing);
        }}
      >
        <Icon of={playing ? "pause" : "play"} />
      </button>
      <button
        type="button"
        class="button"
        aria-label="One entry on"
        disabled={opened.live.value}
        onClick={() => step(count + 1)}
      >
        <Icon of="on" />
      </button>
      <input
        type="range"
        aria-label="Entry"
        min={1}
        max={Math.max(1, entries.length)}
        value={count}
        onInput={(event) => step(Number(event.currentTarget.value))}
      />
      <span class="reading">
        {count} of {entries.length}
        {last && ` · ${timeOf(last.at)} · ${describe(last)}`}
      </span>
      <button
        type="button"
        class={opened.live.value ? "button live is-on" : "button live"}
        onClick={() => step(undefined)}
      >
        {opened.connected.value ? "Live" : "Reconnecting…"}
      </button>
    </div>
  );
}
