import { z } from "zod";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";

/** What the airline's policies say about a question. */
export const faq = ({ policies }: ToolRoom): CrewTool =>
  crewTool({
    name: "faq",
    description:
      "Look a question up in the airline's policies: baggage, seats, cancellation and changes, delays and compensation, check-in, Wi-Fi, pets, assistance, documents, loyalty, children, payment.",
    effect: "read",
    parameters: z.object({ question: z.string() }),
    execute({ question }) {
      const found = policies.search(question);
      if (found.length === 0) return { found: [], facts: ["The policies say nothing about this"] };
      return { found: found.map(({ policy, heading, text }) => ({ policy, heading, text })) };
    },
  });
