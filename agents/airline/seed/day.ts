import { between, dice, pick } from "../dice.ts";
import { seatsOf } from "../flights/aircraft.ts";
import { soldElsewhere } from "../flights/seat-plan.ts";
import type { CabinNumbers, Cause, Operation, ScheduledDay } from "../records.ts";
import { DAY, HOUR, toLocal } from "../times.ts";
import { kilometres } from "./places.ts";
import { operates, type TimetableEntry } from "./timetable.ts";

const CAUSES: Cause[] = ["technical", "crew", "weather", "air_traffic_control", "airport"];
const SHARE_LATE = 0.12;
const SHARE_CANCELLED = 0.02;

/** One day's flight: always the same for one entry and date, whoever lays it. */
export function dayOf(entry: TimetableEntry, date: string): ScheduledDay {
  const { leaves, lands } = operates(entry, date);
  const { flight_number, aircraft, from, to } = entry;
  const operation: Operation = {
    aircraft,
    departs_at: toLocal(leaves, from.timezone),
    arrives_at: toLocal(lands, to.timezone),
    gate: entry.gate ?? gateOf(flight_number, date),
    ...(entry.terminal && { terminal: entry.terminal }),
    ...(STAGED[flight_number] ?? fateOf(flight_number, date, leaves)),
  };
  const day = { status: "scheduled", operation, prices: pricesOf(entry, date) } as const;
  return { ...day, available_seats: seatsLeft({ flight_number, date }, { ...day, available_seats: NONE }) };
}

const NONE: CabinNumbers = { business: 0, economy: 0, basic_economy: 0 };
const FROM_THE_START = "2000-01-01T00:00Z";

/** What happens to the flights of the demonstration, every day. */
const STAGED: Record<string, Pick<Operation, "delay" | "cancelled" | "seats">> = {
  PA441: {
    delay: { minutes: 300, cause: "technical", announced_at: FROM_THE_START },
    seats: { free: ["14C"], taken: [] },
  },
  NY802: { seats: { free: ["14C"], taken: [] } },
  NY950: { seats: { free: ["2A", "2C", "4A", "4C"], taken: [] } },
  NY982: { seats: { free: ["3C", "5A", "5C"], taken: ["2A", "2C", "2D", "2F", "3A"] } },
  "FLT-123": { seats: { free: ["14C", "23A", "9A", "12D"], taken: [] } },
};

function fateOf(flight_number: string, date: string, leaves: number): Pick<Operation, "delay" | "cancelled"> {
  const fate = dice("fate", flight_number, date);
  const cause = pick(CAUSES, "cause", flight_number, date);
  if (fate < SHARE_CANCELLED) {
    return { cancelled: { cause, announced_at: new Date(leaves - DAY).toISOString() } };
  }
  if (fate > SHARE_CANCELLED + SHARE_LATE) return {};
  const minutes = between(4, 50, "late", flight_number, date) * 5;
  return { delay: { minutes, cause, announced_at: new Date(leaves - 6 * HOUR).toISOString() } };
}

const gateOf = (flight_number: string, date: string): string =>
  `${pick(["A", "B", "C", "D"], "pier", flight_number)}${between(1, 28, "gate", flight_number, date)}`;

/** Distance makes the fare; the day moves it by a quarter either way. */
function pricesOf({ from, to, flight_number }: TimetableEntry, date: string): CabinNumbers {
  const economy = (55 + 0.045 * kilometres(from, to)) * (0.75 + dice("price", flight_number, date) / 2);
  return {
    business: Math.round(economy * 3.2),
    economy: Math.round(economy),
    basic_economy: Math.round(economy * 0.65),
  };
}

/** Three in ten of the free economy seats go at the basic fare. */
function seatsLeft(choice: { flight_number: string; date: string }, day: ScheduledDay): CabinNumbers {
  const sold = soldElsewhere(choice, day.operation.aircraft, day);
  const free = seatsOf(day.operation.aircraft).filter(({ seat }) => !sold.has(seat));
  const business = free.filter(({ section }) => section === "business").length;
  const basic_economy = Math.floor((free.length - business) * 0.3);
  return { business, economy: free.length - business - basic_economy, basic_economy };
}
