import { useState } from "preact/hooks";
import type { Turn } from "../story/turns.ts";
import { TurnCard } from "./turn-card.tsx";

/** So many turns are drawn at first, and so many more each time. */
const PAGE = 12;

/** The turns, newest first, each with its waterfall. */
export function TurnList({ turns }: { turns: readonly Turn[] }) {
  const [count, setCount] = useState(PAGE);
  const shown = turns.slice(-count).reverse();
  const numbers = new Map(turns.filter(({ id }) => id !== undefined).map((turn, i) => [turn, i + 1]));
  return (
    <section class="turns" aria-labelledby="turns">
      <h2 id="turns">What happened</h2>
      {shown.map((turn) => (
        <TurnCard key={turn.seq} turn={turn} number={numbers.get(turn)} />
      ))}
      {turns.length > count && (
        <button type="button" class="button" onClick={() => setCount(count + PAGE)}>
          Earlier turns
        </button>
      )}
    </section>
  );
}
