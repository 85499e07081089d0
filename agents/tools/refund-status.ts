import { z } from "zod";
import { confirmationCode } from "./arguments.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** What has been refunded for a booking, and when it arrives. */
export const refundStatus = ({ access }: ToolRoom): CrewTool =>
  crewTool({
    name: "refund_status",
    description: "Refunds of a booking: amount, to which payment method, and by when.",
    effect: "read",
    parameters: z.object({ confirmation_code: confirmationCode }),
    async execute({ confirmation_code }, { context }) {
      const { reservation_id, status, refunds = [] } = await access.booking(context, confirmation_code);
      return { confirmation_code: reservation_id, booking: status ?? "confirmed", refunds };
    },
  });
