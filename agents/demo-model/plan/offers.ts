import type { ToolAnswer } from "../reading/exchanges.ts";
import { listAt, numberAt, textAt, type Value } from "../reading/values.ts";
import { ask } from "../words/asks.ts";
import { pricesTold, wayTold } from "../words/english/trips.ts";
import { clockTime, duration } from "../words/moments.ts";
import { refusalIn, refused } from "./refusals.ts";
import { type Call, call, end, type Line, line } from "./script.ts";
import { mostTold, said, type Talk } from "./talk.ts";

/** Between where and when to look, once it is known. */
export interface Route {
  origin: string;
  destination: string;
  date: string;
}

/** Where the customer wants to go from where, and when; ends the script with the question for what is missing. */
export function* theRoute(talk: Talk): Generator<Call | Line, Route, ToolAnswer> {
  const origin = said(talk, ({ places }) => places.from);
  const destination = said(talk, ({ places }) => places.to ?? otherThan(places.named, origin));
  const date = said(talk, ({ dates }) => dates[0]);
  if (!origin || !destination) return yield* end(line(ask(talk.language, "route"), { reason: "The route is missing" }));
  if (!date) return yield* end(line(ask(talk.language, "which_date"), { reason: "The day is missing" }));
  return { origin, destination, date };
}

const otherThan = (named: readonly string[], origin: string | undefined): string | undefined =>
  named.find((iata) => iata !== origin);

/** What is on sale; ends the script when there is nothing. */
export function* offersFor(talk: Talk, route: Route): Generator<Call | Line, readonly Value[], ToolAnswer> {
  const passengers = said(talk, ({ choices }) => choices.count) ?? null;
  const answer = yield* call("search_flights", { ...route, passengers, cabin: null });
  const refusal = refusalIn(answer);
  if (refusal) return yield* end(refused(talk, refusal));
  const offers = listAt(answer.value, "offers");
  if (offers.length > 0) return offers;
  const none = `I found no flights from ${textAt(answer.value, "from")} to ${textAt(answer.value, "to")} on that day.`;
  return yield* end(line(`${none} ${ask(talk.language, "which_date")}`, { reason: "Nothing is on sale" }));
}

/** Offers as a list, the direct ones first. */
export const offersTold = (talk: Talk, offers: readonly Value[]): string =>
  offers
    .slice(0, mostTold(talk))
    .map((offer, i) => `${i + 1}. ${offerTold(offer)}`)
    .join("\n");

const offerTold = (offer: Value): string =>
  `${wayTold(listAt(offer, "flights"))} (${duration(numberAt(offer, "duration_minutes") ?? 0)}): ${pricesTold(listed(offer))}`;
const listed = (offer: Value): Value => (offer as Record<string, Value>).price_per_passenger;

/** The one the customer points at: by number on the list, by flight number, by hour, or by what they like best. */
export function chosen(talk: Talk, ways: readonly Value[]): Value | undefined {
  const shown = ways.slice(0, mostTold(talk));
  const flight = said(talk, ({ codes }) => codes.flights.at(-1));
  const byFlight =
    flight && ways.find((way) => flightsOf(way).some((each) => sameNumber(textAt(each, "flight_number"), flight)));
  if (byFlight) return byFlight;
  const pick = said(talk, ({ choices }) => choices.pick);
  if (pick !== undefined) return shown.at(pick);
  const time = said(talk, ({ choices }) => choices.time);
  const byTime = time && ways.find((way) => clockTime(textAt(flightsOf(way)[0], "departs")).startsWith(time));
  if (byTime) return byTime;
  return byLiking(
    ways,
    said(talk, ({ choices }) => choices.best),
  );
}

function byLiking(ways: readonly Value[], best: "earliest" | "latest" | "cheapest" | undefined): Value | undefined {
  if (best === undefined) return undefined;
  const worth = (way: Value): number =>
    best === "cheapest"
      ? Math.min(...Object.values((listed(way) ?? {}) as Record<string, number>))
      : Date.parse(textAt(flightsOf(way)[0], "departs") ?? "");
  const sorted = [...ways].sort((a, b) => worth(a) - worth(b));
  return best === "latest" ? sorted.at(-1) : sorted[0];
}

export const flightsOf = (way: Value): readonly Value[] => listAt(way, "flights");

/** The flights of a way, as a change names them. */
export const choicesOf = (flights: readonly Value[]): { flight_number: string; date: string }[] =>
  flights.map((each) => ({ flight_number: textAt(each, "flight_number") ?? "", date: textAt(each, "date") ?? "" }));

const sameNumber = (a = "", b = ""): boolean => a.replace("-", "") === b.replace("-", "");
