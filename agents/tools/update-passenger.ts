import { z } from "zod";
import { confirmationCode, passenger } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { passengerMeant } from "./meant.ts";
import { type CrewTool, crewTool, type ToolRoom, Unclear } from "./room.ts";

/** A corrected name or date of birth. */
export const updatePassenger = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "update_passenger",
    description: "Correct a passenger's name or date of birth. The number of passengers cannot change.",
    effect: "write",
    idempotent: true,
    parameters: z.object({
      confirmation_code: confirmationCode,
      passenger,
      first_name: z.string().nullable().describe("As it should be; null to leave it"),
      last_name: z.string().nullable().describe("As it should be; null to leave it"),
      date_of_birth: z.string().nullable().describe("YYYY-MM-DD; null to leave it"),
    }),
    async execute({ confirmation_code, passenger, first_name, last_name, date_of_birth }, run) {
      const booking = await room.access.booking(run.context, confirmation_code);
      const at = passengerMeant(booking, passenger);
      const before = booking.passengers[at];
      if (!before || !(first_name || last_name || date_of_birth))
        throw new Unclear("nothing_to_correct", "No corrected name or date of birth was given");
      const corrected = {
        first_name: first_name ?? before.first_name,
        last_name: last_name ?? before.last_name,
        dob: date_of_birth ?? before.dob,
      };
      const passengers = booking.passengers.with(at, corrected);
      return makeChange(room, run, { kind: "correct_passengers", reservation_id: booking.reservation_id, passengers });
    },
  });
