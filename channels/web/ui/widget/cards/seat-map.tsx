import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Seat, SeatMap } from "../../cards.ts";
import { useSurroundings } from "../view/context.ts";
import { fill } from "../words/words.ts";
import type { CardProps } from "./card.tsx";
import { step } from "./seat-steps.ts";

/** A table's cells can't be the buttons themselves, and its rows can't be laid out as a cabin is. */
const AS = {
  grid: { role: "grid" },
  row: { role: "row" },
  cell: (selected: boolean) => ({ role: "gridcell", "aria-selected": selected }) as const,
} as const;

/** What the drawing of a seat means; listeners hear it with each. */
const LEGEND = ["free", "taken", "blocked", "yours"] as const;

/**
 * A cabin as a grid. One seat is in the tab order; the arrow keys walk over the rest, taken ones too, so that a listener
 * learns what is where. Enter picks; a second press, on the button below, says it.
 */
export function SeatMapCard({ card, pressed, press }: CardProps<SeatMap>) {
  const { words } = useSurroundings();
  const seats = card.rows.flatMap((row) => row.seats);
  const [picked, pick] = useState("");
  const [focus, setFocus] = useState(card.current ?? (seats.find(({ state }) => state === "free") ?? seats[0])?.seat);
  const grid = useRef<HTMLDivElement>(null);
  // Most look for something near where they sit.
  useLayoutEffect(() => {
    const mine = grid.current?.querySelector<HTMLElement>(".mine");
    const cabin = grid.current?.parentElement;
    if (mine && cabin) cabin.scrollTop = mine.offsetTop - cabin.clientHeight / 2;
  }, []);
  const chosen = seats.find(({ seat }) => seat === (pressed || picked));

  function walk(event: KeyboardEvent) {
    const from = (event.target as HTMLElement).dataset.seat;
    const next = from && step(card, from, event.key);
    if (!next) return;
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-seat="${CSS.escape(next)}"]`)?.focus();
  }

  const describe = ({ seat, state, cabin, exit, extra }: Seat) =>
    [seat, seat === card.current ? words.yours : words[state], cabin, exit && words.exit, extra]
      .filter(Boolean)
      .join(", ");

  const toCell = (seat: Seat) => (
    <button
      type="button"
      {...AS.cell(seat.seat === chosen?.seat)}
      key={seat.seat}
      data-seat={seat.seat}
      class={seat.seat === card.current ? "mine" : seat.state}
      aria-label={describe(seat)}
      aria-disabled={seat.state !== "free" || pressed !== ""}
      tabIndex={seat.seat === focus ? 0 : -1}
      onFocus={() => setFocus(seat.seat)}
      onClick={() => seat.state === "free" && pressed === "" && pick(seat.seat)}
    />
  );

  return (
    <section class="card seats">
      {/* Column A is on the left of an aeroplane in every language. */}
      <div class="cabin" dir="ltr">
        <div class="row letters" aria-hidden="true">
          <b />
          {card.columns.map((column, i) => (
            <b key={column || i}>{column}</b>
          ))}
        </div>
        <div ref={grid} {...{ ...AS.grid, "aria-label": fill(words.seats, card.flight), onKeyDown: walk }}>
          {card.rows.map(({ row, seats }) => (
            <div {...AS.row} key={row} class={seats.some(({ exit }) => exit) ? "row exit" : "row"}>
              <b aria-hidden="true">{row}</b>
              {card.columns.map((column, i) => {
                const seat = column && seats.find((one) => one.seat.endsWith(column));
                return seat ? toCell(seat) : <b key={column || i} class={column && "gap"} aria-hidden="true" />;
              })}
            </div>
          ))}
        </div>
      </div>
      <p class="legend row" aria-hidden="true">
        {LEGEND.map((state) => (
          <span key={state}>
            <i class={state === "yours" ? "mine" : state} />
            {words[state]}
          </span>
        ))}
      </p>
      <p class="chosen" aria-live="polite">
        {chosen ? describe(chosen) : words.pickSeat}
      </p>
      {pressed === "" && picked && (
        <button type="button" class="yes" onClick={() => press(fill(words.takeSeat, picked), picked)}>
          {fill(words.takeSeat, picked)}
        </button>
      )}
    </section>
  );
}
