import { z } from "zod";
import { confirmationCode } from "./arguments.ts";
import { type CrewTool, crewTool, type ToolRoom, Unclear } from "./room.ts";

/** Where a customer's bags were last seen. */
export const bagStatus = ({ airline, access }: ToolRoom): CrewTool =>
  crewTool({
    name: "bag_status",
    description: "Where the checked bags of a booking are: tag, state, where and when last seen, and open claims.",
    effect: "read",
    parameters: z.object({
      confirmation_code: confirmationCode,
      bag_tag: z.string().nullable().describe("Such as BG20488; null for all bags of the booking"),
    }),
    async execute({ confirmation_code, bag_tag }, { context }) {
      const booking = await access.booking(context, confirmation_code);
      const bags = await airline.care.bagsOf(booking.reservation_id);
      const tag = bag_tag?.trim().toUpperCase();
      const wanted = tag ? bags.filter((bag) => bag.bag_tag === tag) : bags;
      if (tag && wanted.length === 0)
        throw new Unclear("bag_not_found", `Booking ${booking.reservation_id} has no bag with tag ${tag}`);
      const claims = await Promise.all(wanted.flatMap((bag) => bag.claims).map((id) => airline.care.claim(id)));
      if (wanted[0]) await context.patch({ focus: { bag: wanted[0].bag_tag } });
      return { confirmation_code: booking.reservation_id, checked_bags: booking.total_baggages, bags: wanted, claims };
    },
  });
