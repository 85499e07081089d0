import { useState } from "preact/hooks";
import { Blocks } from "./blocks.jsx";
import { Mrkdwn } from "./mrkdwn.jsx";

/**
 * The last thing the app said to this person alone, until they have read it.
 * @param {{ whispers: import("../../scene.ts").Whisper[], names: Record<string, string> }} props
 */
export function Whispers({ whispers, names }) {
  const [read, setRead] = useState(-1);
  const last = whispers.findLast(({ n }) => n > read);
  if (!last) return null;
  return (
    <div class="whisper" role="status">
      <p class="context">Only visible to you</p>
      {last.blocks ? (
        <Blocks blocks={/** @type {any[]} */ (last.blocks)} names={names} onPress={() => undefined} />
      ) : (
        <Mrkdwn text={last.text} names={names} />
      )}
      <button type="button" onClick={() => setRead(last.n)}>
        Dismiss
      </button>
    </div>
  );
}
