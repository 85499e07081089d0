import { useState } from "preact/hooks";
import type { Crew } from "../api.ts";
import type { Story } from "../story/story.ts";
import { AgentCard } from "./agent-card.tsx";
import { layOut, type Spot } from "./layout.ts";

/** The crew: who has the conversation, whom they can hand it to, and which way it went in this turn. */
export function CrewMap({ crew, story }: { crew: Crew; story: Story }) {
  const [picked, pick] = useState<string>();
  const active = story.agent ?? crew.first;
  const spots = layOut(
    crew.first,
    crew.agents.map(({ name }) => name),
  );
  const reachable = new Set(crew.agents.find(({ name }) => name === active)?.handoffs);
  const shown = crew.agents.find(({ name }) => name === picked);
  return (
    <section class="panel" aria-labelledby="crew">
      <h2 id="crew">Crew</h2>
      <div class="map">
        <svg aria-hidden="true">
          {[...reachable].map((name) => (
            <Line key={name} from={spots.get(active)} to={spots.get(name)} kind="can" />
          ))}
          {story.handoffs.map(({ seq, from, to }) => (
            <Line key={seq} from={spots.get(from)} to={spots.get(to)} kind="did" />
          ))}
        </svg>
        {crew.agents.map(({ name, enabled }) => {
          const order = story.handoffs.findLastIndex(({ to }) => to === name) + 1;
          const state = name === active ? "active" : reachable.has(name) ? "reachable" : "far";
          const { x = 0, y = 0 } = spots.get(name) ?? {};
          return (
            <button
              type="button"
              key={name}
              class={`agent ${state}${enabled ? "" : " off"}`}
              style={{ left: `${x}%`, top: `${y}%` }}
              aria-pressed={picked === name}
              onClick={() => pick(picked === name ? undefined : name)}
            >
              {order > 0 && <i title={`handoff ${order} of this turn`}>{order}</i>}
              {name}
              <span class="unseen">
                {state === "active" ? ", has the conversation" : state === "reachable" ? ", can take over" : ""}
              </span>
            </button>
          );
        })}
      </div>
      {story.handoffs.map(({ seq, from, to, arguments: given, filtered }) => (
        <p class="handoff" key={seq}>
          <strong>{from}</strong> handed to <strong>{to}</strong>
          {filtered && <span class="tag">history filtered</span>}
          {given !== undefined && <code>{JSON.stringify(given)}</code>}
        </p>
      ))}
      {shown && <AgentCard agent={shown} />}
    </section>
  );
}

function Line({ from, to, kind }: { from: Spot | undefined; to: Spot | undefined; kind: "can" | "did" }) {
  if (!from || !to) return null;
  return <line class={kind} x1={`${from.x}%`} y1={`${from.y}%`} x2={`${to.x}%`} y2={`${to.y}%`} />;
}
