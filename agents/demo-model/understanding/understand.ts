import { fold } from "../../language/fold.ts";
import { wantsPerson } from "../../language/wants-person.ts";
import { type Choices, choicesIn } from "./choices.ts";
import { type Codes, codesIn, spelledLocator } from "./codes.ts";
import { birthDateIn, datesIn } from "./dates.ts";
import { COURTESIES, INTENTS, type Intent, SILENCES } from "./intents.ts";
import { bareName, hasNone, type Named, nameBeside, nameIn } from "./names.ts";
import { type Places, placesIn } from "./places.ts";
import { bags } from "./rules/bags.ts";
import { booking } from "./rules/booking.ts";
import { courtesies, people } from "./rules/courtesies.ts";
import { flights } from "./rules/flights.ts";
import { money, policies } from "./rules/money.ts";
import { seats } from "./rules/seats.ts";
import { respelled } from "./spelling.ts";

/** One message, understood: what is wanted, and everything it names. */
export interface Understanding {
  text: string;
  folded: string;
  /** In the order in which to deal with them; empty when the message only answers or adds something. */
  intents: readonly Intent[];
  codes: Codes;
  places: Places;
  dates: string[];
  birthDate: string | undefined;
  name: Named;
  choices: Choices;
}

/** The same message as an answer to "which code, which name?": then a lone word is a name, and loose pieces are a code. */
export function asIdentity(heard: Understanding): Understanding {
  const { codes, text, folded } = heard;
  if (hasNone(folded)) return heard;
  const spelled = codes.bookings.length === 0 ? spelledLocator(text) : undefined;
  const bookings = spelled ? [spelled] : codes.bookings;
  const saysElse =
    heard.intents.some((intent) => !COURTESIES.has(intent) && intent !== "my_booking") || /[?？]/.test(text);
  const name = heard.name.last === undefined && !spelled && !saysElse ? bareName(text, bookings) : heard.name;
  return { ...heard, codes: { ...codes, bookings }, name };
}

const RULES = [...people, ...flights, ...booking, ...seats, ...bags, ...money, ...policies, ...courtesies];

/** Reads a customer's message as it would be read on `today` (`YYYY-MM-DD`). */
export function understand(text: string, today: string): Understanding {
  const codes = codesIn(text);
  const places = placesIn(text);
  const folded = fold(text);
  const birthDate = birthDateIn(text);
  return {
    text,
    folded,
    intents: intentsIn(text, folded, codes, places),
    codes,
    places,
    dates: datesIn(text, today).filter((date) => date !== birthDate),
    birthDate,
    name: nameOf(text, codes),
    choices: choicesIn(text),
  };
}

function nameOf(text: string, { bookings }: Codes): Named {
  const announced = nameIn(text);
  return announced.last === undefined ? nameBeside(text, bookings) : announced;
}

/** What is wanted; where nothing is understood, what is wanted if the words are those that were meant. */
function intentsIn(text: string, folded: string, codes: Codes, places: Places): Intent[] {
  const intents = intentsOf(text, folded, codes, places);
  const meant = intents.length === 0 ? respelled(folded) : folded;
  return meant === folded ? intents : intentsOf(meant, meant, codes, places);
}

function intentsOf(text: string, folded: string, codes: Codes, places: Places): Intent[] {
  const heard = new Set<Intent>();
  for (const { intent, when, unless } of RULES) if (when.test(folded) && !unless?.test(folded)) heard.add(intent);
  if (wantsPerson(text)) heard.add("ask_person");
  refine(heard, folded, codes, places);
  for (const intent of [...heard]) for (const silenced of SILENCES[intent] ?? []) heard.delete(silenced);
  // Whoever asks for a person gets one; what it is about they tell the person.
  if (heard.has("ask_person")) return ["ask_person"];
  const wanted = INTENTS.filter((intent) => heard.has(intent));
  const serious = wanted.filter((intent) => !COURTESIES.has(intent));
  return serious.length > 0 ? serious : wanted.slice(0, 1);
}

/** "Can I bring my dog?" asks for the rules; "add my dog to the booking" asks for the dog to come. */
const ASKS_WHETHER =
  /\bwhat (?:do|does|is|are)\b|\bhow does\b|\b(?:can|may|could|do|does|is|are|am)\b.{0,20}\b(?:i|we|you|it|allowed)\b|\bhow much\b|\bpolicy\b|\ballowed\b/;
const IS_A_MATTER_OF_RULES =
  /\b(?:dogs?|cats?|pets?|puppy|kitten|animals?|meals?|vegetarian|vegan|kosher|halal|gluten|infant|baby|child(?:ren)?|alone|unaccompanied|pregnan\w+|allerg\w+|peanut)\b(?!.*\b(?:request|order|book|add|arrange)\b)/;

/** What the names in a message say about its words. */
function refine(heard: Set<Intent>, folded: string, codes: Codes, places: Places): void {
  if (codes.flights.length > 0) {
    if (heard.has("my_flight") || heard.has("gate") || heard.has("delay")) heard.add("flight_status");
    if (heard.size === 0 && folded.split(" ").length <= 4) heard.add("flight_status");
  }
  if (
    heard.has("delay") &&
    /\b(?:first|connect\w*|onward|miss|leg|via|then|next flight)\b/.test(folded) &&
    places.named.length >= 2
  ) {
    heard.add("disruption");
  }
  if (heard.has("special_service") && /\bfront row\b|\bmedical\b/.test(folded)) heard.delete("seat_change");
  // "How many seats…" and "what seat…" name seats without asking for another.
  if (codes.seats.length > 0 && heard.has("seat_map") && /\b(?:move|change|switch)\b/.test(folded))
    heard.delete("seat_map");
  if (heard.has("special_service") && ASKS_WHETHER.test(folded) && IS_A_MATTER_OF_RULES.test(folded)) {
    heard.delete("special_service");
    heard.add("policy");
  }
  if (heard.has("policy") && /\b(?:passport|visa|vaccin\w*|shots?|documents?)\b/.test(folded)) {
    for (const intent of ["book", "search_flights", "my_booking"] as const) heard.delete(intent);
  }
  if (/\bbags?\b.{0,20}\bmake\b/.test(folded)) heard.delete("disruption");
  if (heard.size === 0 && places.from && places.to && places.from !== places.to) heard.add("search_flights");
  if (heard.has("bag_status") && codes.bagTags.length > 0) heard.delete("bag_rules");
}
