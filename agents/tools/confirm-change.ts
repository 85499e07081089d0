import { z } from "zod";
import { carryOutProposal } from "./make-change.ts";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Carries out the change that was proposed, once the customer has agreed to it. */
export const confirmChange = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "confirm_change",
    description:
      "Carry out the change proposed last, exactly as proposed. Works only when the customer's latest message agrees to it.",
    effect: "write",
    idempotent: true,
    parameters: z.object({}),
    isEnabled: ({ context }) => context.kept.proposal !== undefined,
    execute: (_, run) => carryOutProposal(room, run),
  });
