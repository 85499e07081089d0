import type { Card } from "../../core/index.ts";
import type { CustomerContext, Proposal } from "../context.ts";
import type { Language } from "../language/index.ts";
import { detailsOf, money } from "./card-details.ts";
import { cardWords } from "./card-words.ts";

/** What to show beside the words: the change just proposed, or the seats just looked at. */
export function cardsOf(context: CustomerContext): Card[] {
  const { proposal, language = "en" } = context.kept;
  const isNew = proposal !== undefined && proposal.after === context.heard.at(-1)?.seq;
  if (isNew) return [proposalCard(proposal, language)];
  return context.kept.card ? [context.kept.card] : [];
}

function proposalCard({ id, change, terms: { total } }: Proposal, language: Language): Card {
  const { confirm, decline, titles } = cardWords[language];
  return {
    type: "proposal",
    id,
    title: titles[change.kind],
    lines: detailsOf(change, total, language),
    ...(total > 0 && { cost: money(total, language) }),
    confirm,
    decline,
  };
}
