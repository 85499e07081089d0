import {
  AGENT_IDS,
  Agent,
  type AgentId,
  type AgentSettings,
  type InputGuardrail,
  type OutputGuardrail,
  UserError,
} from "../../core/index.ts";
import type { CustomerContext } from "../context.ts";
import type { CrewTool, ToolName } from "../tools/index.ts";
import { type Prepare, way } from "./handoffs.ts";
import { instructionsNow, standingInstructions } from "./instructions.ts";
import { Reply } from "./reply.ts";
import type { Role } from "./role.ts";
import { ROSTER } from "./roster.ts";
import { situation } from "./situation.ts";

export { Reply } from "./reply.ts";

export type CrewAgent = Agent<CustomerContext, Reply>;

/** Everyone on duty. */
export interface Crew {
  /** Meets the customer first. */
  entry: CrewAgent;
  agents: readonly CrewAgent[];
  /** The agent of an id, where it is on duty. */
  get(id: AgentId): CrewAgent | undefined;
}

/** What a crew is made of. */
export interface CrewParts {
  /** Per agent: its model, what is added to its instructions, and whether it is on duty. */
  agents: Readonly<Record<AgentId, AgentSettings>>;
  /** Every verb there is; each agent gets those its role names. */
  tools: Readonly<Partial<Record<ToolName, CrewTool>>>;
  guardrails: {
    input: readonly InputGuardrail<CustomerContext>[];
    output: readonly OutputGuardrail<CustomerContext, Reply>[];
    /** On what tools return of the airline's records. */
    tool: readonly OutputGuardrail<CustomerContext>[];
  };
  /** A policy's prose by its name. Throws when there is none of that name. */
  policy(name: string): string;
  /** The airline's time. */
  now(): Date;
  /** What is looked up for an agent before it takes over; nothing unless given. */
  prepare?: Prepare;
}

const FOR_EVERYONE: readonly ToolName[] = ["ask_for_person"];
/** What these return is the house's own prose: no stranger wrote any of it. */
const OUR_WORDS: ReadonlySet<ToolName> = new Set(["faq"]);

/** Assembles the crew. Throws `UserError`, saying what to change, when it could not work. */
export function crew(parts: CrewParts): Crew {
  refuseUnknown(parts);
  const onDuty = new Map<AgentId, CrewAgent>();
  const roles = AGENT_IDS.filter((id) => parts.agents[id].enabled).map((id) => ROSTER[id]);
  for (const role of roles) onDuty.set(role.id, member(role, roles, parts, onDuty));
  return { entry: present(onDuty, "TRIAGE"), agents: [...onDuty.values()], get: (id) => onDuty.get(id) };
}

function member(
  role: Role,
  roles: readonly Role[],
  parts: CrewParts,
  onDuty: ReadonlyMap<AgentId, CrewAgent>,
): CrewAgent {
  const settings = parts.agents[role.id];
  const colleagues = role.handsTo.flatMap((id) => roles.find((each) => each.id === id) ?? []);
  const standing = standingInstructions({
    role,
    colleagues,
    policies: role.policies.map((name) => parts.policy(name)),
    additions: settings.instructions,
  });
  return new Agent<CustomerContext, Reply>({
    name: role.name,
    handoffDescription: role.description,
    instructions: ({ context }) => instructionsNow(standing, situation(context, parts.now())),
    ...(settings.model === undefined ? {} : { model: settings.model }),
    tools: [...role.tools, ...FOR_EVERYONE].map((name) => theTool(parts, name, role)),
    handoffs: colleagues.map((to) => way(to, () => present(onDuty, to.id), parts.prepare)),
    inputGuardrails: parts.guardrails.input,
    outputGuardrails: parts.guardrails.output,
    outputType: Reply,
    streamField: "reply",
  });
}

function theTool({ tools, guardrails }: CrewParts, name: ToolName, { name: agent }: Role): CrewTool {
  const found = tools[name];
  if (!found)
    throw new UserError(`The ${agent} agent needs the tool ${name}, and there is none: add it in agents/tools`);
  if (OUR_WORDS.has(name)) return found;
  return Object.freeze({ ...found, outputGuardrails: [...found.outputGuardrails, ...guardrails.tool] });
}

function present(onDuty: ReadonlyMap<AgentId, CrewAgent>, id: AgentId): CrewAgent {
  const found = onDuty.get(id);
  if (!found) throw new UserError(`The ${ROSTER[id].name} agent is not on duty: set AGENT_${id}_ENABLED to true`);
  return found;
}

function refuseUnknown({ agents }: CrewParts): void {
  const strangers = Object.keys(agents).filter((id) => !(AGENT_IDS as readonly string[]).includes(id));
  if (strangers.length > 0) {
    throw new UserError(`There is no agent ${strangers.join(", ")}; there are ${AGENT_IDS.join(", ")}`);
  }
  const missing = AGENT_IDS.filter((id) => agents[id] === undefined);
  if (missing.length > 0) throw new UserError(`The crew has no settings for ${missing.join(", ")}`);
  if (!agents.TRIAGE.enabled) {
    throw new UserError("Triage answers first and can't be disabled: remove AGENT_TRIAGE_ENABLED or set it to true");
  }
}
