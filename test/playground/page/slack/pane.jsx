import { useState } from "preact/hooks";
import { Composer } from "../composer.jsx";
import { useFollowedEnd } from "../follow-end.js";
import { act } from "../wire.js";
import { Modal } from "./modal.jsx";
import { Thread } from "./thread.jsx";
import { Whispers } from "./whispers.jsx";

/** @typedef {import("../../scene.ts").SlackScene} SlackScene */

/**
 * One window of Slack: what one of these people sees in their channel, with whoever's eyes one looks.
 * @param {{ title: string, scene: SlackScene, people: SlackScene["people"] }} props
 */
export function SlackPane({ title, scene, people }) {
  const [chosen, choose] = useState(people[0]?.id ?? "");
  const me = people.find(({ id }) => id === chosen) ?? people[0];
  const room = scene.channels.find(({ dmOf }) => (me?.staff ? !dmOf : dmOf === me?.id));
  const end = useFollowedEnd(room?.messages.length ?? 0);
  if (!me || !room) return null;
  const names = { ...Object.fromEntries(scene.people.map(({ id, name }) => [id, name])), [scene.bot]: "Jetbridge" };
  const view = scene.views.findLast(({ user }) => user === me.id);
  const place = { channel: room.id, person: me.id, names, bot: scene.bot, shortcuts: me.staff };
  const roots = room.messages.filter(({ ts, thread_ts }) => !thread_ts || thread_ts === ts);
  return (
    <section class="pane slack" aria-label={title}>
      <h2>
        {title}
        <People people={people} me={me.id} onChoose={choose} />
      </h2>
      <p class="room">{room.dmOf ? room.name : `# ${room.name}`}</p>
      <div class="scrolls" role="log" aria-label="Messages" ref={end}>
        {roots.length === 0 && <p class="empty">{me.staff ? WAITING : "Write to the airline's app."}</p>}
        {roots.map((root) => (
          <Thread
            key={root.ts}
            root={root}
            room={room}
            place={place}
            status={scene.statuses[`${room.id} ${root.ts}`]}
          />
        ))}
      </div>
      <Whispers key={me.id} whispers={scene.whispers.filter(({ user }) => user === me.id)} names={names} />
      <Composer
        label={me.staff ? "Message #airline-desk, or /cases" : "Message Jetbridge"}
        onSend={(text) => act("say", { person: me.id, channel: room.id, text })}
      />
      {view && <Modal key={view.id} opened={view} people={scene.people} names={names} />}
    </section>
  );
}

const WAITING = "Cases appear here as soon as a customer needs a person.";

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
