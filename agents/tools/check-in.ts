import { z } from "zod";
import { confirmationCode, date, flightNumber } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { choiceOf, flightMeant } from "./meant.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Checks a booking in for a flight. */
export const checkIn = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "check_in",
    description:
      "Check everyone on a booking in for a flight: from 24 hours until 60 minutes before departure. Gives seats, gate and boarding time.",
    effect: "write",
    idempotent: true,
    parameters: z.object({ confirmation_code: confirmationCode, flight_number: flightNumber, date }),
    async execute({ confirmation_code, flight_number, date }, run) {
      const { reservation_id } = await room.access.booking(run.context, confirmation_code);
      const trip = await room.airline.bookings.trip(reservation_id);
      return makeChange(room, run, {
        kind: "check_in",
        reservation_id,
        flight: choiceOf(flightMeant(trip, flight_number, date)),
      });
    },
  });
