const SHAPES = {
  first: "M6 5h2v14H6zM20 5v14L9 12z",
  back: "M17 5v14L6 12z",
  play: "M7 5v14l12-7z",
  pause: "M7 5h4v14H7zM13 5h4v14h-4z",
  on: "M5 5v14l10-7zM16 5h2v14h-2z",
};

/** A drawing on a button whose label says what it does. */
export function Icon({ of }: { of: keyof typeof SHAPES }) {
  return (
    <svg viewBox="0 0 24 24" width="16" height="16" fill="currentColor" aria-hidden="true">
      <path d={SHAPES[of]} />
    </svg>
  );
}
