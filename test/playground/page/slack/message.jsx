import { act } from "../wire.js";
import { Blocks } from "./blocks.jsx";
import { Mrkdwn } from "./mrkdwn.jsx";

/** @typedef {import("../../../standins/slack/index.ts").SlackMessage} SlackMessage */
/**
 * What a message is shown with: where, to whom.
 * @typedef {{ channel: string, person: string, names: Record<string, string>, bot: string, shortcuts: boolean }} Place
 */

const MARKS = /** @type {Record<string, string>} */ ({ outbox_tray: "📤" });

/** @param {{ message: SlackMessage, place: Place }} props */
export function Message({ message, place }) {
  const { channel, person, names, bot, shortcuts } = place;
  const at = { person, channel, ts: message.ts };
  const ours = message.user === bot;
  return (
    <article id={`message-${message.ts}`} class={ours ? "message ours" : "message"}>
      <p class="who">
        <b>{names[message.user] ?? message.user}</b> {ours && <span class="app">APP</span>}
        <time>{timeOf(message.ts)}</time>
        {shortcuts && !ours && (
          <button
            type="button"
            class="shortcut"
            title="The message shortcut of the app"
            onClick={() => act("shortcut", { ...at, callback: "send_to_customer" })}
          >
            Send to customer
          </button>
        )}
      </p>
      {message.blocks ? (
        <Blocks
          blocks={/** @type {import("./blocks.jsx").Piece[]} */ (message.blocks)}
          names={names}
          onPress={(press) => act("press", { ...at, ...press })}
        />
      ) : (
        <Mrkdwn text={message.text} names={names} />
      )}
      {message.files?.map(({ id, name, mimetype }) => (
        <p key={id} class="file">
          📎 {name} <small>{mimetype}</small>
        </p>
      ))}
      {message.reactions?.map(({ name }) => (
        <span key={name} class="mark" title="Sent to the customer">
          {MARKS[name] ?? `:${name}:`}
        </span>
      ))}
    </article>
  );
}

/** @param {string} ts */
const timeOf = (ts) => new Date(Number(ts) * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
