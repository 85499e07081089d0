import { z } from "zod";
import { confirmationCode, flights, paymentId } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { methodFor } from "./payment.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Other flights on the same route, because the customer wants them. */
export const changeFlights = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "change_flights",
    description:
      "Change a booking to other flights on the same route at the customer's own wish; the fare difference is paid or refunded.",
    effect: "write",
    idempotent: true,
    parameters: z.object({
      confirmation_code: confirmationCode,
      flights: flights.describe("All flights of the booking after the change, in order, those that stay included"),
      payment_id: paymentId,
    }),
    async execute({ confirmation_code, flights, payment_id }, run) {
      const booking = await room.access.booking(run.context, confirmation_code);
      const customer = await room.airline.bookings.customer(booking.user_id);
      const { reservation_id, cabin } = booking;
      return makeChange(room, run, {
        kind: "change_flights",
        reservation_id,
        cabin,
        flights,
        payment_id: methodFor(customer, booking, payment_id, run.context),
      });
    },
  });
