import type { Language } from "../../language/language.ts";
import { cardWords } from "../../responder/card-words.ts";
import { at, listAt, numberAt, textAt, textsAt, type Value } from "../reading/values.ts";
import { doneTold as doneInEnglish, proposalTold as proposedInEnglish } from "./english/changes.ts";
import { day, dollars } from "./moments.ts";
import type { Service } from "./service/keys.ts";
import { serviceIn } from "./service.ts";

/** A change as it is told: what was asked of the tool, what it answered, and what else is known. */
export interface ToldChange {
  kind: string;
  args: Value;
  value: Value;
  about: Value;
}

/** What a change would do, in the customer's language. */
export function proposalTold({ kind, args, value, about }: ToldChange, language: Language): string {
  const service = serviceIn(language);
  if (!service) return proposedInEnglish(kind, value, about);
  const would = service.would(
    titleOf(kind, language),
    detailsOf(kind, at(value, "change") ?? args, value, about, language),
  );
  return [would, costIn(service, value, language)].filter(Boolean).join(" ");
}

/** What a change has done, in the customer's language. */
export function doneTold({ kind, args, value, about }: ToldChange, language: Language): string {
  const service = serviceIn(language);
  if (!service) return doneInEnglish(kind, value, about);
  if (kind === "compensate") return compensationIn(service, value, language);
  const done = service.done(titleOf(kind, language), detailsOf(kind, about ?? args, value, about, language));
  return [done, costIn(service, value, language)].filter(Boolean).join(" ");
}

const titleOf = (kind: string, language: Language): string => {
  const { titles } = cardWords[language];
  return kind in titles ? titles[kind as keyof typeof titles] : kind;
};

/** Codes, flights, seats and numbers, which need no language. */
function detailsOf(kind: string, change: Value, value: Value, about: Value, language: Language): string {
  const code =
    textAt(change, "reservation_id") ?? textAt(change, "confirmation_code") ?? textAt(value, "confirmation_code") ?? "";
  const flights = listAt(change, "flights").length > 0 ? listAt(change, "flights") : listAt(about, "flights");
  const named = flights.map(
    (each) => `${textAt(each, "flight_number")} (${day(textAt(each, "date") ?? "", language)})`,
  );
  switch (kind) {
    case "choose_seat":
      return [textAt(change, "seat"), textAt(change, "flight", "flight_number") ?? flightInFacts(value)]
        .filter(Boolean)
        .join(", ");
    case "add_bags":
      return [code, numberAt(change, "total_baggages")].filter((part) => part !== undefined).join(": ");
    case "open_bag_claim":
      return [textAt(value, "claim", "claim_id"), textAt(value, "claim", "bag_tag") ?? textAt(change, "bag_tag")]
        .filter(Boolean)
        .join(", ");
    case "check_in":
      return [code, textAt(change, "flight", "flight_number")].filter(Boolean).join(", ");
    case "compensate":
      return [code, ...vouchersIn(textsAt(value, "facts"), language)].join(", ");
    default:
      return [code, ...named].filter(Boolean).join(", ");
  }
}

/** "Taylor Lee has seat 14C on FLT-123 on 2026-11-21": the flight. */
const flightInFacts = (value: Value): string | undefined =>
  textsAt(value, "facts").flatMap((fact) => / on (\S+) on \d{4}-/.exec(fact)?.[1] ?? [])[0];

function costIn(service: Service, value: Value, language: Language): string {
  const [pays, back] = [numberAt(value, "customer_pays"), numberAt(value, "customer_gets_back")];
  if (pays) return service.pays(dollars(pays));
  if (!back) return textAt(value, "status") === "proposed" ? service.free() : "";
  const dates = textsAt(value, "facts").flatMap((fact) => /^Refund to .* by (\d{4}-\d{2}-\d{2})/.exec(fact)?.[1] ?? []);
  const last = dates.sort().at(-1);
  return service.gets_back(dollars(back), last && day(last, language));
}

/** "A hotel voucher up to $180" as the language says it. */
function vouchersIn(facts: readonly string[], language: Language): string[] {
  const words = serviceIn(language)?.vouchers;
  return facts.flatMap((fact) => {
    const [, kind = "", amount] = /^A (\w+) voucher up to \$(\d+)/.exec(fact) ?? [];
    const name = words?.[kind as keyof typeof words];
    return name && amount ? [`${name} ${dollars(Number(amount))}`] : [];
  });
}

const compensationIn = (service: Service, value: Value, language: Language): string =>
  service.case_opened(textAt(value, "case", "case_id") ?? "", vouchersIn(textsAt(value, "facts"), language).join(", "));
