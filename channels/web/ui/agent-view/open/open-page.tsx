import { useEffect, useMemo } from "preact/hooks";
import type { Crew, Session } from "../api.ts";
import { client } from "../client.ts";
import { DeskPanel } from "../desk/desk-panel.tsx";
import { CrewMap } from "../map/crew-map.tsx";
import { to } from "../shell/place.ts";
import { dollars } from "../shell/time.ts";
import { TurnList } from "../turns/turn-list.tsx";
import { ContextGrid } from "./context-grid.tsx";
import { CustomerView } from "./customer-view.tsx";
import { Guardrails } from "./guardrails.tsx";
import { Opened } from "./opened.ts";
import { ReplayBar } from "./replay-bar.tsx";

/** One conversation: how the crew works on it, and beside that what the customer sees. */
export function OpenPage({ id, session, crew }: { id: string; session: Session; crew: Crew }) {
  const opened = useMemo(() => new Opened(id), [id]);
  useEffect(() => opened.follow(), [opened]);
  const story = opened.story.value;
  const state = opened.state.value;
  if (!state) return <p class="wait">{opened.problem.value || "Loading…"}</p>;
  return (
    <>
      <section class="work" aria-label="How the crew works">
        <Heading opened={opened} />
        <div class="work-scroll">
          <CrewMap crew={crew} story={story} />
          <Guardrails crew={crew} story={story} />
          <TurnList turns={story.turns} />
          <ContextGrid story={story} kept={opened.live.value ? state.context : undefined} />
        </div>
        <ReplayBar opened={opened} />
      </section>
      <section class="customer-side" aria-label="What the customer sees">
        <CustomerView opened={opened} />
        {state.case && <DeskPanel opened={opened} session={session} of={state.case} />}
      </section>
    </>
  );
}

function Heading({ opened }: { opened: Opened }) {
  const row = opened.state.value?.row;
  const { tokens, language, contact, optedOut, episode } = opened.story.value;
  if (!row) return null;
  return (
    <header class="heading">
      <a class="back" href={to({ page: "conversations", id: undefined })}>
        ← <span class="unseen">Back to the list</span>
      </a>
      <div>
        <h1>{row.who}</h1>
        <p>
          {[row.channel, language, contact ? "proven" : "not proven", optedOut && "opted out", `episode ${episode}`]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      <p class="spent">
        {(tokens.input + tokens.output).toLocaleString("en")} tokens
        <br />
        {dollars(tokens.cost)}
      </p>
      <a class="button" href={client.transcript(opened.id, opened.revealed.value)} download={`${opened.id}.txt`}>
        Transcript
      </a>
      <button
        type="button"
        class="button"
        disabled={opened.revealed.value !== undefined}
        onClick={() => opened.reveal()}
      >
        {opened.revealed.value ? "Revealed" : "Reveal personal data"}
      </button>
      <p class="problem" role="alert">
        {opened.problem.value}
      </p>
    </header>
  );
}
