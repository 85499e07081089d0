import { useEffect, useRef, useState } from "preact/hooks";
import { useSurroundings } from "./context.ts";
import { senderOf } from "./sender.ts";

const STAYS_MS = 8_000;

/**
 * Says each new message once, when it is whole, to those who listen to the page. The list on the screen is silent: it
 * streams, and it grows upwards when history loads.
 */
export function Announcer() {
  const { chat, words } = useSurroundings();
  const [said, setSaid] = useState("");
  const lines = chat.thread.lines.value;
  const last = lines.at(-1);
  const heard = useRef(last?.id);
  useEffect(() => {
    if (!last || last.id === heard.current) return;
    const first = heard.current === undefined && lines.length > 1;
    heard.current = last.id;
    if (first || last.from === "customer") return;
    setSaid(`${senderOf(last, words)}: ${last.text}`);
    const timer = setTimeout(() => setSaid(""), STAYS_MS);
    return () => clearTimeout(timer);
  }, [last?.id]);
  return (
    <div class="unseen" role="log" aria-live="polite">
      {said}
    </div>
  );
}
