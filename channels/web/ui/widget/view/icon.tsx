const SHAPES = {
  chat: "M4 5.5h16v11H11l-4.5 3.5v-3.5H4z",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4.5 12h14M13 6l6 6-6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0",
  save: "M12 4v11M7.5 10.5L12 15l4.5-4.5M5 20h14",
  clip: "M19.500 11.500l-7.600 7.600a4.800 4.800 0 0 1-6.800-6.800l7.900-7.900a3.200 3.200 0 0 1 4.500 4.500l-7.800 7.800a1.600 1.600 0 0 1-2.300-2.300l7.200-7.100",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  plane:
    "M2.500 13.800l3.800 1.100 3.200-1.900L4.600 7.400l2.200-.9 7.900 4.400 4.400-2.600c1.400-.8 3-.6 3.300.1s-.6 1.700-2 2.500l-11 6.300-4.300.9z",
};

/** A drawing beside a label; never the label itself. */
export function Icon({ of }: { of: keyof typeof SHAPES }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[of]} />
    </svg>
  );
}
