import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ListingStore } from "./listing.ts";
import { RowLink } from "./row.tsx";

/** As in the style sheet. */
const ROW = 84;
const AHEAD = 6;

/** The list itself: only the rows on the screen are drawn, however many there are. */
export function Rows({ listing, open }: { listing: ListingStore; open: string | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 900 });
  const { value: rows } = listing.rows;
  const total = listing.total.value;
  const first = Math.max(0, Math.floor(view.top / ROW) - AHEAD);
  const last = Math.ceil((view.top + view.height) / ROW) + AHEAD;
  const measure = () => box.current && setView({ top: box.current.scrollTop, height: box.current.clientHeight });
  useLayoutEffect(() => {
    measure();
    addEventListener("resize", measure);
    return () => removeEventListener("resize", measure);
  }, []);
  useLayoutEffect(() => {
    if (last >= rows.length) void listing.more();
  }, [last, rows.length]);
  return (
    <>
      <p class="count" role="status">
        {listing.problem.value || counted(total, listing.among.value)}
      </p>
      <div ref={box} class="rows" onScroll={measure}>
        <ul>
          {rows.slice(first, last).map((row, i) => (
            <RowLink key={row.id} row={row} top={(first + i) * ROW} isOpen={row.id === open} />
          ))}
          <li class="tail" style={{ top: `${Math.max(total, rows.length) * ROW}px` }} aria-hidden="true" />
        </ul>
        {total === 0 && !listing.loading.value && <p class="empty">No conversation fits.</p>}
      </div>
    </>
  );
}

function counted(total: number, among: number | undefined): string {
  const count = total === 1 ? "1 conversation" : `${total.toLocaleString("en")} conversations`;
  return among === undefined ? count : `${count} among the latest ${among.toLocaleString("en")}`;
}
