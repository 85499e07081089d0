const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/;

/**
 * Words as a phone shows them: addresses can be followed.
 * @param {{ text: string }} props
 */
export function Linked({ text }) {
  return text.split(ADDRESS).map((piece, i) =>
    i % 2 ? (
      <a key={i} href={piece} target="_blank" rel="noreferrer">
        {piece}
      </a>
    ) : (
      piece
    ),
  );
}
