import { z } from "zod";
import { confirmationCode } from "./arguments.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** The compensation cases and vouchers of a booking. */
export const compensationStatus = ({ airline, access }: ToolRoom): CrewTool =>
  crewTool({
    name: "compensation_status",
    description:
      "Compensation cases of a booking with their vouchers and certificates, and whether one waits for a decision.",
    effect: "read",
    parameters: z.object({ confirmation_code: confirmationCode }),
    async execute({ confirmation_code }, { context }) {
      const { reservation_id, cases = [] } = await access.booking(context, confirmation_code);
      return { confirmation_code: reservation_id, cases: await Promise.all(cases.map((id) => airline.care.case(id))) };
    },
  });
