import { at, listAt, numberAt, textAt, textsAt, type Value } from "../../reading/values.ts";
import { clockTime, day, dollars, listed } from "../moments.ts";
import { wayTold } from "./trips.ts";

/** What a change would do, put to the customer. `value` is the tool's proposal. */
export function proposalTold(kind: string, value: Value, about: Value): string {
  const change = at(value, "change");
  const cost = COSTS_NOTHING_EVER.has(kind) ? "" : price(value);
  return [WOULD[kind]?.(change, about, value) ?? "I can do that.", cost, due(value)].filter(Boolean).join(" ");
}

/** What a change has done. `value` is the tool's result, `about` what was proposed. */
export function doneTold(kind: string, value: Value, about: Value): string {
  return [DONE[kind]?.(value, about) ?? "That's done.", kind === "compensate" ? "" : price(value, "was"), due(value)]
    .filter(Boolean)
    .join(" ");
}

/** Nobody would think these cost anything; saying so would make them wonder. */
const COSTS_NOTHING_EVER = new Set(["compensate", "open_bag_claim", "correct_passengers", "check_in"]);

type Telling = (change: Value, about: Value, value?: Value) => string;

const code = (change: Value, about: Value): string =>
  textAt(change, "reservation_id") ?? textAt(change, "confirmation_code") ?? textAt(about, "reservation_id") ?? "";

const flightsNamed = (trip: Value): string => (listAt(trip, "flights").length > 0 ? `: ${flightsOf(trip)}` : "");

const flightsOf = (change: Value): string =>
  listed(
    listAt(change, "flights").map((each) => `${textAt(each, "flight_number")} on ${day(textAt(each, "date") ?? "")}`),
  );

const WOULD: Readonly<Record<string, Telling>> = {
  cancel: (change, trip) => `I would cancel the whole booking ${code(change, {})}${flightsNamed(trip)}.`,
  rebook: (change, option) =>
    `I would move booking ${code(change, {})} to ${listAt(option, "flights").length > 0 ? wayTold(listAt(option, "flights")) : flightsOf(change)}.`,
  change_flights: (change) => `I would change booking ${code(change, {})} to ${flightsOf(change)} in ${cabin(change)}.`,
  change_cabin: (change) =>
    `I would move booking ${code(change, {})} to ${cabin(change)}, for everyone and all flights.`,
  book: (change) =>
    `I would book ${flightsOf(change)} in ${cabin(change)} for ${listed(listAt(change, "passengers").map((each) => `${textAt(each, "first_name")} ${textAt(each, "last_name")}`))}.`,
  add_bags: (change) =>
    `Booking ${code(change, {})} would then have ${numberAt(change, "total_baggages")} checked bags.`,
  correct_passengers: (change) =>
    `The passengers on booking ${code(change, {})} would then read: ${listed(listAt(change, "passengers").map((each) => `${textAt(each, "first_name")} ${textAt(each, "last_name")}`))}.`,
  choose_seat: (change) =>
    `I would give you seat ${textAt(change, "seat")} on ${textAt(change, "flight", "flight_number")}.`,
  request_service: (change) =>
    `I would add this to booking ${code(change, {})}: ${readable(textAt(change, "service"))}.`,
  check_in: (change) =>
    `I would check everyone on booking ${code(change, {})} in for ${textAt(change, "flight", "flight_number")}.`,
  open_bag_claim: (change) => `I would open a claim for bag ${textAt(change, "bag_tag")}.`,
  compensate: (change, _, value) => {
    const asked = numberAt(change, "ask_for");
    if (asked) return `${dollars(asked)} is more than I may grant: I would open a case, and a colleague decides on it.`;
    return `I would open a compensation case for this disruption. ${facts(value, /voucher|certificate/).replace("ground voucher", "ground transport voucher")}`;
  },
};

const DONE: Readonly<Record<string, Telling>> = {
  cancel: (value, about) => `Done: booking ${code(value, about)} is cancelled.`,
  rebook: (value, about) =>
    `Done: booking ${code(value, about)} is now on ${flightsOf(about)}. ${facts(value, /^Seats/)}`,
  change_flights: (value, about) =>
    `Done: booking ${code(value, about)} is now on ${flightsOf(about)} in ${cabin(about)}.`,
  book: (value, about) => `Done: ${flightsOf(about)} is booked. Your confirmation code is ${code(value, {})}.`,
  add_bags: (value, about) =>
    `Done: booking ${code(value, about)} now has ${numberAt(about, "total_baggages")} checked bags.`,
  correct_passengers: (value, about) => `Done: the names on booking ${code(value, about)} are corrected.`,
  choose_seat: (value) => `Done: ${facts(value)}`,
  request_service: (value) => `Done: ${facts(value)}`,
  check_in: (value) =>
    `Done, you are checked in. ${listAt(value, "boarding").map(boarding).join(" ")} ${facts(value, /^Bag tag/)}`,
  open_bag_claim: (value) =>
    `I'm sorry about your bag. I've reported it: your claim is ${textAt(value, "claim", "claim_id")} for bag ${textAt(value, "claim", "bag_tag")}.`,
  compensate: (value) => compensation(value),
};

/** A voucher or certificate each; a case above the limit waits. */
function compensation(value: Value): string {
  const id = textAt(value, "case", "case_id");
  if (textAt(value, "status") !== "done") return `I've opened case ${id}; a colleague decides on it.`;
  const vouchers = listAt(value, "case", "vouchers").map(
    (each) =>
      `a ${textAt(each, "kind") === "ground" ? "ground transport" : textAt(each, "kind")} voucher of up to ${dollars(numberAt(each, "up_to") ?? 0)}`,
  );
  const until = textAt(listAt(value, "case", "vouchers")[0], "valid_until");
  const certificate = numberAt(value, "case", "certificate", "amount");
  const given = [...vouchers, ...(certificate ? [`a travel certificate of ${dollars(certificate)}`] : [])];
  return `I've opened case ${id} for you. You have ${listed(given)}${until ? `, valid until ${day(until)}` : ""}.`;
}

const boarding = (pass: Value): string => {
  const gate = textAt(pass, "gate");
  return `${textAt(pass, "passenger")}: ${textAt(pass, "flight_number")}, seat ${textAt(pass, "seat") ?? "given at the gate"}${gate ? `, gate ${gate}` : ""}, boarding at ${clockTime(textAt(pass, "boarding_at"))}.`;
};

/** What the airline adds, as sentences. */
const facts = (value: Value, only = /./): string =>
  textsAt(value, "facts")
    .filter((fact) => only.test(fact))
    .map((fact) => `${readable(fact)}.`)
    .join(" ");

function price(value: Value, tense: "is" | "was" = "is"): string {
  const [pays, back] = [numberAt(value, "customer_pays"), numberAt(value, "customer_gets_back")];
  if (pays) return tense === "is" ? `It costs ${dollars(pays)}.` : `You paid ${dollars(pays)}.`;
  if (back) return `You get back ${dollars(back)}.`;
  return tense === "is" ? "There is no charge." : "";
}

/** When money comes back. */
function due(value: Value): string {
  const dates = textsAt(value, "facts").flatMap((fact) => /^Refund to .* by (\d{4}-\d{2}-\d{2})/.exec(fact)?.[1] ?? []);
  const last = dates.sort().at(-1);
  return last ? `The money is back where it came from by ${day(last)}.` : "";
}

const cabin = (change: Value): string => readable(textAt(change, "cabin"));
const readable = (text = ""): string => text.replaceAll("_", " ").replace(/(\d{4}-\d{2}-\d{2})/g, (date) => day(date));
