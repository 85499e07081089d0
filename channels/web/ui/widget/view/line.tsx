import { Markdown } from "../../markdown/markdown.tsx";
import type { ChatMessage } from "../../wire.ts";
import { CardView } from "../cards/card.tsx";
import { useSurroundings } from "./context.ts";
import { File } from "./file.tsx";
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
        {line.text && (
          <div class="bubble" dir="auto">
            {line.from === "customer" ? line.text : <Markdown text={line.text} />}
          </div>
        )}
        {line.attachments?.map((file) => (
          <File key={file.id} file={file} />
        ))}
        {line.card && <CardView card={line.card} pressed={card} />}
        {!together(line, after) && <time dateTime={line.at}>{clock.format(at)}</time>}
      </li>
    </>
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
