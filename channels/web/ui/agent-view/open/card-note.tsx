import type { Card } from "../../cards.ts";

/** A card in a few words: staff need to know that it was there, not to press it. */
export function CardNote({ card }: { card: { type: string; id: string } }) {
  return <p class="card-note">{inWords(card as Card)}</p>;
}

function inWords(card: Card): string {
  switch (card.type) {
    case "choices":
      return `Quick replies: ${card.options.join(", ")}`;
    case "seat_map":
      return `Seat map of ${card.flight}: ${card.rows.flatMap(({ seats }) => seats).filter(({ state }) => state === "free").length} seats free`;
    case "proposal":
      return `Proposal: ${card.title}${card.cost ? ` (${card.cost})` : ""}`;
    case "satisfaction":
      return "Asked for a mark from 1 to 5";
    default:
      return "A card";
  }
}
