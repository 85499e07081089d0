import { useEffect, useState } from "preact/hooks";
import type { Overview } from "../api.ts";
import { client } from "../client.ts";
import { shown } from "../shell/session.ts";
import { took } from "../shell/time.ts";
import { plain } from "../story/describe.ts";
import { DayColumns } from "./day-columns.tsx";
import { DayLines } from "./day-lines.tsx";
import { FiguresTable } from "./figures-table.tsx";
import { RankedBars } from "./ranked-bars.tsx";
import { Tiles } from "./tiles.tsx";

const STRETCHES = [7, 30, 90];

/** What a manager wants to know at a glance, from the log. */
export function OverviewPage() {
  const [days, setDays] = useState(30);
  const [found, setFound] = useState<Overview>();
  const [problem, setProblem] = useState("");
  useEffect(() => {
    let left = false;
    const got = (overview: Overview | undefined, problem: string) => {
      if (left) return;
      if (overview) setFound(overview);
      setProblem(problem);
    };
    client.overview(days).then(
      (overview) => got(overview, ""),
      (error: unknown) => got(undefined, shown(error)),
    );
    return () => {
      left = true;
    };
  }, [days]);
  return (
    <main class="overview">
      <header>
        <h1>Overview</h1>
        {found && (
          <p>
            {found.from} to {found.to} · {found.timezone}
            {found.among && ` · only the latest ${found.among.toLocaleString("en")} conversations are counted`}
          </p>
        )}
        <fieldset aria-label="Stretch">
          {STRETCHES.map((one) => (
            <button type="button" key={one} class="button" aria-pressed={one === days} onClick={() => setDays(one)}>
              {one} days
            </button>
          ))}
        </fieldset>
      </header>
      <p class="problem" role="alert">
        {problem}
      </p>
      {found ? <Charts overview={found} /> : <p class="wait">{problem ? "" : "Loading…"}</p>}
    </main>
  );
}

function Charts({ overview }: { overview: Overview }) {
  const { total, before, days, channels, agents, reasons, guardrails } = overview;
  return (
    <>
      <Tiles now={total} before={before} days={days} />
      <div class="charts">
        <DayColumns
          title="How conversations ended"
          days={days}
          parts={[
            { name: "resolved by bot", colour: "var(--accent)", of: ({ resolvedByBot }) => resolvedByBot },
            { name: "resolved by staff", colour: "var(--good)", of: ({ resolvedByStaff }) => resolvedByStaff },
            {
              name: "not resolved",
              colour: "var(--rest)",
              of: (day) => Math.max(0, day.episodes - day.resolvedByBot - day.resolvedByStaff),
            },
          ]}
        />
        <DayLines
          title="Time to the bot's answer"
          days={days}
          format={took}
          lines={[
            { name: "median", colour: "var(--accent)", of: ({ answerMs }) => answerMs.p50 },
            { name: "95th percentile", colour: "var(--warn)", of: ({ answerMs }) => answerMs.p95 },
          ]}
        />
        <RankedBars
          title="Why people were needed"
          rows={reasons.map(({ reason, count }) => ({ name: plain(reason), count }))}
        />
        <RankedBars
          title="Guardrails that tripped"
          rows={guardrails.map(({ guardrail, tripped, passed }) => ({
            name: plain(guardrail),
            count: tripped,
            note: `of ${(tripped + passed).toLocaleString("en")}`,
          }))}
        />
      </div>
      <FiguresTable title="By channel" rows={channels.map(({ channel, ...figures }) => ({ name: channel, figures }))} />
      <FiguresTable title="By agent" rows={agents.map(({ agent, ...figures }) => ({ name: agent, figures }))} />
    </>
  );
}
