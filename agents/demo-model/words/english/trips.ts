import { at, listAt, numberAt, textAt, type Value } from "../../reading/values.ts";
import { clockTime, day, duration, listed } from "../moments.ts";

/** What is wrong with a trip's connections and when the reason is ours: one or two sentences, or nothing. */
export function connectionTold(trip: Value): string {
  const broken = listAt(trip, "connections").find((each) => at(each, "holds") === false);
  if (!broken) return "";
  const minutes = numberAt(broken, "minutes") ?? 0;
  const minimum = numberAt(broken, "minimum_minutes") ?? 0;
  const onward = textAt(broken, "to", "flight_number") ?? "the onward flight";
  const why =
    minutes < 0
      ? `you arrive ${duration(-minutes)} after it leaves`
      : `there are only ${duration(minutes)} to change, and ${duration(minimum)} are needed`;
  return `That means your connection to ${onward} is missed: ${why}.`;
}

/** Ways on, a line each. */
export const optionsTold = (options: readonly Value[], most: number): string =>
  [
    options.length > 1 ? "These flights get you there at no charge:" : "This flight gets you there at no charge:",
    ...options.slice(0, most).map((option) => `- ${wayTold(listAt(option, "flights"))}`),
  ].join("\n");

/** "NY950 from JFK to AUS on November 22, 09:45 to 12:30, seat 2A". */
export const wayTold = (flights: readonly Value[]): string =>
  flights
    .map((flight) => {
      const departs = textAt(flight, "departs") ?? "";
      const arrives = textAt(flight, "arrives") ?? "";
      const seats = listAt(flight, "seats").filter((seat) => typeof seat === "string");
      const seat = seats.length > 0 ? `, seat${seats.length > 1 ? "s" : ""} ${listed(seats.map(String))}` : "";
      return `${nameOf(flight)} from ${textAt(flight, "from")} to ${textAt(flight, "to")} on ${day(departs)}, ${clockTime(departs)} to ${clockTime(arrives)}${arrives.slice(0, 10) > departs.slice(0, 10) ? ` on ${day(arrives)}` : ""}${seat}`;
    })
    .join(", then ");

/** "$120 in economy or $260 in business". */
export function pricesTold(prices: Value): string {
  const cabins = (["basic_economy", "economy", "business"] as const).flatMap((cabin) => {
    const price = numberAt(prices, cabin);
    return price === undefined ? [] : [`$${price} in ${cabin.replace("_", " ")}`];
  });
  return listed(cabins, "or");
}

export const nameOf = (flight: Value): string => textAt(flight, "flight_number") ?? "";

/** A booking in a sentence: code, who, flights with seats. */
export function bookingTold(trip: Value): string {
  const flights = listAt(trip, "flights").map((flight) => {
    const seats = listAt(flight, "seats").filter((seat) => typeof seat === "string" && /^\d/.test(seat));
    const departs = textAt(flight, "departs", "estimated") ?? textAt(flight, "departs", "scheduled") ?? "";
    return `${nameOf(flight)} on ${day(departs)} at ${clockTime(departs)}${seats.length > 0 ? `, seat ${listed(seats.map(String))}` : ""}`;
  });
  const people = listed(listAt(trip, "passengers").map(String));
  const cabin = (textAt(trip, "cabin") ?? "").replace("_", " ");
  const cancelled = textAt(trip, "status") === "cancelled" ? " It is cancelled." : "";
  return `Booking ${textAt(trip, "confirmation_code")} is for ${people} in ${cabin}, from ${textAt(trip, "from")} to ${textAt(trip, "to")}: ${flights.join("; ")}.${cancelled}`;
}
