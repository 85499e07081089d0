import { diceRow } from "../dice.ts";
import type { Unit } from "../ledger.ts";
import type { Cabin, FlightChoice, FlightDay, ScheduledDay, SeatPlan } from "../records.ts";
import { legId } from "../records.ts";
import { NotFound } from "../refusals.ts";
import { theFlightOn } from "../reservations/lookups.ts";
import { AIRCRAFT, type Aircraft, type Seat, seatsOf } from "./aircraft.ts";

/** The seats of one day's flight: who has what. */
export interface SeatsOnFlight {
  choice: FlightChoice;
  type: string;
  aircraft: Aircraft;
  seats: readonly Seat[];
  stateOf(seat: string): "free" | "taken" | "blocked" | "held_for_assistance";
  plan: SeatPlan;
}

/** Throws `NotFound` for a flight or date that is not, and for a flight whose seats are not kept here. */
export async function seatsOnFlight(unit: Unit, choice: FlightChoice): Promise<SeatsOnFlight> {
  const { day } = await theFlightOn(unit, choice);
  const type = day.status === "scheduled" ? day.operation.aircraft : "";
  const aircraft = AIRCRAFT[type];
  if (!aircraft)
    throw new NotFound("no_seat_map", `There is no seat map for ${choice.flight_number} on ${choice.date}`);
  const plan = (await unit.get("seats", legId(choice))) ?? { held: {} };
  const sold = soldElsewhere(choice, type, day);
  const stateOf = (seat: string) => {
    if (aircraft.blocked.includes(seat)) return "blocked";
    if (seat in plan.held || sold.has(seat)) return "taken";
    return aircraft.heldForAssistance.includes(seat) ? "held_for_assistance" : "free";
  };
  return { choice, type, aircraft, seats: seatsOf(type), stateOf, plan };
}

/** How full the airline flies: the share of seats sold through other systems than this one. */
const SOLD_ELSEWHERE = 0.62;

/** Seats sold by travel agents and partners: always the same for one flight and date. */
export function soldElsewhere({ flight_number, date }: FlightChoice, type: string, day: FlightDay): Set<string> {
  const { heldForAssistance = [], blocked = [] } = AIRCRAFT[type] ?? {};
  const { free = [], taken = [] } = (day as ScheduledDay).operation?.seats ?? {};
  const kept = new Set([...heldForAssistance, ...blocked, ...free]);
  const chance = diceRow("seats", flight_number, date);
  const sold = seatsOf(type).filter(({ seat }) => chance.next().value < SOLD_ELSEWHERE && !kept.has(seat));
  return new Set([...sold.map(({ seat }) => seat), ...taken]);
}

/** Whether a seat belongs to what a cabin has paid for. */
export const inCabin = (seat: Seat, cabin: Cabin): boolean => (seat.section === "business") === (cabin === "business");

/** Free seats a passenger of a cabin can be given without asking: ordinary ones first, Economy Plus after. */
export function freeSeats({ seats, stateOf }: SeatsOnFlight, cabin: Cabin): Seat[] {
  const free = seats.filter((seat) => inCabin(seat, cabin) && !seat.exitRow && stateOf(seat.seat) === "free");
  return [...free].sort((a, b) => Number(a.section === "economy_plus") - Number(b.section === "economy_plus"));
}
