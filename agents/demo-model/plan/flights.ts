import { flightIn } from "../reading/flight.ts";
import { at, listAt, numberAt, textAt, type Value } from "../reading/values.ts";
import { ask } from "../words/asks.ts";
import { serviceIn } from "../words/service.ts";
import { connectionTold, optionsTold } from "../words/trips-told.ts";
import { theBooking } from "./booking-in-hand.ts";
import { policy } from "./policies.ts";
import { refusalIn, refused } from "./refusals.ts";
import { call, end, line, type Script } from "./script.ts";
import { everSaid, mostTold, said, type Talk } from "./talk.ts";

/** A flight by its number: public. Without a number, the customer's own. */
export function* flightStatus(talk: Talk): Script {
  const number = said(talk, ({ codes }) => codes.flights.at(-1)) ?? lastNamed(talk);
  if (number === undefined) return yield* myFlight(talk);
  const date = said(talk, ({ dates }) => dates.at(-1)) ?? null;
  const answer = yield* call("flight_status", { flight_number: number, date });
  const refusal = refusalIn(answer);
  if (refusal?.code.startsWith("flight_not") && date === null) {
    return line(`${talk.words.no_such_flight(number)} ${ask(talk.language, "flight_number")}`, {
      reason: "There is no such flight",
    });
  }
  if (refusal) return refused(talk, refusal);
  return line(told(talk, answer.value), { reason: "From the flight status" });
}

/** "And the gate?", right after a flight was talked about. */
function lastNamed({ dialogue, situation, now }: Talk): string | undefined {
  const isAboutTheirs = /\b(?:my|our|mein\w*|unser\w*|mis?|mon|mes|meus?|minha)\b|我的|私の/.test(now.folded);
  if (isAboutTheirs && situation.proven.length > 0) return undefined;
  const earlier = dialogue.allWords
    .slice(1, 5)
    .find(({ codes }) => codes.flights.length > 0)
    ?.codes.flights.at(-1);
  return earlier ?? (isAboutTheirs ? undefined : situation.flight?.flight_number);
}

function told({ words, language }: Talk, value: Value): string {
  const flight = flightIn(value, language);
  if (!flight) return words.topics.unknown();
  const missed = connectionTold(value, language);
  return [words.flight(flight), missed].filter(Boolean).join(" ");
}

/** The customer's own flights, with what a delay does to them. */
export function* myFlight(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const { language, words } = talk;
  const flights = listAt(trip, "flights").flatMap((each) => flightIn(each, language) ?? []);
  const ahead = flights.filter(({ status }) => status !== "landed");
  const lines = (ahead.length > 0 ? ahead : flights).slice(0, 3).map((flight) => words.flight(flight));
  if (textAt(trip, "status") === "cancelled" || lines.length === 0) {
    return line(words.found(textAt(trip, "confirmation_code") ?? ""), { confidence: 0.6, reason: "Nothing to fly" });
  }
  if (!at(trip, "disruption")) return line(lines.join("\n"), { reason: "From the booking" });
  const offer = language === "en" ? ask(language, "offer_rebooking") : "";
  const text = [...lines, connectionTold(trip, language), offer].filter(Boolean).join("\n");
  return line(text, { reason: "From the booking: the trip is disrupted" });
}

/** A late leg, a connection in danger: what is wrong, and which flights still get them there. */
export function* disruption(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const { words, language } = talk;
  const flights = listAt(trip, "flights").flatMap((each) => flightIn(each, language) ?? []);
  if (!at(trip, "disruption")) {
    const asPlanned = listAt(trip, "connections").length > 0 ? HOLDS : "Your trip is as planned.";
    const holds = serviceIn(language)?.holds() ?? asPlanned;
    return line([...flights.map((flight) => words.flight(flight)), holds].join("\n"), { reason: "No disruption" });
  }
  const answer = yield* call("rebooking_options", { confirmation_code: textAt(trip, "confirmation_code") ?? null });
  const options = refusalIn(answer) ? [] : listAt(answer.value, "options");
  const late = flights.filter(({ status }) => status === "delayed" || status === "cancelled");
  const what = [...late.map((flight) => words.flight(flight)), connectionTold(trip, language)];
  const isBroken = listAt(trip, "connections").some((each) => at(each, "holds") === false);
  const service = serviceIn(language);
  const none = isBroken ? (service?.no_options() ?? NO_OTHER) : (service?.holds() ?? HOLDS);
  const ways = options.length > 0 ? optionsTold(options, mostTold(talk), language) : none;
  const question = ask(language, options.length > 0 ? "which_flight" : "offer_person");
  return line([...what, ways, question].filter(Boolean).join("\n"), { reason: "The trip is disrupted" });
}

const HOLDS = "Your connection holds.";
const NO_OTHER = "I see no other flight for the coming days.";

/** The airline cancelled: the facts first, and then as with any disruption. */
export function* flightCancelled(talk: Talk): Script {
  const number = said(talk, ({ codes }) => codes.flights.at(-1));
  if (number === undefined || talk.situation.proven.length > 0) return yield* disruption(talk);
  const answer = yield* call("flight_status", {
    flight_number: number,
    date: said(talk, ({ dates }) => dates[0]) ?? null,
  });
  const refusal = refusalIn(answer);
  if (refusal) return refused(talk, refusal);
  const needs = talk.language === "en" ? " To see other flights for you I need your booking." : "";
  const text = `${told(talk, answer.value)}${needs} ${ask(talk.language, "identity")}`;
  return line(text, { reason: "Public status; the booking is needed for more" });
}

/** How long is the delay: of the flight named, else of theirs. */
export function* delay(talk: Talk): Script {
  const isNamed = said(talk, ({ codes }) => codes.flights.at(-1)) !== undefined;
  return yield* isNamed ? flightStatus(talk) : myFlight(talk);
}

/** The weather itself nobody here knows; what it does to flights is known. */
export function* weather(talk: Talk): Script {
  const knowsFlight = everSaid(talk, ({ codes }) => codes.flights.at(-1)) !== undefined;
  if (knowsFlight) return yield* flightStatus(talk);
  if (talk.situation.proven.length > 0) return yield* myFlight(talk);
  const answer = yield* call("faq", { question: "delays because of weather" });
  const text = textAt(listAt(answer.value, "found")[0], "text") ?? "";
  return line(
    `I can't see the weather, only what it does to our flights. ${text} ${ask(talk.language, "flight_number")}`,
    { reason: "From the policies" },
  );
}

/** Stuck on a plane: sympathy, facts, and a person if they like. */
export function* onTarmac(talk: Talk): Script {
  const number = said(talk, ({ codes }) => codes.flights.at(-1));
  const sorry = "I'm sorry you are stuck there; that is hard.";
  if (number === undefined)
    return line(`${sorry} ${ask(talk.language, "flight_number")}`, { reason: "Needs the flight" });
  const answer = yield* call("flight_status", { flight_number: number, date: null });
  if (refusalIn(answer)) return yield* end(line(`${sorry} ${ask(talk.language, "offer_person")}`));
  return line(`${sorry} ${told(talk, answer.value)} ${ask(talk.language, "offer_person")}`, {
    reason: "From the flight status",
  });
}

/** How many seats the plane has: of the flight talked about, else from the policies. */
export function* seatsOnPlane(talk: Talk): Script {
  const { situation, language, words } = talk;
  const flight = everSaid(talk, ({ codes }) => codes.flights.at(-1)) ?? situation.flight?.flight_number;
  if (flight === undefined) return yield* policy(talk);
  const answer = yield* call("seat_map", { flight_number: flight, date: null });
  if (refusalIn(answer)) return yield* policy(talk);
  const seats = (section: string) =>
    numberAt(
      listAt(answer.value, "sections").find((each) => textAt(each, "section") === section),
      "seats",
    ) ?? 0;
  const figures = {
    all: String(numberAt(answer.value, "seats_in_all") ?? ""),
    business: String(sum(answer.value, ["business"])),
    economy: String(sum(answer.value, ["economy_plus", "economy"])),
    exits: [...new Set(listAt(answer.value, "exit_rows").map(String))].join(language === "en" ? " and " : ", "),
  };
  if (language !== "en") return line(words.topics.seats(figures), { reason: "From the seat map" });
  const plus = seats("economy_plus");
  const text =
    `The ${textAt(answer.value, "aircraft")} on ${textAt(answer.value, "flight_number")} has ${figures.all} seats: ` +
    `${figures.business} in business and ${figures.economy} in economy${plus > 0 ? ", Economy Plus included" : ""}. ` +
    `Exit rows are ${figures.exits}.`;
  return line(text, { reason: "From the seat map" });
}

const sum = (value: Value, names: readonly string[]): number =>
  listAt(value, "sections")
    .filter((each) => names.includes(textAt(each, "section") ?? ""))
    .reduce<number>((total, each) => total + (numberAt(each, "seats") ?? 0), 0);
