/** One attempt at a connection, with what can end it from this side. */
export interface Line {
  readonly signal: AbortSignal;
  /** Something was heard: the other side lives. */
  alive(): void;
  hangUp(): void;
}

/** The server says something every 15 s. Silence for longer than two of those is a dead line. */
const SILENCE_MS = 40_000;

/** Opens a line that hangs up with `outer`, when the browser goes offline, and when nothing is heard for too long. */
export function openLine(outer: AbortSignal): Line {
  const line = new AbortController();
  const { signal } = line;
  let heardAt = Date.now();
  const hangUp = () => line.abort();
  const check = () => {
    if (Date.now() - heardAt > SILENCE_MS) hangUp();
  };
  const watch = setInterval(check, 5_000);
  signal.addEventListener("abort", () => clearInterval(watch));
  outer.addEventListener("abort", hangUp, { signal });
  addEventListener("offline", hangUp, { signal });
  // Timers stand still while a laptop sleeps: look as soon as somebody is looking.
  document.addEventListener("visibilitychange", check, { signal });
  return {
    signal,
    alive: () => {
      heardAt = Date.now();
    },
    hangUp,
  };
}
