import { z } from "zod";
import { NotFound } from "../airline/refusals.ts";
import type { CustomerContext } from "../context.ts";
import { NotProven } from "../identity/access.ts";
import { date, flightNumber } from "./arguments.ts";
import { choiceOf, flightMeant, sameFlightNumber } from "./meant.ts";
import { type CrewTool, crewTool, type ToolRoom, Unclear } from "./room.ts";
import { flightView, tripView } from "./views.ts";

/** How a flight is doing; for a customer on it, what that means for their trip. */
export const flightStatus = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "flight_status",
    description:
      "Status of a flight: times, delay and its cause, gate, boarding. Without a flight number: of the customer's own " +
      "flights, with connections that no longer hold. Public; needs no proof of identity when a number is given.",
    effect: "read",
    parameters: z.object({ flight_number: flightNumber, date }),
    async execute({ flight_number, date }, { context, progress }) {
      const trip = await tripInHand(room, context);
      if (!flight_number) {
        if (!trip)
          throw new Unclear(
            "which_flight",
            "No flight number was named, and no booking is proven in this conversation",
          );
        return tripView(trip);
      }
      progress(`Looking up ${flight_number}`);
      const theirs = trip?.flights.some((flight) => sameFlightNumber(flight.flight_number, flight_number));
      const mine =
        trip && theirs && (!date || trip.flights.some((flight) => flight.date === date))
          ? flightMeant(trip, flight_number, date)
          : undefined;
      const facts = mine ?? (await room.airline.flights.status(await knownAs(room, flight_number), date ?? undefined));
      await context.patch({ focus: { flight: choiceOf(facts) } });
      const { connections, disruption } = trip ?? {};
      return {
        ...flightView(facts),
        ...(mine && { on_booking: trip?.booking.reservation_id, connections, ...(disruption && { disruption }) }),
      };
    },
  });

/** The trip the conversation is about, if it is proven. */
export async function tripInHand({ airline, access }: ToolRoom, context: CustomerContext) {
  try {
    return await airline.bookings.trip((await access.booking(context, null)).reservation_id);
  } catch (error) {
    if (error instanceof NotProven) return undefined;
    throw error;
  }
}

/** A flight number as the airline writes it: customers leave out hyphens and add blanks. */
export async function knownAs({ airline }: ToolRoom, flightNumber: string): Promise<string> {
  const bare = flightNumber.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const hyphened = bare.replace(/^([A-Z]{3})(\d+)$/, "$1-$2");
  if (hyphened === bare) return bare;
  try {
    return (await airline.flights.status(hyphened)).flight_number;
  } catch (error) {
    if (error instanceof NotFound) return bare;
    throw error;
  }
}
