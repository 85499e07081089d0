import { z } from "zod";
import { BagProblem } from "../airline/records.ts";
import { confirmationCode } from "./arguments.ts";
import { makeChange } from "./make-change.ts";
import { type CrewTool, crewTool, type ToolRoom, Unclear } from "./room.ts";

/** Reports a bag that is missing, damaged or not complete. */
export const baggageClaim = (room: ToolRoom): CrewTool =>
  crewTool({
    name: "open_baggage_claim",
    description: "Open a claim for a checked bag that is missing, damaged, or has contents missing.",
    effect: "write",
    idempotent: true,
    parameters: z.object({
      confirmation_code: confirmationCode,
      bag_tag: z.string().nullable().describe("Null where the booking has only one bag"),
      problem: BagProblem,
      description: z.string().describe("What the bag looks like and what happened, in the customer's words"),
      delivery_address: z.string().nullable(),
    }),
    async execute({ confirmation_code, bag_tag, problem, description, delivery_address }, run) {
      const { reservation_id, bag_tags = [] } = await room.access.booking(run.context, confirmation_code);
      const tag = bag_tag?.trim().toUpperCase() ?? (bag_tags.length === 1 ? bag_tags[0] : undefined);
      if (!tag || !bag_tags.includes(tag)) {
        const known = bag_tags.length > 0 ? `has bags ${bag_tags.join(", ")}` : "has no checked-in bags";
        throw new Unclear("which_bag", `Booking ${reservation_id} ${known}`);
      }
      return makeChange(room, run, {
        kind: "open_bag_claim",
        bag_tag: tag,
        problem,
        description,
        ...(delivery_address && { delivery_address }),
      });
    },
  });
