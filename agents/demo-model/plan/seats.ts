import { affirmation } from "../../language/affirmation.ts";
import { at, listAt, textAt, textsAt, type Value } from "../reading/values.ts";
import type { Ask } from "../words/asks/ask.ts";
import { ask } from "../words/asks.ts";
import { passesTold } from "../words/english/passes.ts";
import { freeSeatsTold, seatsOf, spreadOver, suggested } from "../words/english/seats.ts";
import { day, listed } from "../words/moments.ts";
import { serviceIn } from "../words/service.ts";
import { codeOf } from "./booking.ts";
import { theBooking } from "./booking-in-hand.ts";
import { change } from "./changes.ts";
import { refusalIn, refused, sentence } from "./refusals.ts";
import { call, line, type Script } from "./script.ts";
import { mostTold, said, type Talk } from "./talk.ts";

/** The flight the customer names while they talk of seats. */
const flightNamed = (talk: Talk): string | null => said(talk, ({ codes }) => codes.flights.at(-1)) ?? null;

/** Another seat: the one named, else suggestions of the kind named, else the question which. */
export function* seatChange(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const seat = said(talk, ({ codes }) => codes.seats.at(-1));
  const kind = said(talk, ({ choices }) => choices.kind);
  const flight_number = flightNamed(talk);
  if (seat === undefined && kind !== undefined) return yield* suggestions(talk, trip, kind);
  if (seat === undefined) {
    return line(`${currentSeats(talk, trip)} ${ask(talk.language, "which_seat")}`, { reason: "Which seat" });
  }
  const has = listAt(trip, "flights").find((each) => seatsOf(each).includes(seat) && isMeant(each, flight_number));
  if (has && listAt(trip, "flights").length === 1) {
    const flight = textAt(has, "flight_number") ?? "";
    const text = serviceIn(talk.language)?.has_seat(seat, flight) ?? `You already have seat ${seat} on ${flight}.`;
    return line(text, { reason: "From the booking" });
  }
  return yield* onFlight(talk, trip, { seat, flight_number });
}

function* onFlight(talk: Talk, trip: Value, wanted: { seat: string; flight_number: string | null }): Script {
  const args = {
    confirmation_code: codeOf(trip),
    ...wanted,
    ...(willHelp(talk) && { will_help_at_exit: true }),
  };
  return yield* change(talk, "change_seat", args, {
    onRefusal: ({ code, message }) => {
      const next = NEXT_QUESTION[code];
      // The question about an exit row says all there is to say.
      const because = serviceIn(talk.language)?.refused(sentence(message)) ?? sentence(message);
      const why = next === "exit_row" ? "" : `${because} `;
      return next && line(`${why}${ask(talk.language, next)}`, { reason: `Refused: ${code}` });
    },
  });
}

const NEXT_QUESTION: Readonly<Record<string, Ask>> = {
  which_flight: "which_flight",
  exit_row_consent: "exit_row",
  seat_not_found: "which_seat",
  seat_taken: "which_seat",
  seat_blocked: "which_seat",
  seat_for_assistance: "which_seat",
  other_cabin: "which_seat",
};

const willHelp = ({ dialogue, now }: Talk): boolean => dialogue.asked === "exit_row" && affirmation(now.text) === "yes";

const isMeant = (flight: Value, number: string | null): boolean =>
  number === null || textAt(flight, "flight_number") === number;

function currentSeats({ language }: Talk, trip: Value): string {
  const service = serviceIn(language);
  if (service) {
    const flights = listAt(trip, "flights");
    return flights
      .map((each) => service.seat_now(textAt(each, "flight_number") ?? "", seatsOf(each).join(", ") || "–"))
      .join(" ");
  }
  const held = listAt(trip, "flights").map(
    (flight) =>
      `${textAt(flight, "flight_number")} on ${day(textAt(flight, "date") ?? "")}: seat ${listed(seatsOf(flight)) || "given at check-in"}`,
  );
  return `Booking ${codeOf(trip)}, ${held.join("; ")}.`;
}

/** Free seats of a kind; one of those already shown, picked by its place in the list, is proposed. */
function* suggestions(talk: Talk, trip: Value, kind: string): Script {
  const map = yield* call("seat_map", {
    flight_number: flightNamed(talk) ?? textAt(listAt(trip, "flights")[0], "flight_number") ?? null,
  });
  const refusal = refusalIn(map);
  if (refusal) return refused(talk, refusal);
  const seats = suggested(map.value, kind, textAt(trip, "cabin") ?? "economy");
  const picked = talk.dialogue.asked === "which_seat" ? talk.now.choices.pick : undefined;
  const seat = picked === undefined ? undefined : seats.at(picked);
  if (seat !== undefined)
    return yield* onFlight(talk, trip, { seat, flight_number: textAt(map.value, "flight_number") ?? null });
  return line(
    `${suggestionTold(talk, kind, textAt(map.value, "flight_number") ?? "", seats)} ${ask(talk.language, "which_seat")}`,
    { reason: "From the seat map" },
  );
}

function suggestionTold({ language }: Talk, kind: string, flight: string, seats: readonly string[]): string {
  const service = serviceIn(language);
  if (seats.length === 0) {
    return service?.no_free_seat(flight) ?? `There is no free ${kind} seat in your cabin on ${flight}.`;
  }
  return service?.free_seats(flight, seats.join(", ")) ?? `Free ${kind} seats on ${flight}: ${listed(seats)}.`;
}

/** What is free: drawn where the channel can, told everywhere. */
export function* seatMap(talk: Talk): Script {
  const named = flightNamed(talk);
  const trip = named === null || talk.situation.proven.length > 0 ? yield* theBooking(talk) : undefined;
  const flight_number = named ?? textAt(listAt(trip, "flights")[0], "flight_number") ?? null;
  const map = yield* call("seat_map", { flight_number });
  const refusal = refusalIn(map);
  if (refusal) return refused(talk, refusal);
  const free = listAt(map.value, "sections").flatMap((section) => textsAt(section, "free_seats"));
  const flight = textAt(map.value, "flight_number") ?? "";
  const told =
    serviceIn(talk.language)?.free_seats(flight, spreadOver(free, 12).join(", ")) ??
    freeSeatsTold(map.value, mostTold(talk));
  return line(`${told} ${ask(talk.language, "which_seat")}`, {
    reason: "From the seat map",
  });
}

/** Where the customer sits now. */
export function* mySeat(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  return line(currentSeats(talk, trip), { reason: "From the booking" });
}

const SERVICES: readonly (readonly [string, RegExp])[] = [
  ["unaccompanied_minor", /\bunaccompanied\b|\balone\b|\bby (?:him|her)self\b/],
  ["service_animal", /\b(?:service|guide) (?:dog|animal)\b/],
  ["pet_in_cabin", /\b(?:dog|cat|pet|puppy|kitten)\b/],
  ["oxygen", /\boxygen\b|\bcpap\b/],
  [
    "wheelchair",
    /\bwheel ?chair|\bmobility|\bcrutch|\bcan'?t walk\b|\bdisab|\belderly\b|silla de ruedas|fauteuil roulant|rollstuhl|cadeira de rodas|轮椅|車椅子|車いす/,
  ],
  ["medical", /\bmedical\b|\bfront row\b|\bsurgery\b|\bknee\b|\bbroken leg\b|\bpregnan/],
  ["blind", /\bblind\b/],
  ["deaf", /\bdeaf\b|\bhearing\b/],
  ["bassinet", /\bbassinet\b/],
  ["infant_on_lap", /\binfant\b|\bbaby\b/],
  ["vegetarian_meal", /\bvegetarian\b/],
  ["vegan_meal", /\bvegan\b/],
  ["kosher_meal", /\bkosher\b/],
  ["halal_meal", /\bhalal\b/],
  ["gluten_free_meal", /\bgluten\b/],
];

/** Help, a meal, an animal, a child on its own. */
export function* specialService(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const service = said(talk, ({ folded }) => SERVICES.find(([, words]) => words.test(folded))?.[0]);
  if (!service) return line(ask(talk.language, "which_service"), { reason: "Which service" });
  const note = talk.dialogue.words.find(({ folded }) => SERVICES.some(([, words]) => words.test(folded)))?.text ?? "";
  return yield* change(talk, "request_special_service", {
    confirmation_code: codeOf(trip),
    service,
    note: note.slice(0, 300),
  });
}

/** Checks in, or shows what a boarding pass says. */
export function* checkIn(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const flight_number = flightNamed(talk) ?? textAt(nextFlight(trip), "flight_number") ?? null;
  const args = { confirmation_code: codeOf(trip), flight_number };
  const pass = yield* call("boarding_pass", args);
  const refusal = refusalIn(pass);
  if (refusal) return refused(talk, refusal);
  if (at(pass.value, "checked_in") === true) return line(passesTold(pass.value), { reason: "From the boarding pass" });
  return yield* change(talk, "check_in", args);
}

const nextFlight = (trip: Value): Value =>
  listAt(trip, "flights").find((each) => !["landed", "in the air"].includes(textAt(each, "status") ?? "")) ??
  textsAt(trip, "flights")[0];
