import { z } from "zod";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** Asks for a person; whoever ends the turn opens the case. */
export const askForPerson = (_room: ToolRoom): CrewTool =>
  crewTool({
    name: "ask_for_person",
    description:
      "Bring in a person of the airline's staff: because the customer asks for one, or because the request is beyond what can be done here.",
    effect: "read",
    parameters: z.object({
      reason: z.enum(["asked", "complaint", "lost_item", "beyond_policy", "system_trouble", "safety"]),
      summary: z.string().describe("For staff: who, what happened, what was tried, what is wanted"),
    }),
    async execute({ reason, summary }, { context }) {
      await context.patch({ person: { reason, summary } });
      return {
        status: "noted",
        facts: ["A person is being asked to take over this conversation; the customer is told so separately"],
      };
    },
  });
