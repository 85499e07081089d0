import type { Figures } from "../api.ts";
import { dollars, took } from "../shell/time.ts";

const COLUMNS: [string, (figures: Figures) => string][] = [
  ["Conversations", ({ episodes }) => episodes.toLocaleString("en")],
  ["Resolved by bot", ({ resolvedByBot, episodes }) => share(resolvedByBot, episodes)],
  ["Escalated", ({ escalated, episodes }) => share(escalated, episodes)],
  ["Answer, median", ({ answerMs }) => time(answerMs.p50)],
  ["95 %", ({ answerMs }) => time(answerMs.p95)],
  ["Staff, median", ({ staffMs }) => time(staffMs.p50)],
  ["Trips", ({ trips }) => trips.toLocaleString("en")],
  ["Opt-outs", ({ optOuts }) => optOuts.toLocaleString("en")],
  ["Cost each", ({ cost, episodes }) => (episodes > 0 ? dollars(cost / episodes) : "–")],
];

/** The same figures for each channel or agent. */
export function FiguresTable({ title, rows }: { title: string; rows: { name: string; figures: Figures }[] }) {
  return (
    <section class="panel figures">
      <h2>{title}</h2>
      <div class="wide" {...reachable(title)}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span class="unseen">Name</span>
              </th>
              {COLUMNS.map(([name]) => (
                <th scope="col" key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, figures }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {COLUMNS.map(([column, say]) => (
                  <td key={column}>{say(figures)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Whoever has no mouse must be able to scroll it. */
const reachable = (label: string) => ({ role: "region", tabIndex: 0, "aria-label": label }) as const;

const share = (part: number, whole: number) => (whole > 0 ? `${Math.round((part / whole) * 100)} %` : "–");
const time = (ms: number | null) => (ms === null ? "–" : took(ms));
