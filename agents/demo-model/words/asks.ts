import { type Language, languages } from "../../language/language.ts";
import type { Intent } from "../understanding/intents.ts";
import type { Ask, BasicAsk } from "./asks/ask.ts";
import { de } from "./asks/de.ts";
import { en } from "./asks/en.ts";
import { es } from "./asks/es.ts";
import { fr } from "./asks/fr.ts";
import { ja } from "./asks/ja.ts";
import { pt } from "./asks/pt.ts";
import { zh } from "./asks/zh.ts";

/** Questions that are offers: a yes to them is a wish. */
export const OFFERS: Partial<Record<Ask, Intent>> = {
  offer_person: "ask_person",
  offer_map: "seat_map",
  offer_rebooking: "rebook",
  offer_compensation: "compensation",
  offer_bag_claim: "bag_missing",
  offer_search: "search_flights",
};

const others: Record<Exclude<Language, "en">, Record<BasicAsk, string>> = { es, fr, de, pt, zh, ja };

/** A question in the customer's language, or in English where it is only asked in English. */
export const ask = (language: Language, question: Ask): string =>
  (language === "en" ? undefined : (others[language] as Partial<Record<Ask, string>>)[question]) ?? en[question];

const known: readonly (readonly [string, Ask])[] = languages.flatMap((language) =>
  (Object.keys(en) as Ask[]).map((question) => [ask(language, question), question] as const),
);

/** The question a reply ended with. */
export const askIn = (reply: string): Ask | undefined => known.find(([sentence]) => reply.includes(sentence))?.[1];
