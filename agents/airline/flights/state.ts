import type { FlightDay, FlightState, Operation, ScheduledDay } from "../records.ts";
import { HOUR, MINUTE, toEastern } from "../times.ts";

/** Sales end an hour before departure, when check-in closes too. */
export const SALES_CLOSE_MS = HOUR;
/** A flight up to this late is on time, as the industry counts. */
export const ON_TIME_MINUTES = 14;

/** What a stored day is at an instant. */
export function stateAt(day: FlightDay, now: Date): FlightState {
  return day.status === "scheduled" ? stateOfScheduled(day, now.getTime()) : day;
}

function stateOfScheduled({ operation, available_seats, prices }: ScheduledDay, now: number): FlightState {
  if (isCancelled(operation, now)) return { status: "cancelled" };
  const departs = Date.parse(operation.departs_at) + knownDelay(operation, now) * MINUTE;
  const arrives = Date.parse(operation.arrives_at) + knownDelay(operation, now) * MINUTE;
  if (now >= arrives) {
    return {
      status: "landed",
      actual_departure_time_est: toEastern(departs),
      actual_arrival_time_est: toEastern(arrives),
    };
  }
  if (now >= departs) {
    return {
      status: "flying",
      actual_departure_time_est: toEastern(departs),
      estimated_arrival_time_est: toEastern(arrives),
    };
  }
  const late = knownDelay(operation, now) > ON_TIME_MINUTES;
  if (!late && now < departs - SALES_CLOSE_MS) return { status: "available", available_seats, prices };
  return {
    status: late ? "delayed" : "on time",
    estimated_departure_time_est: toEastern(departs),
    estimated_arrival_time_est: toEastern(arrives),
  };
}

/** Minutes late, as far as anyone knows at an instant. */
export const knownDelay = ({ delay }: Operation, now: number): number =>
  delay && now >= Date.parse(delay.announced_at) ? delay.minutes : 0;

export const isCancelled = ({ cancelled }: Operation, now: number): boolean =>
  cancelled !== undefined && now >= Date.parse(cancelled.announced_at);

/** Whether a flight has left the ground, by its state. */
export const hasFlown = (state: FlightState): boolean => state.status === "flying" || state.status === "landed";
