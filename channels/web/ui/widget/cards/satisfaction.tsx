import type { Satisfaction } from "../../cards.ts";
import { useSurroundings } from "../view/context.ts";
import { fill } from "../words/words.ts";
import type { CardProps } from "./card.tsx";

/** One to five, each with its word. */
export function SatisfactionCard({ card, pressed, press }: CardProps<Satisfaction>) {
  const { words } = useSurroundings();
  const labels = words.ratings.split("|");
  return (
    <fieldset class="card rating" disabled={pressed !== ""}>
      <legend class="unseen">{card.question ?? words.rating}</legend>
      <div>
        {labels.map((label, i) => (
          <button
            type="button"
            key={label}
            title={label}
            aria-label={`${i + 1} – ${label}`}
            aria-pressed={pressed === `${i + 1}`}
            onClick={() => press(`${i + 1}`)}
          >
            {i + 1}
          </button>
        ))}
      </div>
      {pressed === "" && (
        <p class="ends" aria-hidden="true">
          <span>{labels[0]}</span>
          <span>{labels.at(-1)}</span>
        </p>
      )}
      {pressed && <p class="outcome">{fill(words.chosen, labels[Number(pressed) - 1] ?? pressed)}</p>}
    </fieldset>
  );
}
