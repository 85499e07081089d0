import { stateAt } from "../flights/state.ts";
import type { Unit } from "../ledger.ts";
import type { CabinNumbers, Flight } from "../records.ts";

/** A flight with seats on sale, as the reservations system lists it. */
export interface DirectFlight {
  flight_number: string;
  origin: string;
  destination: string;
  status: "available";
  scheduled_departure_time_est: string;
  scheduled_arrival_time_est: string;
  date: string | null;
  available_seats: CabinNumbers;
  prices: CabinNumbers;
}

/** Direct flights on sale between two airports on a date, by flight number. */
export async function searchDirect(
  unit: Unit,
  { origin, destination, date }: { origin: string; destination: string; date: string },
): Promise<DirectFlight[]> {
  const route = (await unit.get("route", origin)) ?? {};
  return onSale(unit, route[destination] ?? [], date);
}

/** Pairs of flights on sale with one change, the second leaving no earlier than the first arrives. */
export async function searchOneStop(
  unit: Unit,
  { origin, destination, date }: { origin: string; destination: string; date: string },
): Promise<[DirectFlight, DirectFlight][]> {
  const route = (await unit.get("route", origin)) ?? {};
  const firsts = await onSale(unit, Object.values(route).flat().sort(), date);
  const pairs = firsts.map(async (first): Promise<[DirectFlight, DirectFlight][]> => {
    const second = first.scheduled_arrival_time_est.includes("+1") ? dayAfter(date) : date;
    const onward = await searchDirect(unit, { origin: first.destination, destination, date: second });
    return onward
      .filter((next) => next.scheduled_departure_time_est >= first.scheduled_arrival_time_est)
      .map((next) => [
        { ...first, date },
        { ...next, date: second },
      ]);
  });
  return (await Promise.all(pairs)).flat();
}

// The published system counts days as text, so the ninth is followed by 2024-05-10 and the fourth by 2024-05-5.
const dayAfter = (date: string): string => `${date.slice(0, -2)}${Number(date.slice(-2)) + 1}`;

async function onSale(unit: Unit, numbers: string[], date: string): Promise<DirectFlight[]> {
  const found = await Promise.all(
    numbers.map(async (number) => {
      const [flight, day] = await Promise.all([unit.get("flight", number), unit.get("day", `${number}/${date}`)]);
      const state = day && stateAt(day, unit.now);
      return flight && state?.status === "available" ? listed(flight, state) : [];
    }),
  );
  return found.flat();
}

const listed = (flight: Flight, state: { available_seats: CabinNumbers; prices: CabinNumbers }): DirectFlight => ({
  flight_number: flight.flight_number,
  origin: flight.origin,
  destination: flight.destination,
  status: "available",
  scheduled_departure_time_est: flight.scheduled_departure_time_est,
  scheduled_arrival_time_est: flight.scheduled_arrival_time_est,
  date: null,
  available_seats: state.available_seats,
  prices: state.prices,
});
