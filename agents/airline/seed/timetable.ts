import { between } from "../dice.ts";
import type { Flight } from "../records.ts";
import { HOUR, localDate, localInstant, MINUTE, toEastern } from "../times.ts";
import { kilometres, type Place, place } from "./places.ts";

/** A flight that operates every day. Times are local to their airports. */
export interface TimetableEntry {
  flight_number: string;
  from: Place;
  to: Place;
  departs: string;
  /** Local arrival, where it is laid down; else it follows from the distance. */
  arrives?: string;
  aircraft: string;
  gate?: string;
  terminal?: string;
}

/** Both directions of a route, so many times a day. */
const ROUTES: [string, string, number][] = [
  ["JFK", "LAX", 3],
  ["JFK", "SFO", 2],
  ["JFK", "ORD", 3],
  ["JFK", "MIA", 2],
  ["JFK", "BOS", 2],
  ["JFK", "LHR", 2],
  ["JFK", "FRA", 1],
  ["SFO", "SEA", 2],
  ["SFO", "ORD", 2],
  ["SFO", "HND", 1],
  ["LAX", "DEN", 2],
  ["LAX", "AUS", 1],
  ["LAX", "HND", 1],
  ["ORD", "DEN", 2],
  ["ORD", "ATL", 2],
  ["ORD", "AUS", 2],
  ["DEN", "SEA", 1],
  ["BOS", "ATL", 1],
  ["ATL", "MIA", 2],
  ["MIA", "MEX", 1],
  ["BOS", "LHR", 1],
  ["ATL", "CDG", 1],
];

const FIRST_DEPARTURE = 6 * 60 + 15;
const LAST_DEPARTURE = 20 * 60 + 30;

const demonstration: TimetableEntry[] = [
  { ...leg("PA441", "CDG", "JFK", "14:10", "B789"), arrives: "17:40", gate: "B18", terminal: "2E" },
  { ...leg("NY802", "JFK", "AUS", "19:10", "A319"), arrives: "22:35", gate: "C7", terminal: "4" },
  { ...leg("NY950", "JFK", "AUS", "09:45", "E175"), arrives: "12:30", gate: "C12", terminal: "4" },
  { ...leg("NY982", "JFK", "AUS", "13:20", "E175"), arrives: "16:05", gate: "C9", terminal: "4" },
  { ...leg("PA442", "JFK", "CDG", "19:30", "B789"), gate: "B22", terminal: "4" },
  { ...leg("NY801", "AUS", "JFK", "07:05", "A319"), gate: "14" },
  { ...leg("FLT-123", "SFO", "LAX", "16:10", "A319"), arrives: "17:35", gate: "A10", terminal: "1" },
  { ...leg("FLT-124", "LAX", "SFO", "19:05", "A319"), arrives: "20:30", gate: "53B", terminal: "5" },
  { ...leg("FLT-125", "SFO", "LAX", "08:20", "A319"), arrives: "09:45", gate: "A6", terminal: "1" },
  { ...leg("FLT-127", "SFO", "LAX", "18:40", "A319"), arrives: "20:05", gate: "A11", terminal: "1" },
];

function leg(flight_number: string, from: string, to: string, departs: string, aircraft: string): TimetableEntry {
  return { flight_number, from: place(from), to: place(to), departs, aircraft };
}

/** Everything that flies on any day: some 80 flights. */
export const timetable: TimetableEntry[] = [
  ...demonstration,
  ...ROUTES.flatMap(([a, b, daily], route) =>
    Array.from({ length: daily }, (_, i) => {
      const number = 101 + route * 10 + i * 2;
      return [entry(`JB${number}`, a, b, i, daily), entry(`JB${number + 1}`, b, a, i, daily)];
    }).flat(),
  ),
];

function entry(flight_number: string, from: string, to: string, i: number, daily: number): TimetableEntry {
  const slot = (LAST_DEPARTURE - FIRST_DEPARTURE) / daily;
  const minutes = FIRST_DEPARTURE + slot * i + between(0, Math.floor(slot / 10) - 1, "departure", flight_number) * 5;
  const departs = clockTime(Math.round(minutes / 5) * 5);
  const distance = kilometres(place(from), place(to));
  const aircraft = distance > 5000 ? "B789" : distance < 1100 ? "E175" : "A319";
  return leg(flight_number, from, to, departs, aircraft);
}

function clockTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

/** When an entry leaves and arrives on a date: instants. */
export function operates({ from, to, departs, arrives }: TimetableEntry, date: string) {
  const leaves = localInstant(date, departs, from.timezone);
  if (!arrives) return { leaves, lands: leaves + blockMinutes(from, to) * MINUTE };
  const sameDay = localInstant(localDate(leaves, to.timezone), arrives, to.timezone);
  return { leaves, lands: sameDay > leaves ? sameDay : sameDay + 24 * HOUR };
}

/** Gate to gate, to five minutes: taxi, climb and 800 km/h. */
const blockMinutes = (from: Place, to: Place): number => Math.round((35 + kilometres(from, to) / 13.3) / 5) * 5;

/** The nominal entry in Eastern time, as reservations systems print it: that of a winter's day. */
export function printed(entry: TimetableEntry): Flight {
  const winter = "2026-01-14";
  const { leaves, lands } = operates(entry, winter);
  const [departure, arrival] = [toEastern(leaves), toEastern(lands)];
  const isNextDay = arrival.slice(0, 10) > departure.slice(0, 10);
  return {
    flight_number: entry.flight_number,
    origin: entry.from.iata,
    destination: entry.to.iata,
    scheduled_departure_time_est: departure.slice(11),
    scheduled_arrival_time_est: `${arrival.slice(11)}${isNextDay ? "+1" : ""}`,
  };
}
