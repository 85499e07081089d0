import { affirmation } from "../../language/affirmation.ts";
import { COURTESIES, type Intent, QUESTIONS } from "../understanding/intents.ts";
import type { Understanding } from "../understanding/understand.ts";
import type { Ask } from "../words/asks/ask.ts";
import { askIn, OFFERS } from "../words/asks.ts";
import type { Exchange } from "./exchanges.ts";

/** Where the conversation stands: what is being dealt with, and what was said about it. */
export interface Dialogue {
  /** What the customer wants now, in the order in which to deal with it. */
  wishes: readonly Intent[];
  /** The question the last reply ended with. */
  asked: Ask | undefined;
  /** Everything the customer said about the present wishes, newest first. */
  words: readonly Understanding[];
  /** Everything the customer said, newest first. */
  allWords: readonly Understanding[];
  /** The newest message. */
  now: Understanding | undefined;
  /** How often in a row, this time included, nothing was understood. */
  puzzled: number;
}

interface Place {
  wishes: readonly Intent[];
  /** What was talked about last, for "and tomorrow?". */
  topic: readonly Intent[];
  since: number;
  puzzled: number;
}

/** Follows the conversation from its beginning: the same exchanges always lead to the same place. */
export function dialogueIn(exchanges: readonly Exchange[]): Dialogue {
  let place: Place = { wishes: [], topic: [], since: 0, puzzled: 0 };
  let asked: Ask | undefined;
  for (const [i, { heard }] of exchanges.entries()) {
    asked = askIn(exchanges[i - 1]?.reply ?? "");
    place = follow(place, heard, asked, i);
  }
  const heard = exchanges.map((each) => each.heard).reverse();
  return {
    wishes: place.wishes,
    asked,
    words: heard.slice(0, exchanges.length - place.since),
    allWords: heard,
    now: heard[0],
    puzzled: place.puzzled,
  };
}

function follow(place: Place, heard: Understanding, asked: Ask | undefined, i: number): Place {
  const offer = asked && OFFERS[asked];
  if (offer && heard.intents.every((intent) => COURTESIES.has(intent))) {
    const answer = affirmation(heard.text);
    if (answer === "yes") return { ...place, wishes: [offer], topic: [offer], puzzled: 0 };
    if (answer === "no") return { ...place, wishes: [], since: i, puzzled: 0 };
  }
  const news = heard.intents.filter((intent) => !isAnswer(intent, asked, place));
  if (
    news.length > 0 &&
    !(asked && !offer && news.every((intent) => COURTESIES.has(intent) && namesSomething(heard)))
  ) {
    // Answered in between; what was asked stays asked.
    if (
      asked &&
      !offer &&
      news.every((intent) => QUESTIONS.has(intent)) &&
      !place.wishes.every((wish) => QUESTIONS.has(wish))
    ) {
      return { ...place, wishes: [...new Set([...news, ...place.wishes])], puzzled: 0 };
    }
    const isSmall = news.every((intent) => COURTESIES.has(intent));
    return { wishes: news, topic: isSmall ? place.topic : news, since: i, puzzled: 0 };
  }
  if (asked && !offer && place.wishes.length > 0) {
    const wishes = place.wishes.map((wish) => CHOOSING[asked]?.[wish] ?? wish);
    return { ...place, wishes, topic: wishes, puzzled: 0 };
  }
  if (pointsAtSomething(heard)) {
    const goesOn = place.topic.some((wish) => TAKES_UP.has(wish)) && !isOnlyACode(heard) && !asksForASeat(place, heard);
    const wishes = goesOn ? place.topic : meantBy(heard);
    const since = isOnlyACode(heard) ? i : place.since;
    if (wishes.length > 0) return { wishes, topic: wishes, since, puzzled: 0 };
  }
  if (isQuestion(heard) && place.topic.some((wish) => RULES.has(wish))) {
    return { ...place, wishes: place.topic.filter((wish) => RULES.has(wish)), puzzled: 0 };
  }
  return { ...place, wishes: [], since: i, puzzled: place.puzzled + 1 };
}

/** Whoever was shown flights or seats and picks one, wants it. */
const CHOOSING: Partial<Record<Ask, Partial<Record<Intent, Intent>>>> = {
  which_flight: { disruption: "rebook", flight_cancelled: "rebook", search_flights: "book" },
  which_seat: { seat_map: "seat_change", my_seat: "seat_change" },
};

/** "How much does it cost?", after a question about rules, asks for more about the same. */
const RULES: ReadonlySet<Intent> = new Set(["policy", "bag_rules", "fees", "insurance", "loyalty", "seats_on_plane"]);
const isQuestion = ({ folded }: Understanding): boolean =>
  /\?$|^(?:and|how|what|when|where|which|is|are|do|does|can|may)\b/.test(folded) && folded.split(" ").length <= 9;

/** A confirmation code out of nowhere shows a booking, whatever was talked about before. */
const isOnlyACode = ({ codes, dates, choices }: Understanding): boolean =>
  codes.bookings.length > 0 &&
  codes.flights.length + codes.seats.length + dates.length === 0 &&
  choices.pick === undefined;

/** A seat, named after a booking was found, is wanted. */
const asksForASeat = ({ topic }: Place, { codes, choices }: Understanding): boolean =>
  topic.every((wish) => wish === "my_booking" || wish === "identify") &&
  (codes.seats.length > 0 || choices.kind !== undefined);

/** What a flight, a day or a place said on its own goes on with. */
const TAKES_UP: ReadonlySet<Intent> = new Set([
  "flight_status",
  "gate",
  "my_flight",
  "delay",
  "on_tarmac",
  "search_flights",
  "book",
  "rebook",
  "change_flight",
  "change_cabin",
  "seat_change",
  "seat_map",
  "bag_status",
  "bag_missing",
  "my_booking",
]);

/** "My booking is LL0EZ6", said to "which booking?", is an answer and no new wish. */
function isAnswer(intent: Intent, asked: Ask | undefined, { wishes }: Place): boolean {
  if (!asked) return false;
  if (intent === "my_booking" || intent === "identify") return wishes.some((wish) => wish !== intent);
  if (["flight_status", "search_flights", "book"].includes(intent)) {
    return asked === "which_flight" || asked === "route" || asked === "which_date";
  }
  return (asked === "which_seat" && intent === "seat_change") || (asked === "which_service" && intent === "policy");
}

const namesSomething = ({ codes, name }: Understanding): boolean =>
  codes.bookings.length > 0 || codes.flights.length > 0 || name.last !== undefined;

const pointsAtSomething = ({ codes, places, dates, choices }: Understanding): boolean =>
  codes.bookings.length + codes.flights.length + codes.seats.length + codes.bagTags.length > 0 ||
  places.named.length + dates.length > 0 ||
  choices.pick !== undefined ||
  choices.best !== undefined ||
  choices.kind !== undefined ||
  choices.cabin !== undefined;

/** What a bare code, out of nowhere, is most likely about. */
function meantBy({ codes, places, choices }: Understanding): Intent[] {
  if (codes.seats.length > 0 || choices.kind) return ["seat_change"];
  if (codes.bagTags.length > 0) return ["bag_status"];
  if (codes.flights.length > 0) return ["flight_status"];
  if (codes.bookings.length > 0) return ["my_booking"];
  return places.named.length > 0 ? ["search_flights"] : [];
}
