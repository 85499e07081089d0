/** A round number at or above `most`, and the lines to draw on the way: at 0, a half and the whole of it. */
export function roundUp(most: number): { top: number; lines: number[] } {
  if (most <= 0) return { top: 1, lines: [0, 1] };
  const step = 10 ** Math.floor(Math.log10(most));
  const top = [1, 2, 3, 4, 5, 6, 8, 10].map((n) => n * step).find((n) => n >= most) ?? most;
  return { top, lines: [0, top / 2, top] };
}

/** Which days get a label: about six, the last one always. */
export function labelled(count: number): (i: number) => boolean {
  const every = Math.max(1, Math.ceil(count / 6));
  return (i) => (count - 1 - i) % every === 0;
}

const day = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });

/** `2026-11-20` as people say it. */
export function sayDay(iso: string): string {
  return day.format(new Date(`${iso}T00:00:00Z`));
}
