import type { Proposal } from "../../cards.ts";
import { useSurroundings } from "../view/context.ts";
import type { CardProps } from "./card.tsx";

/** A change that waits for a yes: what changes, what it costs, and two answers of the same weight. */
export function ProposalCard({ card, pressed, press }: CardProps<Proposal>) {
  const { words } = useSurroundings();
  const { id, title, lines, cost, confirm, decline } = card;
  return (
    <section class="card proposal" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <dl>
        {lines.map(({ label, value }, i) => (
          <div class="fact" key={`${i} ${label}`}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
        {cost && (
          <div class="fact total">
            <dt>{words.cost}</dt>
            <dd>{cost}</dd>
          </div>
        )}
      </dl>
      {pressed === "" && (
        <div class="answers">
          <button type="button" class="answer yes" onClick={() => press(confirm, "confirm")}>
            {confirm}
          </button>
          <button type="button" class="answer" onClick={() => press(decline, "decline")}>
            {decline}
          </button>
        </div>
      )}
      {pressed && <p class="outcome">{pressed === "confirm" ? confirm : decline}</p>}
    </section>
  );
}
