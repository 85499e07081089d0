import { z } from "zod";
import { type CrewTool, crewTool, type ToolRoom } from "./room.ts";
import { profileView } from "./views.ts";

/** Membership, miles, and what the customer can pay with. */
export const myProfile = ({ access }: ToolRoom): CrewTool =>
  crewTool({
    name: "my_profile",
    description:
      "The proven customer's membership, miles, and payment methods with the balances of gift cards and certificates.",
    effect: "read",
    parameters: z.object({}),
    execute: async (_, { context }) => profileView(await access.customer(context)),
  });
