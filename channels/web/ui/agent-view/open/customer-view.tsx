import { useLayoutEffect, useRef } from "preact/hooks";
import { Markdown } from "../../markdown/markdown.tsx";
import { timeOf } from "../shell/time.ts";
import { plain } from "../story/describe.ts";
import type { Said } from "../story/story.ts";
import { Attached } from "./attached.tsx";
import { CardNote } from "./card-note.tsx";
import type { Opened } from "./opened.ts";

/** So many messages are drawn at first. */
const MOST = 200;
/** Whoever has no mouse must be able to scroll it. */
const REACHABLE = { role: "region", tabIndex: 0, "aria-label": "Conversation" } as const;

/** The conversation as the customer has it, with what became of each message. */
export function CustomerView({ opened }: { opened: Opened }) {
  const box = useRef<HTMLDivElement>(null);
  const { said } = opened.story.value;
  const partial = opened.live.value ? opened.partial.value : undefined;
  const typing = opened.live.value && !partial && opened.typing.value;
  useLayoutEffect(() => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [said.at(-1)?.seq, partial?.text]);
  return (
    <div ref={box} class="talk" {...REACHABLE}>
      {said.length > MOST && <p class="empty">The newest {MOST} messages. Replay shows the others.</p>}
      <ol>
        {said.slice(-MOST).map((one) => (
          <Bubble key={one.seq} said={one} opened={opened} />
        ))}
        {partial && (
          <li class="said bot provisional">
            <div>
              <Markdown text={partial.text} />
            </div>
            <small>not said yet</small>
          </li>
        )}
        {typing && <li class="typing">{typing} is writing…</li>}
      </ol>
    </div>
  );
}

function Bubble({ said, opened }: { said: Said; opened: Opened }) {
  const { message, at, blocked, delivery, edited, deleted, feedback } = said;
  const { from, name, text, card, attachments, sentence } = message;
  const notes = [
    timeOf(at),
    from === "staff" && name,
    sentence && plain(sentence),
    delivery && plain(delivery.state),
    delivery?.reason,
    edited !== undefined && "edited",
    deleted && "deleted by the customer",
    feedback && `rated ${feedback}`,
    blocked && `kept from the model by ${plain(blocked)}`,
  ];
  return (
    <li class={`said ${from}${blocked ? " blocked" : ""}${deleted ? " deleted" : ""}`}>
      {(edited ?? text) && (
        <div dir="auto">{from === "customer" ? (edited ?? text) : <Markdown text={edited ?? text} />}</div>
      )}
      {card && <CardNote card={card} />}
      {attachments?.map((file) => (
        <Attached key={file.id} opened={opened} file={file} />
      ))}
      <small>{notes.filter(Boolean).join(" · ")}</small>
    </li>
  );
}
