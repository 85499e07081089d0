import { Markdown } from "../../markdown/markdown.tsx";
import type { ChatAttachment, ChatMessage } from "../../wire.ts";
import { CardView } from "../cards/card.tsx";
import { useSurroundings } from "./context.ts";
import { Icon } from "./icon.tsx";
import { senderOf } from "./sender.ts";

/** A message and what it must know to draw itself. */
export interface LineProps {
  line: ChatMessage;
  before: ChatMessage | undefined;
  after: ChatMessage | undefined;
  /** The value that was pressed, `""` while the card can be pressed, undefined when there is none or it is past. */
  card: string | undefined;
}

const TOGETHER_MS = 5 * 60_000;

/** One thing that was said. Neighbours by the same sender stand together under one name and one time. */
export function LineBubble({ line, before, after, card }: LineProps) {
  const { words, clock, calendar } = useSurroundings();
  const at = new Date(line.at);
  const first = !together(before, line);
  return (
    <>
      {at.toDateString() !== (before && new Date(before.at).toDateString()) && (
        <li class="day">{calendar.format(at)}</li>
      )}
      <li class={`line ${line.from}${first ? " first" : ""}`}>
        {first && <span class={line.from === "staff" ? "sender" : "sender unseen"}>{senderOf(line, words)}</span>}
        {(line.text || line.attachments) && (
          <div class="bubble" dir="auto">
            {line.from === "customer" ? line.text : <Markdown text={line.text} />}
            {line.attachments?.map((file) => (
              <File key={file.id} file={file} />
            ))}
          </div>
        )}
        {line.card && <CardView card={line.card} pressed={card} />}
        {!together(line, after) && <time dateTime={line.at}>{clock.format(at)}</time>}
      </li>
    </>
  );
}

function File({ file: { url, name, type, bytes } }: { file: ChatAttachment }) {
  const { words } = useSurroundings();
  const label = (
    <>
      <Icon of="file" />
      {name ?? words.file} <small>{bytes ? `${Math.ceil(bytes / 1024)} kB` : type}</small>
    </>
  );
  if (!url || !/^(https?:|\/)/i.test(url)) return <span class="file">{label}</span>;
  return (
    <a class="file" href={url} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}

function together(a: ChatMessage | undefined, b: ChatMessage | undefined): boolean {
  return (
    a?.from === b?.from &&
    a?.name === b?.name &&
    !!a &&
    !!b &&
    Date.parse(b.at) - Date.parse(a.at) < TOGETHER_MS &&
    !a.card
  );
}
