import type { Change } from "../airline/changes.ts";
import type { Language } from "../language/index.ts";
import { type CardWords, cardWords } from "./card-words.ts";

/** One line of a card, in the customer's language. */
export interface Detail {
  label: string;
  value: string;
}

type Say = (value: unknown, words: CardWords, language: Language) => string;
type Shown = readonly [field: string, label: keyof CardWords["labels"], say: Say];

const asIs: Say = (value) => String(value).replaceAll("_", " ");

const DETAILS: readonly Shown[] = [
  ["reservation_id", "booking", String],
  ["route", "route", String],
  ["flight", "flight", (value, _words, language) => flight(value as Flight, language)],
  [
    "flights",
    "flight",
    (value, _words, language) => (value as Flight[]).map((each) => flight(each, language)).join(", "),
  ],
  ["cabin", "cabin", (value, { cabins }) => cabins[value as keyof CardWords["cabins"]]],
  ["seat", "seat", String],
  ["total_baggages", "bags", String],
  [
    "passengers",
    "passengers",
    (value, _words, language) => (value as Person[]).map((each) => person(each, language)).join(", "),
  ],
  ["insurance", "insurance", (value, words) => (value === "yes" ? words.yes : words.no)],
  ["service", "service", asIs],
  ["bag_tag", "bag", String],
  ["description", "description", String],
  ["delivery_address", "address", String],
  ["note", "note", String],
  // Which method it is, by what the customer knows of it.
  ["payment_id", "payment", (value) => `…${String(value).slice(-4)}`],
];

interface Flight {
  flight_number: string;
  date: string;
}

interface Person {
  first_name: string;
  last_name: string;
  dob: string;
}

/** What of a change the customer is shown before they agree to it. Our own counting is not their concern. */
export function detailsOf(change: Change, total: number, language: Language): Detail[] {
  const words = cardWords[language];
  const route = "origin" in change ? { route: `${change.origin} → ${change.destination}` } : {};
  const fields: Readonly<Record<string, unknown>> = { ...change, ...route };
  const lines = DETAILS.flatMap(([field, label, say]) => {
    const value = fields[field];
    return value === undefined || value === ""
      ? []
      : [{ label: words.labels[label], value: say(value, words, language) }];
  });
  const back = total < 0 ? [{ label: words.labels.back, value: money(-total, language) }] : [];
  return [...lines, ...back];
}

/** US dollars as the language writes them. */
export const money = (amount: number, language: Language): string =>
  new Intl.NumberFormat(language, { style: "currency", currency: "USD" }).format(amount);

const flight = ({ flight_number, date }: Flight, language: Language): string =>
  `${flight_number} · ${dayOf(date, language, { day: "numeric", month: "short" })}`;

const person = ({ first_name, last_name, dob }: Person, language: Language): string =>
  `${first_name} ${last_name} (${dayOf(dob, language, { dateStyle: "medium" })})`;

function dayOf(date: string, language: Language, style: Intl.DateTimeFormatOptions): string {
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(day.getTime())
    ? date
    : new Intl.DateTimeFormat(language, { ...style, timeZone: "UTC" }).format(day);
}
