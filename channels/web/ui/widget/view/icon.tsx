const SHAPES = {
  chat: "M4 5.5h16v11H11l-4.5 3.5v-3.5H4z",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4.5 12h14M13 6l6 6-6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0",
  save: "M12 4v11M7.5 10.5L12 15l4.5-4.5M5 20h14",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  plane: "M3 13.5l3.5 1 4-2.5L5 5.5l2-.8 7.6 4.9 4-2.5c1.500-.9 3-.6 3.200 0s-.4 1.600-1.900 2.400L8 17.500l-3.500.5z",
};

/** A drawing beside a label; never the label itself. */
export function Icon({ of }: { of: keyof typeof SHAPES }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[of]} />
    </svg>
  );
}
