import { dollars, timeOf, took } from "../shell/time.ts";
import type { Span, Turn } from "../story/turns.ts";
import { SpanRow } from "./span-row.tsx";

const STATES = { running: "running", committed: "", taken: "taken over", failed: "failed", between: "" };

/** One turn as a waterfall: what ran when, for how long, and beside what. */
export function TurnCard({ turn, number }: { turn: Turn; number: number | undefined }) {
  const { id, start, end, state, tries, discarded, spans } = turn;
  const from = Math.min(start, ...spans.map((span) => span.start));
  const scale = { from, length: Math.max(1, end - from) };
  return (
    <article class={id ? "panel turn" : "turn between"}>
      {id && (
        <header>
          <h3>Turn {number}</h3>
          <p>{[timeOf(start), took(end - from), ...sums(spans)].join(" · ")}</p>
          {STATES[state] && <span class={state === "running" ? "tag" : "tag bad"}>{STATES[state]}</span>}
          {tries > 1 && <span class="tag warn">try {tries}</span>}
          {discarded > 0 && <span class="tag warn">began again for newer messages</span>}
        </header>
      )}
      <ul>
        {spans.map((span) => (
          <SpanRow key={span.seq} span={span} scale={id ? scale : undefined} />
        ))}
      </ul>
    </article>
  );
}

function sums(spans: readonly Span[]): string[] {
  const models = spans.flatMap(({ entries }) => entries.filter((entry) => entry.kind === "model"));
  if (models.length === 0) return [];
  const tokens = models.reduce((sum, { tokens }) => sum + tokens.input + tokens.output, 0);
  const cost = models.reduce((sum, { tokens }) => sum + (tokens.cost ?? 0), 0);
  const calls = `${models.length} model call${models.length === 1 ? "" : "s"}`;
  return [calls, `${tokens.toLocaleString("en")} tokens`, ...(cost > 0 ? [dollars(cost)] : [])];
}
