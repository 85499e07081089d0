import { Composer } from "../composer.jsx";
import { useFollowedEnd } from "../follow-end.js";
import { act } from "../wire.js";
import { Thread } from "./thread.jsx";
import { Whispers } from "./whispers.jsx";

/** @typedef {import("../../scene.ts").SlackScene} SlackScene */

const WAITING = "Cases appear here as soon as a customer needs a person.";

/**
 * A channel's messages with their threads, and a line to write on.
 * @param {{ scene: SlackScene, room: SlackScene["channels"][number], place: import("./message.jsx").Place }} props
 */
export function Channel({ scene, room, place }) {
  const { person, names, shortcuts: staffs } = place;
  const end = useFollowedEnd(room.messages.length);
  const roots = room.messages.filter(({ ts, thread_ts }) => !thread_ts || thread_ts === ts);
  return (
    <>
      <div class="scrolls" role="log" aria-label="Messages" ref={end}>
        {roots.length === 0 && <p class="empty">{staffs ? WAITING : "Write to the airline's app."}</p>}
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
      <Whispers key={person} whispers={scene.whispers.filter(({ user }) => user === person)} names={names} />
      <Composer
        label={staffs ? `Message #${room.name}, or /cases` : `Message ${room.name}`}
        onSend={(text) => act("say", { person, channel: room.id, text })}
      />
    </>
  );
}
