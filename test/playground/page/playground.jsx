import { useEffect } from "preact/hooks";
import { Phone } from "./phone.jsx";
import { SlackPane } from "./slack/pane.jsx";
import { followScene, scene, trouble } from "./wire.js";

/** Every side of the product, side by side. */
export function Playground() {
  useEffect(followScene, []);
  const now = scene.value;
  if (!now) return <p class="waiting">Starting…</p>;
  const { phone, slack } = now;
  const customers = slack.people.filter(({ staff }) => !staff);
  const staff = slack.people.filter((person) => person.staff);
  return (
    <>
      <header class="top">
        <h1>Jetbridge playground</h1>
        <p>
          Be the customer on the phone, in Slack or on the web; be the staff in <b>#airline-desk</b>. Try{" "}
          <q>Can I change my seat? My booking is LL0EZ6, last name Lee.</q> or <q>I want to talk to a person.</q>
        </p>
        {trouble.value && (
          <p class="trouble" role="alert">
            {trouble.value}
          </p>
        )}
      </header>
      <main>
        <Phone phone={phone} />
        <SlackPane title="Slack: customer" scene={slack} people={customers} />
        <section class="pane framed" aria-label="Website">
          <h2>Website: customer</h2>
          <iframe title="The airline's website with the chat" src="/" />
        </section>
        <SlackPane title="Slack: staff" scene={slack} people={staff} />
        <section class="pane framed agents" aria-label="Agent view">
          <h2>
            Agent view: how each answer came about <a href="/agent-view">open alone</a>
          </h2>
          <iframe title="Agent view" src="/agent-view" />
        </section>
      </main>
    </>
  );
}
