import { z } from "zod";
import { SERVICES } from "../airline/rules/services.ts";
import { confirmationCode, passenger } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { passengerMeant } from "./meant.ts";
import { methodFor } from "./payment.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

const names = Object.keys(SERVICES);
const list = Object.entries(SERVICES).map(([name, { about }]) => `${name} (${about})`);

/** Assistance, a meal, a pet, a child who travels alone. */
export const requestService = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "request_special_service",
    description: `Ask for a special service for a passenger on all coming flights of a booking: ${list.join(", ")}.`,
    effect: "write",
    idempotent: true,
    parameters: z.object({
      confirmation_code: confirmationCode,
      passenger,
      service: z.enum(names),
      note: z.string().nullable().describe("What staff should know, in the customer's words"),
    }),
    async execute({ confirmation_code, passenger, service, note }, run) {
      const booking = await room.access.booking(run.context, confirmation_code);
      const customer = await room.airline.bookings.customer(booking.user_id);
      return makeChange(room, run, {
        kind: "request_service",
        reservation_id: booking.reservation_id,
        passenger: passengerMeant(booking, passenger),
        service,
        note: note ?? "",
        ...((SERVICES[service]?.price ?? 0) > 0 && { payment_id: methodFor(customer, booking, null, run.context) }),
      });
    },
  });
