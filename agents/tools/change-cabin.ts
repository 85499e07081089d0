import { z } from "zod";
import { Cabin } from "../airline/records.ts";
import { confirmationCode, paymentId } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { choiceOf } from "./meant.ts";
import { methodFor } from "./payment.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Another cabin for everyone on all flights of a booking. */
export const changeCabin = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "change_cabin",
    description:
      "Change the cabin of a whole booking (all passengers, all flights); the price difference is paid or refunded.",
    effect: "write",
    idempotent: true,
    parameters: z.object({ confirmation_code: confirmationCode, cabin: Cabin, payment_id: paymentId }),
    async execute({ confirmation_code, cabin, payment_id }, run) {
      const booking = await room.access.booking(run.context, confirmation_code);
      const customer = await room.airline.bookings.customer(booking.user_id);
      return makeChange(room, run, {
        kind: "change_flights",
        reservation_id: booking.reservation_id,
        cabin,
        flights: booking.flights.map(choiceOf),
        payment_id: methodFor(customer, booking, payment_id, run.context),
      });
    },
  });
