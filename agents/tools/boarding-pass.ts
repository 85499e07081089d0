import { z } from "zod";
import { FIGURES } from "../airline/figures.ts";
import { legId } from "../airline/records.ts";
import { confirmationCode, date, flightNumber } from "./arguments.ts";
import { flightMeant } from "./meant.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";
import { nameOf } from "./views.ts";

/** What stands on a boarding pass, and whether there is one yet. */
export const boardingPass = ({ airline, access }: ToolRoom): CrewTool =>
  crewTool({
    name: "boarding_pass",
    description:
      "Boarding facts of a flight on a booking: checked in or not, when check-in opens and closes, seats, gate, boarding time.",
    effect: "read",
    parameters: z.object({ confirmation_code: confirmationCode, flight_number: flightNumber, date }),
    async execute({ confirmation_code, flight_number, date }, { context }) {
      const booking = await access.booking(context, confirmation_code);
      const flight = flightMeant(await airline.bookings.trip(booking.reservation_id), flight_number, date);
      const seats = booking.seats?.[legId(flight)] ?? [];
      return {
        confirmation_code: booking.reservation_id,
        flight_number: flight.flight_number,
        date: flight.date,
        status: flight.status,
        departs: flight.departs,
        checked_in: booking.checked_in?.includes(legId(flight)) ?? false,
        check_in_opens_hours_before: FIGURES.checkInOpensHours,
        check_in_closes_minutes_before: FIGURES.checkInClosesMinutes,
        passengers: booking.passengers.map((each, i) => ({ name: nameOf(each), seat: seats[i] ?? "at check-in" })),
        gate: flight.gate ?? "not assigned yet",
        ...(flight.terminal && { terminal: flight.terminal }),
        ...(flight.boarding_at && { boarding_at: flight.boarding_at, boarding_closes_at: flight.boarding_closes_at }),
      };
    },
  });
