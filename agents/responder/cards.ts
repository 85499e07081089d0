import type { Card } from "../../core/index.ts";
import type { CustomerContext, Proposal } from "../context.ts";
import type { Language } from "../language/index.ts";
import { cardWords } from "./card-words.ts";

/** What to show beside the words: the change just proposed, or the seats just looked at. */
export function cardsOf(context: CustomerContext): Card[] {
  const { proposal, language = "en" } = context.kept;
  const isNew = proposal !== undefined && proposal.after === context.heard.at(-1)?.seq;
  if (isNew) return [proposalCard(proposal, language)];
  return context.kept.card ? [context.kept.card] : [];
}

function proposalCard({ id, change, terms }: Proposal, language: Language): Card {
  const { confirm, decline, titles } = cardWords[language];
  const { kind, ...details } = change;
  const lines = Object.entries(details).flatMap(([label, value]) => lineOf(label, value));
  return {
    type: "proposal",
    id,
    title: titles[kind],
    lines,
    ...(terms.total !== 0 && { cost: money(terms.total, language) }),
    confirm,
    decline,
  };
}

/** One line a detail; how it is paid and our own counting are not the customer's concern. */
function lineOf(label: string, value: unknown): { label: string; value: string }[] {
  if (value === undefined || value === null || HIDDEN.has(label)) return [];
  return [{ label: LABELS[label] ?? label.replaceAll("_", " "), value: textOf(value) }];
}

const HIDDEN = new Set(["user_id", "nonfree_baggages", "passenger", "will_help_at_exit", "payment_methods"]);
const LABELS: Readonly<Record<string, string>> = {
  reservation_id: "booking",
  total_baggages: "bags",
  payment_id: "paid with",
  flight_type: "trip",
};

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value !== "object" || value === null) return String(value).replaceAll("_", " ");
  return Object.values(value).map(textOf).join(" ");
}

const money = (amount: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: "currency", currency: "USD" }).format(amount);
