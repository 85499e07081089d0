import type { SeatMap } from "../airline/facts.ts";

/** The seat map as a card for channels that can draw: `columns` are letters from left to right, `""` is the aisle. */
export function seatMapCard(map: SeatMap, own: string[]) {
  return {
    type: "seat_map",
    id: `seats-${map.flight_number}-${map.date}`,
    flight: `${map.flight_number} · ${map.date}`,
    columns: [...map.letters].map((letter) => (letter === " " ? "" : letter)),
    rows: map.sections.flatMap(({ section, rows }) =>
      rows.map(({ row, exit_row, seats }) => ({
        row,
        seats: seats.map(({ seat, state, price }) => ({
          seat,
          state: state === "held_for_assistance" ? "blocked" : state,
          cabin: section,
          ...(exit_row && { exit: true }),
          ...(price > 0 && { extra: `$${price}` }),
        })),
      })),
    ),
    ...(own[0] && { current: own[0] }),
  };
}
