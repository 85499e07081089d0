const SHAPES = {
  first: "M6 5h2v14H6zM20 5v14L9 12z",
  back: "M17 5v14L6 12z",
  play: "M7 5v14l12-7z",
  pause: "M7 5h4v14H7zM13 5h4v14h-4z",
  on: "M5 5v14l10-7zM16 5h2v14h-2z",
  model: "M12 2l2.600 7.400L22 12l-7.400 2.600L12 22l-2.600-7.400L2 12l7.400-2.600z",
  tool: "M21 7.500a5.500 5.500 0 0 1-7.300 5.200L6.400 20a2.100 2.100 0 0 1-3-3l7.300-7.300A5.500 5.500 0 0 1 17.600 3l-3.300 3.300 3.400 3.400L21 6.400z",
  guardrail: "M12 2l8 3v6c0 5-3.400 9-8 11-4.600-2-8-6-8-11V5z",
  handoff: "M3 7h12V3l6 6-6 6v-4H3zM13 17h-3v-3l-5 5 5 4v-3h3z",
  words: "M4 4h16v12H10l-6 5z",
  note: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
};

/** A drawing beside words that say the same. */
export function Icon({ of, size = 16 }: { of: keyof typeof SHAPES; size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} fill="currentColor" aria-hidden="true">
      <path d={SHAPES[of]} />
    </svg>
  );
}
