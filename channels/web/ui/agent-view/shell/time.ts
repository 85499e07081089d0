const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clock = new Intl.DateTimeFormat("en", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});
const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "short" });

/** How long ago, in the shortest words. */
export function ago(at: number, now = Date.now()): string {
  const ms = now - at;
  if (ms < MINUTE) return "now";
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min`;
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h`;
  return day.format(at);
}

/** The same in a sentence: `just now`, `5 min ago`, `on Nov 3`. */
export function since(at: number, now = Date.now()): string {
  if (now - at < MINUTE) return "just now";
  return now - at < DAY ? `${ago(at, now)} ago` : `on ${ago(at, now)}`;
}

/** A time of day, to the second. */
export function timeOf(at: number): string {
  return clock.format(at);
}

/** How long something took. */
export function took(ms: number): string {
  if (ms < 10) return `${Math.round(ms * 10) / 10} ms`;
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${(ms / SECOND).toFixed(1)} s`;
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
  return `${(ms / HOUR).toFixed(1)} h`;
}

/** US dollars, with as many digits as a model call needs. */
export function dollars(cost: number): string {
  return `$${cost.toFixed(cost >= 1 || cost === 0 ? 2 : 4)}`;
}
