import { z } from "zod";
import { confirmationCode, date, flightNumber, passenger } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { choiceOf, flightMeant, passengerMeant } from "./meant.ts";
import { methodFor } from "./payment.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Another seat on a flight the customer holds. */
export const changeSeat = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "change_seat",
    description:
      "Move a passenger to another seat on a flight of their booking. A free seat the customer named themselves is taken at once.",
    effect: "write",
    idempotent: true,
    parameters: z.object({
      confirmation_code: confirmationCode,
      flight_number: flightNumber,
      date,
      passenger,
      seat: z.string().describe("Row and letter, such as 14C"),
      will_help_at_exit: z
        .boolean()
        .nullable()
        .describe("For an exit row: the customer has said the passenger is able and willing to help in an emergency"),
    }),
    async execute({ confirmation_code, flight_number, date, passenger, seat, will_help_at_exit }, run) {
      const booking = await room.access.booking(run.context, confirmation_code);
      const trip = await room.airline.bookings.trip(booking.reservation_id);
      const flight = choiceOf(flightMeant(trip, flight_number, date));
      const customer = await room.airline.bookings.customer(booking.user_id);
      const wanted = seat.trim().toUpperCase().replace(/[\s-]/g, "");
      await run.context.patch({ focus: { flight, seat: wanted } });
      return makeChange(room, run, {
        kind: "choose_seat",
        reservation_id: booking.reservation_id,
        flight,
        passenger: passengerMeant(booking, passenger),
        seat: wanted,
        ...(will_help_at_exit && { will_help_at_exit }),
        payment_id: methodFor(customer, booking, null, run.context),
      });
    },
  });
