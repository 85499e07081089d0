import { useEffect, useState } from "preact/hooks";
import { act } from "../wire.js";
import { Channel } from "./channel.jsx";
import { Home } from "./home.jsx";
import { Modal } from "./modal.jsx";

/** @typedef {import("../../scene.ts").SlackScene} SlackScene */

/**
 * One window of Slack: what one of these people sees in their channel, with whoever's eyes one looks.
 * @param {{ title: string, scene: SlackScene, people: SlackScene["people"] }} props
 */
export function SlackPane({ title, scene, people }) {
  const [chosen, choose] = useState(people[0]?.id ?? "");
  const [atHome, goHome] = useState(false);
  useEffect(() => followLinks(() => goHome(false)), []);
  const me = people.find(({ id }) => id === chosen) ?? people[0];
  const room = scene.channels.find(({ dmOf }) => (me?.staff ? !dmOf : dmOf === me?.id));
  if (!me || !room) return null;
  const names = { ...Object.fromEntries(scene.people.map(({ id, name }) => [id, name])), [scene.bot]: "Jetbridge" };
  const view = scene.views.findLast(({ user }) => user === me.id);
  const place = { channel: room.id, person: me.id, names, bot: scene.bot, shortcuts: me.staff };
  /** @param {boolean} home @param {string} person */
  const look = (home, person) => {
    goHome(home);
    choose(person);
    if (home) act("home", { person });
  };
  return (
    <section class="pane slack" aria-label={title}>
      <h2>
        {title}
        <People people={people} me={me.id} onChoose={(person) => look(atHome, person)} />
      </h2>
      {me.staff ? (
        <Tabs room={`# ${room.name}`} atHome={atHome} onChoose={(home) => look(home, me.id)} />
      ) : (
        <p class="room">{room.name}</p>
      )}
      {atHome ? (
        <Home key={me.id} person={me.id} home={scene.homes[me.id]} names={names} />
      ) : (
        <Channel scene={scene} room={room} place={place} />
      )}
      {view && <Modal key={view.id} opened={view} people={scene.people} names={names} />}
    </section>
  );
}

/**
 * A link to a message leads into the channel, wherever one is.
 * @param {() => void} onFollow
 */
function followLinks(onFollow) {
  const followed = () => {
    if (!location.hash.startsWith("#message-")) return;
    onFollow();
    // Not before the channel is there.
    setTimeout(() => document.getElementById(location.hash.slice(1))?.scrollIntoView());
  };
  addEventListener("hashchange", followed);
  return () => removeEventListener("hashchange", followed);
}

/** @param {{ room: string, atHome: boolean, onChoose: (home: boolean) => void }} props */
function Tabs({ room, atHome, onChoose }) {
  return (
    <fieldset class="room tabs" aria-label="You look at">
      <button type="button" aria-pressed={!atHome} onClick={() => onChoose(false)}>
        {room}
      </button>
      <button type="button" aria-pressed={atHome} onClick={() => onChoose(true)}>
        Jetbridge: Home
      </button>
    </fieldset>
  );
}

/** @param {{ people: SlackScene["people"], me: string, onChoose: (id: string) => void }} props */
function People({ people, me, onChoose }) {
  if (people.length < 2) return <small> as {people[0]?.name}</small>;
  return (
    <fieldset class="people" aria-label="You are">
      {people.map(({ id, name }) => (
        <button key={id} type="button" aria-pressed={id === me} onClick={() => onChoose(id)}>
          {name}
        </button>
      ))}
    </fieldset>
  );
}
