import { Composer } from "../composer.jsx";
import { act } from "../wire.js";
import { Message } from "./message.jsx";

/**
 * A message with what was answered beneath it.
 * @param {{ root: import("./message.jsx").SlackMessage, room: import("../../scene.ts").SlackRoom,
 *   place: import("./message.jsx").Place, status: string | undefined }} props
 */
export function Thread({ root, room, place, status }) {
  const replies = room.messages.filter(({ ts, thread_ts }) => thread_ts === root.ts && ts !== root.ts);
  const staffs = place.shortcuts;
  return (
    <div class="thread">
      <Message message={root} place={{ ...place, shortcuts: false }} />
      <div class="replies">
        {replies.map((reply) => (
          <Message key={reply.ts} message={reply} place={place} />
        ))}
        {status && <p class="status">Jetbridge {status}</p>}
        <Composer
          label={staffs ? "Reply in thread (staff only)" : "Reply in thread"}
          onSend={(text) => act("say", { person: place.person, channel: room.id, thread: root.ts, text })}
        />
      </div>
    </div>
  );
}
