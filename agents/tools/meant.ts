/** Which of several things the customer means. */
import type { FlightFacts, Trip } from "../airline/facts.ts";
import type { Booking, FlightChoice, Leg } from "../airline/records.ts";
import { sameName } from "../identity/names.ts";
import { Unclear } from "./room.ts";

/** The flight of a trip that is meant: the one named, else the only one still to come. Throws `Unclear`. */
export function flightMeant(trip: Trip, flightNumber: string | null, date: string | null): FlightFacts {
  const named = trip.flights.filter(
    (flight) =>
      (!flightNumber || sameFlightNumber(flight.flight_number, flightNumber)) && (!date || flight.date === date),
  );
  const ahead = named.filter(({ status }) => status !== "landed");
  const [only, another] = ahead.length > 0 ? ahead : named;
  if (only && (!another || flightNumber)) return only;
  const list = (only ? [only, another] : trip.flights).flatMap((each) =>
    each ? [`${each.flight_number} on ${each.date}`] : [],
  );
  throw new Unclear(
    only ? "which_flight" : "flight_not_in_booking",
    `${only ? "Several flights fit" : "That flight is not in this booking, which has"}: ${list.join(", ")}`,
  );
}

/** `PA 441`, `pa441` and `PA441` are one flight; `FLT123` is `FLT-123`. */
export const sameFlightNumber = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (flightNumber: string): string => flightNumber.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** The position of the passenger who is meant. Throws `Unclear` where a name fits none or several. */
export function passengerMeant({ passengers }: Booking, name: string | null): number {
  const names = passengers.map(({ first_name, last_name }) => `${first_name} ${last_name}`);
  if (passengers.length === 1 && !name) return 0;
  const fits = passengers.flatMap((each, i) => (name && fitsName(each, name) ? [i] : []));
  const [only, another] = fits;
  if (only !== undefined && another === undefined) return only;
  throw new Unclear("which_passenger", `The passengers are ${names.join(", ")}`);
}

const fitsName = ({ first_name, last_name }: Booking["passengers"][number], name: string): boolean =>
  sameName(`${first_name} ${last_name}`, name) || sameName(first_name, name);

export const choiceOf = ({ flight_number, date }: FlightFacts | Leg): FlightChoice => ({ flight_number, date });
