import type { Airline } from "../airline/airline.ts";
import { legId } from "../airline/records.ts";
import { ROSTER } from "../crew/roster.ts";
import type { Turn } from "./customer.ts";
import type { BookingState, Scenario } from "./scenario.ts";

/** The bookings scenarios may change. */
const WATCHED = ["LL0EZ6", "IR-D204"];

/** The watched bookings with everything scenarios look at, as text to compare. */
export async function recordsOf(airline: Airline): Promise<Record<string, Required<BookingState>>> {
  const states = await Promise.all(WATCHED.map(async (code) => [code, await stateOf(airline, code)] as const));
  return Object.fromEntries(states);
}

async function stateOf(airline: Airline, code: string): Promise<Required<BookingState>> {
  const booking = await airline.bookings.find(code);
  const bags = await airline.care.bagsOf(code);
  return {
    cancelled: booking.status === "cancelled",
    cabin: booking.cabin,
    flights: booking.flights.map(({ flight_number }) => flight_number),
    seats: booking.flights.map((leg) => booking.seats?.[legId(leg)]?.[0] ?? null),
    bags: booking.total_baggages,
    services: booking.services?.map(({ service }) => service) ?? [],
    passengers: booking.passengers.map(({ first_name, last_name }) => `${first_name} ${last_name}`),
    cases: booking.cases?.length ?? 0,
    claims: bags.reduce((sum, { claims }) => sum + claims.length, 0),
  };
}

/** What is not as it must be; nothing when the conversation was a success. */
export async function faultsIn(
  { expects }: Scenario,
  turns: readonly Turn[],
  airline: Airline,
  before: Record<string, Required<BookingState>>,
): Promise<string[]> {
  return [
    ...faultsInRecords(expects, await recordsOf(airline), before),
    ...faultsInWords(expects, turns),
    ...faultsInRoute(expects, turns),
  ];
}

function faultsInRecords(
  { bookings, unchanged }: Scenario["expects"],
  now: Record<string, Required<BookingState>>,
  before: Record<string, Required<BookingState>>,
): string[] {
  const wanted = Object.entries(bookings ?? {}).flatMap(([code, state]) =>
    Object.entries(state).flatMap(([field, value]) => {
      const is = now[code]?.[field as keyof BookingState];
      return JSON.stringify(is) === JSON.stringify(value)
        ? []
        : [`${code}: ${field} is ${JSON.stringify(is)}, not ${JSON.stringify(value)}`];
    }),
  );
  const mustStay = unchanged ?? bookings === undefined;
  const changed = mustStay && JSON.stringify(now) !== JSON.stringify(before) ? ["the records were changed"] : [];
  return [...wanted, ...changed];
}

function faultsInWords({ tells = [], neverTells = [] }: Scenario["expects"], turns: readonly Turn[]): string[] {
  const read = turns.map(({ reply }) => reply);
  const isRead = (source: string) => read.some((reply) => new RegExp(source, "iu").test(reply));
  return [
    ...tells.filter((source) => !isRead(source)).map((source) => `the customer was not told ${source}`),
    ...neverTells.filter(isRead).map((source) => `the customer was told ${source}`),
  ];
}

function faultsInRoute({ agents = [], person, stops }: Scenario["expects"], turns: readonly Turn[]): string[] {
  const seen = new Set(turns.flatMap(({ agent, handoffs }) => [agent, ...handoffs]));
  const missed = agents.filter((id) => !seen.has(ROSTER[id].name)).map((id) => `${ROSTER[id].name} never had it`);
  const escalated = turns.find((turn) => turn.escalated !== undefined);
  const stopped = turns.flatMap((turn) => turn.stopped ?? []);
  const isStopped = stops?.some((name) => stopped.includes(name));
  return [
    ...missed,
    ...(person === true && !escalated ? ["no person was asked for"] : []),
    ...(person === false && escalated ? [`a person was asked for: ${escalated.escalated}`] : []),
    ...(stops && !isStopped ? [`no guardrail of ${stops.join(", ")} stopped it`] : []),
    ...(!stops && stopped.length > 0 ? [`stopped by ${stopped.join(", ")}`] : []),
  ];
}
