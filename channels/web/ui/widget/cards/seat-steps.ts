import type { SeatMap } from "../../cards.ts";

/** The seat an arrow key, Home or End leads to, or undefined where there is none. Aisles are stepped over. */
export function step({ rows }: SeatMap, from: string, key: string): string | undefined {
  const at = rows.findIndex(({ seats }) => seats.some(({ seat }) => seat === from));
  const row = rows[at]?.seats ?? [];
  const place = row.findIndex(({ seat }) => seat === from);
  if (key === "Home") return row[0]?.seat;
  if (key === "End") return row.at(-1)?.seat;
  if (key === "ArrowLeft" || key === "ArrowRight") return row[place + (key === "ArrowRight" ? 1 : -1)]?.seat;
  const down = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
  if (!down) return undefined;
  const letter = from.slice(-1);
  for (let i = at + down; i >= 0 && i < rows.length; i += down) {
    const seat = rows[i]?.seats.find((one) => one.seat.endsWith(letter));
    if (seat) return seat.seat;
  }
  return undefined;
}
