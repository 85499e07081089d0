import { AGENT_IDS, type Config } from "../core/index.ts";
import type { Crew } from "./crew/crew.ts";
import { ROSTER } from "./crew/roster.ts";

const SIDE = {
  relevance: "input",
  jailbreak: "input",
  content_safety: "input",
  personal_data: "output",
  length: "output",
  prompt_leak: "output",
  grounding: "output",
} as const;

/** The crew as the agent view shows it: who there is, who can hand to whom, what they may do, what guards them. */
export function describeCrew(crew: Crew, config: Config) {
  const usual = config.OPENAI_API_KEY ? config.AGENT_MODEL : "demo";
  const agents = AGENT_IDS.map((id) => {
    const agent = crew.get(id);
    return {
      name: ROSTER[id].name,
      description: ROSTER[id].description,
      model: config.agents[id].model ?? usual,
      enabled: agent !== undefined,
      handoffs: ROSTER[id].handsTo.filter((to) => crew.get(to)).map((to) => ROSTER[to].name),
      tools: (agent?.tools ?? []).map(({ name, description, effect }) => ({ name, description, effect })),
    };
  });
  const guardrails = Object.entries(config.GUARDRAILS).map(([name, tier]) => ({
    name,
    side: SIDE[name as keyof typeof SIDE],
    tier,
  }));
  return { first: crew.entry.name, agents, guardrails: [...guardrails, onToolResults(config)] };
}

/** What tools return is watched wherever attacks are; it takes no model and has no setting of its own. */
const onToolResults = ({ GUARDRAILS }: Config) => ({
  name: "planted_instructions",
  side: "tool" as const,
  tier: GUARDRAILS.jailbreak === "off" ? ("off" as const) : ("local" as const),
});
