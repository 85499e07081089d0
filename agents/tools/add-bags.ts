import { z } from "zod";
import { confirmationCode, paymentId } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { methodFor } from "./payment.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** More checked bags on a booking. */
export const addBags = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "add_bags",
    description: "Add checked bags to a booking; those beyond the free allowance are paid for.",
    effect: "write",
    idempotent: true,
    parameters: z.object({
      confirmation_code: confirmationCode,
      bags: z.int().min(1).max(20).describe("How many more"),
      payment_id: paymentId,
    }),
    async execute({ confirmation_code, bags, payment_id }, run) {
      const booking = await room.access.booking(run.context, confirmation_code);
      const customer = await room.airline.bookings.customer(booking.user_id);
      return makeChange(room, run, {
        kind: "add_bags",
        reservation_id: booking.reservation_id,
        total_baggages: booking.total_baggages + bags,
        payment_id: methodFor(customer, booking, payment_id, run.context),
      });
    },
  });
