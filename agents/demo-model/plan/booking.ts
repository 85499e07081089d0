import { affirmation } from "../../language/affirmation.ts";
import { listAt, textAt, type Value } from "../reading/values.ts";
import { ask } from "../words/asks.ts";
import { serviceIn } from "../words/service.ts";
import { connectionTold, optionsTold } from "../words/trips-told.ts";
import { theBooking } from "./booking-in-hand.ts";
import { change } from "./changes.ts";
import { onlyInEnglish } from "./courtesies.ts";
import { choicesOf, chosen, flightsOf, offersFor, offersTold, theRoute } from "./offers.ts";
import { refusalIn, refused } from "./refusals.ts";
import { call, end, line, type Script } from "./script.ts";
import { mostTold, said, type Talk } from "./talk.ts";

/** Onto another flight after a disruption, free of charge; without one it is an ordinary change. */
export function* rebook(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const answer = yield* call("rebooking_options", { confirmation_code: codeOf(trip) });
  const refusal = refusalIn(answer);
  if (refusal) return refused(talk, refusal);
  const options = listAt(answer.value, "options");
  if (options.length === 0) return yield* undisturbed(talk, trip, answer.value);
  const choice = chosen(talk, options) ?? (options.length === 1 || isYes(talk) ? options[0] : undefined);
  if (!choice) {
    const text = [
      connectionTold(answer.value, talk.language),
      optionsTold(options, mostTold(talk), talk.language),
      ask(talk.language, "which_flight"),
    ];
    return line(text.filter(Boolean).join("\n"), { reason: "Several options" });
  }
  const flights = choicesOf(flightsOf(choice));
  return yield* change(talk, "rebook", { confirmation_code: codeOf(trip), flights }, { about: choice });
}

const isYes = ({ dialogue, now }: Talk): boolean =>
  dialogue.asked === "which_flight" && affirmation(now.text) === "yes";

function* undisturbed(talk: Talk, trip: Value, answer: Value): Script {
  if (textAt(answer, "confirmation_code") !== undefined) {
    const none =
      serviceIn(talk.language)?.no_options() ?? "I see no other flight that gets you there in the coming days.";
    const text = `${none} ${ask(talk.language, "offer_person")}`;
    return line(text, { reason: "No rebooking options" });
  }
  return yield* talk.language === "en" ? changeFlight(talk, trip) : onlyInEnglish(talk);
}

/** What flies between two places, with prices. */
export function* searchFlights(talk: Talk): Script {
  const route = yield* theRoute(talk);
  const offers = yield* offersFor(talk, route);
  return line(`${offersTold(talk, offers)}\n${ask(talk.language, "which_flight")}`, { reason: "From what is on sale" });
}

/** A new booking, from the search to the proposal. */
export function* book(talk: Talk): Script {
  const route = yield* theRoute(talk);
  const offers = yield* offersFor(talk, route);
  const offer = chosen(talk, offers);
  if (!offer) {
    return line(`${offersTold(talk, offers)}\n${ask(talk.language, "which_flight")}`, {
      reason: "From what is on sale",
    });
  }
  const cabin = said(talk, ({ choices }) => choices.cabin);
  if (!cabin) return line(ask(talk.language, "which_cabin"), { reason: "The cabin is missing" });
  if ((said(talk, ({ choices }) => choices.count) ?? 1) > 1) {
    return line(
      `I can book for one traveller here; for several a colleague is quicker. ${ask(talk.language, "offer_person")}`,
    );
  }
  if (talk.situation.account === undefined) yield* theBooking(talk);
  const name = said(talk, ({ birthDate, text }) => (birthDate ? FULL_NAME.exec(text)?.[0] : undefined));
  const dob = said(talk, ({ birthDate }) => birthDate);
  if (!name || !dob) return yield* end(line(ask(talk.language, "passenger_details"), { reason: "Who is flying" }));
  const [first_name, ...rest] = name.split(" ");
  return yield* change(talk, "book_flight", {
    flights: choicesOf(flightsOf(offer)),
    trip_type: "one_way",
    cabin,
    passengers: [{ first_name, last_name: rest.join(" "), dob }],
  });
}

const FULL_NAME = /\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,3}/u;

/** Another day or time, at the customer's own wish. */
export function* changeFlight(talk: Talk, known?: Value): Script {
  const trip = known ?? (yield* theBooking(talk));
  const legs = listAt(trip, "flights");
  if (textAt(trip, "trip_type") === "round_trip") {
    return line(
      `Booking ${codeOf(trip)} is a round trip; a colleague changes those best. ${ask(talk.language, "offer_person")}`,
    );
  }
  const date = said(talk, ({ dates }) => dates.at(-1)) ?? (chosen(talk, []) === undefined ? undefined : "");
  const kept = said(talk, ({ choices }) => ((choices.best ?? choices.time) ? textAt(legs[0], "date") : undefined));
  const day = date || kept;
  if (!day) return line(ask(talk.language, "which_date"), { reason: "The day is missing" });
  const [origin, destination] = [textAt(trip, "from") ?? "", textAt(trip, "to") ?? ""];
  const offers = yield* offersFor(talk, { origin, destination, date: day });
  const others = offers.filter(
    (offer) => JSON.stringify(choicesOf(flightsOf(offer))) !== JSON.stringify(choicesOf(legs)),
  );
  const offer = chosen(talk, others) ?? (others.length === 1 ? others[0] : undefined);
  if (!offer) {
    const text = `There is no change fee; you pay or get back the difference in fare.\n${offersTold(talk, others)}\n${ask(talk.language, "which_flight")}`;
    return line(others.length > 0 ? text : ask(talk.language, "which_date"), { reason: "From what is on sale" });
  }
  return yield* change(talk, "change_flights", {
    confirmation_code: codeOf(trip),
    flights: choicesOf(flightsOf(offer)),
  });
}

/** Up or down a cabin, for the whole booking. */
export function* changeCabin(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const cabin = said(talk, ({ choices }) => choices.cabin);
  if (!cabin) {
    const now = (textAt(trip, "cabin") ?? "").replace("_", " ");
    return line(`Booking ${codeOf(trip)} is in ${now}. ${ask(talk.language, "which_cabin")}`, {
      reason: "Which cabin",
    });
  }
  if (cabin === textAt(trip, "cabin")) return line(`Booking ${codeOf(trip)} already is in ${cabin.replace("_", " ")}.`);
  return yield* change(talk, "change_cabin", { confirmation_code: codeOf(trip), cabin }, { telling: "change_cabin" });
}

/** Gives a booking back, where the rules allow it. */
export function* cancel(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const reason = said(talk, ({ folded }) => REASONS.find(([, words]) => words.test(folded))?.[0]) ?? null;
  const mayBeCovered = textAt(trip, "travel_insurance") === "yes" && reason === null;
  const covered = talk.language === "en" ? "Your travel insurance may cover this. " : "";
  const why = `${covered}${ask(talk.language, "why_cancel")}`;
  return yield* change(
    talk,
    "cancel_booking",
    { confirmation_code: codeOf(trip), reason },
    {
      about: trip,
      onRefusal: ({ code }) =>
        code === "not_cancellable" && mayBeCovered ? line(why, { reason: "Insured, and no reason given" }) : undefined,
    },
  );
}

const REASONS: readonly (readonly [string, RegExp])[] = [
  ["airline_cancelled", /\b(?:you|airline|they|flight (?:was|is|got|has been)) cancel(?:l)?ed\b/],
  ["health", /\b(?:sick|ill|health|medical|doctor|hospital|surgery|covid|injur\w+|pregnan\w+)\b/],
  ["weather", /\b(?:weather|storm|hurricane|snow)\b/],
  ["change_of_plan", /\b(?:plans?|no longer|not going|can't go|cannot go|don't need|schedule|changed my mind)\b/],
];

/** A name as it should be. */
export function* correctName(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const name = said(talk, ({ text }) => CORRECT_NAME.exec(text)?.[1]) ?? answered(talk);
  if (!name?.includes(" ")) return line(ask(talk.language, "right_name"), { reason: "The right name is missing" });
  const [first_name, ...rest] = name.split(" ");
  const only = listAt(trip, "passengers").length === 1;
  return yield* change(talk, "update_passenger", {
    confirmation_code: codeOf(trip),
    passenger: only ? null : name,
    first_name,
    last_name: rest.join(" "),
  });
}

const CORRECT_NAME =
  /\b(?:should (?:be|read|say)|must be|correct (?:name )?is|spelled|spelt|to|change it to|it'?s)\s+((?:\p{Lu}[\p{L}'’-]+ ?){2,4})/u;

const answered = ({ dialogue, now }: Talk): string | undefined =>
  dialogue.asked === "right_name" ? (/(?:\p{Lu}[\p{L}'’-]+ ?){2,4}/u.exec(now.text)?.[0] ?? now.name.full) : undefined;

export const codeOf = (trip: Value): string => textAt(trip, "confirmation_code") ?? "";
