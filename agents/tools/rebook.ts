import { z } from "zod";
import { confirmationCode, flights } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Moves a disrupted customer to one of the rebooking options, free of charge. */
export const rebook = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "rebook",
    description: "Move a customer whose trip is disrupted to one of the rebooking options, free of charge.",
    effect: "write",
    idempotent: true,
    parameters: z.object({
      confirmation_code: confirmationCode,
      flights: flights.describe("The flights of one option, in order"),
    }),
    async execute({ confirmation_code, flights }, run) {
      const { reservation_id } = await room.access.booking(run.context, confirmation_code);
      run.progress("Preparing the new flights");
      return makeChange(room, run, { kind: "rebook", reservation_id, flights });
    },
  });
