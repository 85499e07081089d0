import { listAt, numberAt, textAt, textsAt, type Value } from "../../reading/values.ts";
import { listed } from "../moments.ts";

const SECTIONS: Readonly<Record<string, string>> = {
  business: "business",
  economy_plus: "Economy Plus",
  economy: "economy",
};

/** Seats a booking has on a flight. */
export const seatsOf = (flight: Value): string[] => textsAt(flight, "seats").filter((seat) => /^\d/.test(seat));

/** The seat map in a few sentences. */
export function freeSeatsTold(map: Value, most: number): string {
  const own = textsAt(map, "customers_seats");
  const sections = listAt(map, "sections").map((section) => {
    const price = numberAt(section, "price") ?? 0;
    const name = SECTIONS[textAt(section, "section") ?? ""] ?? "";
    const free = spreadOver(textsAt(section, "free_seats"), most);
    return `${numberAt(section, "free")} free in ${name}${price > 0 ? ` for $${price}` : ""}${free.length > 0 ? `, such as ${listed(free)}` : ""}`;
  });
  const yours = own.length > 0 ? ` You have ${listed(own)}.` : "";
  return `Here are the seats of ${textAt(map, "flight_number")}, ${article(textAt(map, "aircraft") ?? "aircraft")}: ${sections.join("; ")}.${yours}`;
}

const article = (name: string): string => `${/^[aeiou]/i.test(name) ? "an" : "a"} ${name}`;

/** A few of many, from front to back. */
export function spreadOver(seats: readonly string[], most: number): string[] {
  if (seats.length <= most) return [...seats];
  const step = (seats.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, i) => seats[Math.round(i * step)] ?? "");
}

/** Up to four free seats of a kind in a cabin, without an extra price where there are any. */
export function suggested(map: Value, kind: string, cabin: string): string[] {
  const names = cabin === "business" ? ["business"] : ["economy", "economy_plus"];
  const exits = new Set(listAt(map, "exit_rows").map(String));
  const free = names.flatMap((name) =>
    listAt(map, "sections")
      .filter((section) => textAt(section, "section") === name)
      .flatMap((section) => textsAt(section, "free_seats")),
  );
  const letters = new Set(free.map((seat) => seat.slice(-1)));
  const fits = (seat: string): boolean => {
    const isExit = exits.has(seat.slice(0, -1));
    if (kind === "exit") return isExit;
    if (kind === "front") return !isExit;
    return !isExit && kindOf(seat.slice(-1), letters) === kind;
  };
  const fitting = free.filter(fits);
  const inOrder =
    kind === "front" ? [...fitting].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)) : fitting;
  return kind === "front" ? inOrder.slice(0, 4) : spreadOver(inOrder, 4);
}

/** Where a letter sits: single-aisle aircraft end at F, those with two aisles at K. */
function kindOf(letter: string, letters: ReadonlySet<string>): string {
  const isWide = letters.has("K") || letters.has("H");
  if (letter === "A" || letter === (isWide ? "K" : "F")) return "window";
  return (isWide ? "CDFG" : "CD").includes(letter) ? "aisle" : "middle";
}
