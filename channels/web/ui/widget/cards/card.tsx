import type { Card } from "../../cards.ts";
import type { Draft } from "../outbox.ts";
import { useSurroundings } from "../view/context.ts";
import { ChoicesCard } from "./choices.tsx";
import { ProposalCard } from "./proposal.tsx";
import { SatisfactionCard } from "./satisfaction.tsx";
import { SeatMapCard } from "./seat-map.tsx";

/** What every card is given. `pressed`: what was chosen, `""` while nothing was, undefined when it is past choosing. */
export interface CardProps<C> {
  card: C;
  pressed: string | undefined;
  /** Says the visible `label` of a button and reports its `value`. */
  press(label: string, value?: string): void;
}

/** The card of a message. A type this widget does not know is left to the words. */
export function CardView({ card, pressed }: { card: Card; pressed: string | undefined }) {
  const { chat } = useSurroundings();
  const onItsWay = (drafts: readonly Draft[]) =>
    drafts.find((draft) => draft.pressed?.card === card.id && draft.state !== "failed");
  // A press on its way is as good as a press: no button can be hit twice.
  const going = onItsWay(chat.outbox.drafts.value);
  const press = (label: string, value = label) => {
    if (!onItsWay(chat.outbox.drafts.peek())) chat.say(label, { card: card.id, value });
  };
  const rest = { pressed: pressed || going?.pressed?.value || pressed, press };
  if (card.type === "choices") return <ChoicesCard card={card} {...rest} />;
  if (card.type === "seat_map") return <SeatMapCard card={card} {...rest} />;
  if (card.type === "proposal") return <ProposalCard card={card} {...rest} />;
  if (card.type === "satisfaction") return <SatisfactionCard card={card} {...rest} />;
  return null;
}
