import { useEffect, useRef } from "preact/hooks";
import { Composer, ON_GLASS } from "./composer.tsx";
import { useSurroundings } from "./context.ts";
import { DropHint, useDrop } from "./drop-zone.tsx";
import { Footer } from "./footer.tsx";
import { Header } from "./header.tsx";
import { Lines } from "./lines.tsx";

/** The open chat. Escape closes it, and the focus goes back to the button that opened it. */
export function Panel() {
  const { chat, words, settings } = useSurroundings();
  const panel = useRef<HTMLElement>(null);
  const drop = useDrop();
  useEffect(() => {
    const root = panel.current?.getRootNode() as ShadowRoot | undefined;
    if (ON_GLASS.matches) panel.current?.focus({ preventScroll: true });
    return () => root?.getElementById("launcher")?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={panel}
      class="panel"
      role="dialog"
      tabIndex={-1}
      aria-label={settings.title ?? words.title}
      onKeyDown={(event) => event.key === "Escape" && chat.show(false)}
      {...drop.handlers}
    >
      <Header />
      <Lines />
      <Notice />
      <Composer />
      <Footer />
      {drop.over && <DropHint />}
    </section>
  );
}

function Notice() {
  const { chat, words } = useSurroundings();
  const notice = !chat.connected.value ? words.offline : chat.ended.value ? words.ended : "";
  return (
    <p class="notice" role="status">
      {notice}
    </p>
  );
}
