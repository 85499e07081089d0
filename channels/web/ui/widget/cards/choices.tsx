import type { Choices } from "../../cards.ts";
import type { CardProps } from "./card.tsx";

/** Quick replies. They go when the customer has answered, whichever way. */
export function ChoicesCard({ card, pressed, press }: CardProps<Choices>) {
  if (pressed !== "") return null;
  return (
    <div class="choices">
      {card.options.map((option) => (
        <button type="button" class="choice" key={option} dir="auto" onClick={() => press(option)}>
          {option}
        </button>
      ))}
    </div>
  );
}
