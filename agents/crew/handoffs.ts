import { type AgentId, type Handoff, handoff } from "../../core/index.ts";
import type { CustomerContext } from "../context.ts";
import type { CrewAgent } from "./crew.ts";
import type { Role } from "./role.ts";

/** Looks up what an agent should find in the context when it takes over. It may find nothing; it never makes things up. */
export type Prepare = (context: CustomerContext, to: AgentId) => Promise<void>;

/** The way to a colleague. The target is found when it is needed: agents refer to each other. */
export function way(to: Role, find: () => CrewAgent, prepare: Prepare | undefined): Handoff<CustomerContext> {
  return handoff<unknown, CustomerContext>(find, {
    toolName: transferTo(to),
    toolDescription: `Hands the conversation to the ${to.name} agent. ${to.description}`,
    ...(prepare && { onHandoff: ({ context }) => prepare(context, to.id) }),
  });
}

/** The transfer's name, as models see it: `transfer_to_seats_and_special_services`. */
export const transferTo = ({ name }: Pick<Role, "name">): string =>
  `transfer_to_${name.toLowerCase().replaceAll(" ", "_")}`;
