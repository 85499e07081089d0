import { z } from "zod";
import { confirmationCode } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Opens a compensation case for a disrupted trip. */
export const issueCompensation = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "issue_compensation",
    description:
      "Open a compensation case for a cancelled or late flight or a missed connection. care: vouchers for meals, and for " +
      "hotel and transport when a night is spent waiting; certificate: the goodwill certificate of the policy. A sum " +
      "beyond the policy goes to a person for a decision.",
    effect: "write",
    idempotent: true,
    parameters: z.object({
      confirmation_code: confirmationCode,
      want: z.enum(["care", "certificate"]),
      reason: z.string().describe("What happened, in the customer's words"),
      amount: z.int().positive().nullable().describe("A sum the customer insists on beyond the policy; null otherwise"),
    }),
    async execute({ confirmation_code, want, reason, amount }, run) {
      const { reservation_id } = await room.access.booking(run.context, confirmation_code);
      run.progress("Checking what the policy gives");
      return makeChange(room, run, {
        kind: "compensate",
        reservation_id,
        reason,
        want,
        ...(amount && { ask_for: amount }),
      });
    },
  });
