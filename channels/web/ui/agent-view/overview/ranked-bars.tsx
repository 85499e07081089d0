/** Names with a count each, most first, as bars one can read. */
export function RankedBars({ title, rows }: { title: string; rows: { name: string; count: number; note?: string }[] }) {
  const ranked = rows.toSorted((a, b) => b.count - a.count);
  const most = Math.max(1, ...ranked.map(({ count }) => count));
  return (
    <section class="panel ranked">
      <h2>{title}</h2>
      {ranked.length === 0 && <p class="empty">None.</p>}
      <ol>
        {ranked.map(({ name, count, note }) => (
          <li key={name}>
            <span>{name}</span>
            <span class="amount">
              {count.toLocaleString("en")} {note && <small>{note}</small>}
            </span>
            <i style={{ width: `${(count / most) * 100}%` }} />
          </li>
        ))}
      </ol>
    </section>
  );
}
