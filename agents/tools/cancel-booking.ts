import { z } from "zod";
import { CancelReason } from "../airline/changes.ts";
import { confirmationCode } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Cancels a whole booking, where the policy allows it. */
export const cancelBooking = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "cancel_booking",
    description:
      "Cancel a whole booking and refund it to the original payment methods, where the cancellation policy allows it.",
    effect: "write",
    idempotent: true,
    parameters: z.object({
      confirmation_code: confirmationCode,
      reason: CancelReason.nullable().describe("Why the customer cancels, as they said; null when they did not say"),
    }),
    async execute({ confirmation_code, reason }, run) {
      const { reservation_id } = await room.access.booking(run.context, confirmation_code);
      return makeChange(room, run, { kind: "cancel", reservation_id, reason: reason ?? "other" });
    },
  });
