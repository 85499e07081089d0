import { z } from "zod";
import { confirmationCode } from "./arguments.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Checks the one-time code the customer read from their phone. */
export const verifyCode = ({ codes, contacts }: ToolRoom): CrewTool =>
  crewTool({
    name: "verify_code",
    description: "Check the one-time code that was sent to the phone on a booking, as the customer typed it.",
    effect: "read",
    parameters: z.object({ confirmation_code: confirmationCode, code: z.string() }),
    isEnabled: ({ context }) => context.kept.codeFor !== undefined,
    async execute({ confirmation_code, code }, { context }) {
      const booking = confirmation_code ?? context.kept.codeFor;
      if (!booking) return { refused: { code: "no_code_sent", message: "No code has been sent in this conversation" } };
      const proof = await codes.check(context, booking, code);
      if (proof === "wrong")
        return { refused: { code: "wrong_code", message: "That is not the code, or it is no longer valid" } };
      if (proof === "too_many_attempts")
        return { refused: { code: proof, message: "There were too many failed attempts for now" } };
      await contacts.resume(context);
      return { status: "proven", booking: proof.bookings.at(-1) };
    },
  });
