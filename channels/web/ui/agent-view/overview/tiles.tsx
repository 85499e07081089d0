import type { Figures } from "../api.ts";
import { dollars, took } from "../shell/time.ts";

interface Tile {
  name: string;
  of(figures: Figures): number | null;
  say(value: number): string;
  /** Whether more of it is good news, bad news or neither. */
  more: "good" | "bad" | "neither";
  note?(figures: Figures): string;
}

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
const percent = (value: number) => `${Math.round(value * 100)} %`;
const count = (value: number) => value.toLocaleString("en");
const slow = (spread: Figures["answerMs"]) => (spread.p95 === null ? "" : `95 % within ${took(spread.p95)}`);

const TILES: Tile[] = [
  {
    name: "Conversations",
    of: ({ episodes }) => episodes,
    say: count,
    more: "neither",
    note: ({ answered }) => `${count(answered)} answered by the bot`,
  },
  {
    name: "Resolved by bot",
    of: ({ resolvedByBot, episodes }) => share(resolvedByBot, episodes),
    say: percent,
    more: "good",
    note: ({ reopened }) => `${count(reopened)} reopened within 7 days`,
  },
  {
    name: "Escalated",
    of: ({ escalated, episodes }) => share(escalated, episodes),
    say: percent,
    more: "bad",
    note: ({ escalated }) => `${count(escalated)} ${escalated === 1 ? "case" : "cases"}`,
  },
  {
    name: "Bot's answer",
    of: ({ answerMs }) => answerMs.p50,
    say: took,
    more: "bad",
    note: ({ answerMs }) => slow(answerMs),
  },
  {
    name: "Staff's first words",
    of: ({ staffMs }) => staffMs.p50,
    say: took,
    more: "bad",
    note: ({ staffMs }) => slow(staffMs),
  },
  {
    name: "Satisfaction",
    of: ({ satisfaction }) => (satisfaction.count > 0 ? satisfaction.mean : null),
    say: (mean) => mean.toFixed(1),
    more: "good",
    note: ({ satisfaction }) =>
      `of 5, from ${count(satisfaction.count)} ${satisfaction.count === 1 ? "mark" : "marks"}`,
  },
  {
    name: "Guardrail trips",
    of: ({ trips }) => trips,
    say: count,
    more: "neither",
    note: ({ optOuts }) => `${count(optOuts)} opt-outs`,
  },
  {
    name: "Cost per conversation",
    of: ({ cost, episodes }) => share(cost, episodes),
    say: dollars,
    more: "bad",
    note: ({ cost }) => `${dollars(cost)} in all`,
  },
];

/** The eight figures, each with how it was before and how it went day by day. */
export function Tiles({ now, before, days }: { now: Figures; before: Figures; days: readonly Figures[] }) {
  return (
    <ul class="tiles">
      {TILES.map(({ name, of, say, more, note }) => {
        const value = of(now);
        return (
          <li key={name} class="panel">
            <h2>{name}</h2>
            <p class="figure">{value === null ? "–" : say(value)}</p>
            <Change value={value} before={of(before)} more={more} />
            <Sparkline values={days.map(of).filter((value) => value !== null)} />
            <p class="note">{note?.(now)}</p>
          </li>
        );
      })}
    </ul>
  );
}

function Change({ value, before, more }: { value: number | null; before: number | null; more: Tile["more"] }) {
  if (value === null || !before) return <p class="change">no earlier figure</p>;
  const change = Math.round((value / before - 1) * 100);
  const news = change === 0 || more === "neither" ? "" : change > 0 === (more === "good") ? "good" : "bad";
  return (
    <p class={`change ${news}`}>
      {change === 0 ? "as before" : `${change > 0 ? "▲" : "▼"} ${Math.abs(change)} % on before`}
    </p>
  );
}

function Sparkline({ values }: { values: readonly number[] }) {
  const most = Math.max(...values, 1e-9);
  const points = values.map((value, i) => `${(i / Math.max(1, values.length - 1)) * 100},${30 - (value / most) * 28}`);
  return (
    <svg class="spark" viewBox="0 0 100 31" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points.join(" ")} />
    </svg>
  );
}
