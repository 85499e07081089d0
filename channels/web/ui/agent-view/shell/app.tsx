import { useEffect } from "preact/hooks";
import { Conversations } from "../list/conversations.tsx";
import { OverviewPage } from "../overview/overview.tsx";
import { LoginPage } from "./login.tsx";
import { place } from "./place.ts";
import { arrive, desk } from "./session.ts";
import { TopBar } from "./top-bar.tsx";

/** The whole page: the door, and behind it the conversations or the overview. */
export function App() {
  useEffect(() => void arrive(), []);
  const { value: now } = desk;
  if (now.state === "loading") return <p class="wait">Loading…</p>;
  if (now.state === "out") return <LoginPage problem={now.problem} />;
  return (
    <div class="app">
      <TopBar session={now.session} />
      {place.value.page === "overview" ? <OverviewPage /> : <Conversations session={now.session} crew={now.crew} />}
    </div>
  );
}
