import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatMessage } from "../../wire.ts";
import { useSurroundings } from "./context.ts";
import { DraftBubble } from "./draft.tsx";
import { Icon } from "./icon.tsx";
import { LineBubble, type LineProps } from "./line.tsx";
import { Streaming } from "./streaming.tsx";
import { Welcome } from "./welcome.tsx";

/** So many messages are drawn at first, and so many more each time the customer scrolls to the top. */
const PAGE = 60;
const NEAR = 120;

/** What was said. Stays at the newest words unless the customer has scrolled away from them. */
export function Lines() {
  const { chat, words } = useSurroundings();
  const { lines, more } = chat.thread;
  const all = lines.value;
  const box = useRef<HTMLElement>(null);
  const [count, setCount] = useState(PAGE);
  const [away, setAway] = useState(false);
  const fromEnd = useRef(0);
  const draw = useDrawn();
  const older = all.length > count || more.value;
  const shown = all.slice(-count);
  const drafts = chat.outbox.drafts.value.filter(({ id }) => !id || !all.some((line) => line.id === id));
  const newest = drafts.at(-1)?.key;

  // Older lines go in above: what is read stays where it is.
  useLayoutEffect(() => {
    const el = box.current;
    if (el && fromEnd.current) el.scrollTop = el.scrollHeight - fromEnd.current;
    fromEnd.current = 0;
  }, [count, all[0]?.id]);
  useLayoutEffect(() => toEnd(), [newest]);
  useLayoutEffect(() => follow(), [all.at(-1)?.id]);
  // The words below may take room: what was last seen stays in sight.
  useLayoutEffect(() => {
    const watch = new ResizeObserver(follow);
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, [away]);

  function toEnd() {
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }
  function follow() {
    if (!away) toEnd();
  }
  async function reachBack() {
    const el = box.current;
    if (!el || fromEnd.current) return;
    fromEnd.current = el.scrollHeight - el.scrollTop;
    // Without the network there is nothing older to show; scrolling up again asks again.
    if (all.length <= count && !(await chat.earlier())) fromEnd.current = 0;
    else setCount(count + PAGE);
  }
  function scrolled() {
    const el = box.current;
    if (!el) return;
    setAway(el.scrollHeight - el.scrollTop - el.clientHeight > NEAR);
    if (el.scrollTop < NEAR && older) void reachBack();
  }
  return (
    <div class="scroll">
      <section ref={box} class="lines" {...reachable(words.messages)} onScroll={scrolled}>
        {older ? (
          <button type="button" class="older" onClick={reachBack}>
            {words.earlier}
          </button>
        ) : (
          <Welcome />
        )}
        <ol>
          {shown.map((line, i) =>
            draw({ line, before: shown[i - 1], after: shown[i + 1], card: cardState(all, line) }),
          )}
          {drafts.map((draft) => (
            <DraftBubble key={draft.key} draft={draft} />
          ))}
          <Streaming grown={follow} />
        </ol>
      </section>
      {away && (
        <button type="button" class="newest" aria-label={words.newest} onClick={toEnd}>
          <Icon of="down" />
        </button>
      )}
    </div>
  );
}

/** Draws a line, and the same line only once: a new message costs one bubble, however many are on the screen. */
function useDrawn(): (props: LineProps) => VNode {
  const drawn = useRef(new Map<string, { props: LineProps; vnode: VNode }>());
  return (props) => {
    const { line, before, after, card } = props;
    const known = drawn.current.get(line.id);
    const { props: old } = known ?? {};
    if (known && old?.line === line && old.before === before && old.after === after && old.card === card) {
      return known.vnode;
    }
    const vnode = <LineBubble key={line.id} {...props} />;
    drawn.current.set(line.id, { props, vnode });
    return vnode;
  };
}

/** Whoever has no mouse must be able to scroll it. */
function reachable(label: string) {
  return { "aria-label": label, tabIndex: 0 };
}

/** What became of a message's card: the value that was pressed, `""` while it can be pressed, undefined when it is past. */
function cardState(all: readonly ChatMessage[], { id, card }: ChatMessage): string | undefined {
  if (!card) return undefined;
  const later = all.slice(all.findIndex((line) => line.id === id) + 1);
  const press = later.find(({ pressed }) => pressed?.card === card.id)?.pressed;
  if (press) return press.value;
  const past = later.some(
    (line) => line.card?.type === card.type || (card.type === "choices" && line.from === "customer"),
  );
  return past ? undefined : "";
}
