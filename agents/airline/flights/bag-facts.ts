import { expectedOf, type FlightFacts } from "../facts.ts";
import type { Unit } from "../ledger.ts";
import type { Bag, RegisteredBag } from "../records.ts";
import { toLocal } from "../times.ts";
import { theAirport } from "./flight-facts.ts";
import { theTrip } from "./trip.ts";

/** Where a bag is: what its trip's flights have done, unless it is known to be missing. */
export async function bagFacts(unit: Unit, bag: RegisteredBag): Promise<Bag> {
  const { bag_tag, reservation_id, claims = [] } = bag;
  const named = { bag_tag, reservation_id, claims };
  const airports = await unit.all("airport");
  const at = (instant: string, airport: string) => toLocal(Date.parse(instant), theAirport(airports, airport).timezone);
  if (bag.missing) {
    const { last_seen_at, where } = bag.missing;
    return {
      ...named,
      state: "not_located",
      last_seen: { airport: bag.airport, at: at(last_seen_at, bag.airport), where },
    };
  }
  const { flights } = await theTrip(unit, reservation_id);
  const latest = flights.filter(({ status }) => status === "in the air" || status === "landed").at(-1);
  if (!latest) {
    const seen = { airport: bag.airport, at: at(bag.registered_at, bag.airport), where: "check-in" };
    return { ...named, state: "registered", last_seen: seen };
  }
  return { ...named, ...afterFlight(latest, latest === flights.at(-1)) };
}

function afterFlight(flight: FlightFacts, isLast: boolean): Pick<Bag, "state" | "last_seen"> {
  if (flight.status === "in the air") {
    const seen = {
      airport: flight.origin.iata,
      at: expectedOf(flight.departs),
      where: `loaded on ${flight.flight_number}`,
    };
    return { state: "in_the_air", last_seen: seen };
  }
  const seen = {
    airport: flight.destination.iata,
    at: expectedOf(flight.arrives),
    where: `unloaded from ${flight.flight_number}`,
  };
  return { state: isLast ? "arrived" : "waiting_for_connection", last_seen: seen };
}
