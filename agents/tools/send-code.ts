import { z } from "zod";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Sends a one-time code to the phone on a booking. */
export const sendCode = ({ codes }: ToolRoom): CrewTool =>
  crewTool({
    name: "send_code",
    description:
      "Send a one-time code by text message to the phone number on a booking, for a customer who wants to prove who they are that way.",
    effect: "write",
    // Sent again at worst; only the last code counts, and how many are sent is limited.
    idempotent: true,
    parameters: z.object({ confirmation_code: z.string() }),
    isEnabled: () => codes.canSend,
    async execute({ confirmation_code }, { context }) {
      const sent = await codes.send(context, confirmation_code);
      if (sent === "too_many_codes") {
        return { refused: { code: sent, message: "Several codes were sent already; another can be sent in an hour" } };
      }
      if (sent === "cannot_send") {
        return { refused: { code: sent, message: "Codes cannot be sent by text message at the moment" } };
      }
      return {
        status: "sent",
        facts: [
          "If there is such a booking, a six-digit code is on its way to the phone on it",
          "The code works once, for ten minutes",
        ],
      };
    },
  });
