import type { AgentId } from "../../core/index.ts";
import type { Airline } from "../airline/airline.ts";
import { AirlineRefusal } from "../airline/refusals.ts";
import type { CustomerContext } from "../context.ts";
import type { Prepare } from "./handoffs.ts";

/** Agents that work on one flight of a booking. */
const ON_A_FLIGHT: ReadonlySet<AgentId> = new Set(["FLIGHTS", "SEATS"]);

/**
 * What an agent finds on its desk when it takes over: the booking, where only one is proven, and its flight, where only
 * one is still to come. All of it is looked up; what is not clear stays open, and the agent asks.
 */
export function prepareFrom(airline: Airline): Prepare {
  return async (context, to) => {
    const booking = await onlyBooking(context);
    if (!booking || !ON_A_FLIGHT.has(to) || context.kept.focus.flight) return;
    const flight = await onlyFlight(airline, booking);
    if (flight) await context.patch({ focus: { flight } });
  };
}

async function onlyBooking(context: CustomerContext): Promise<string | undefined> {
  const { focus, proof } = context.kept;
  if (focus.booking) return proof?.bookings.includes(focus.booking) ? focus.booking : undefined;
  const [only, ...others] = proof?.bookings ?? [];
  if (only === undefined || others.length > 0) return undefined;
  await context.patch({ focus: { booking: only } });
  return only;
}

async function onlyFlight(airline: Airline, booking: string) {
  try {
    const { flights } = await airline.bookings.trip(booking);
    const [only, ...others] = flights.filter(({ status }) => status !== "landed" && status !== "in the air");
    return only && others.length === 0 ? { flight_number: only.flight_number, date: only.date } : undefined;
  } catch (error) {
    // Gone in the meantime: the agent's own tools will say so.
    if (error instanceof AirlineRefusal) return undefined;
    throw error;
  }
}
