import { describe, expect, it } from "vitest";
import { crew } from "../../agents/crew/crew.ts";
import { describeCrew } from "../../agents/describe-crew.ts";
import { guardrails } from "../../agents/guardrails/guardrails.ts";
import { Policies } from "../../agents/policies/policies.ts";
import { crewTools, type ToolRoom } from "../../agents/tools/index.ts";
import { readConfig } from "../../core/index.ts";

const policies = Policies.load();
// Nothing is called here; a crew is put together from definitions.
const tools = crewTools({ policies, codes: { canSend: true } } as unknown as ToolRoom);

function described(settings: Record<string, string> = {}) {
  const config = readConfig(settings);
  const guarded = guardrails(config.GUARDRAILS);
  const onDuty = crew({
    agents: config.agents,
    tools,
    guardrails: guarded,
    policy: (name) => policies.policy(name),
    now: () => new Date("2026-11-20T19:30:00Z"),
  });
  return { described: describeCrew(onDuty, config), guarded, onDuty };
}

const running = (settings: Record<string, string>) => {
  const { guarded } = described(settings);
  return [...new Set([...guarded.input, ...guarded.output, ...guarded.tool].map(({ name }) => name))].sort();
};

describe("the crew as the agent view shows it", () => {
  it.each([{}, { GUARDRAILS: "jailbreak:off,length:off" }, { GUARDRAILS: "relevance:off" }] as Record<
    string,
    string
  >[])("names every guardrail that runs, and no other as on: %o", (settings) => {
    const on = described(settings).described.guardrails.filter(({ tier }) => tier !== "off");
    expect(on.map(({ name }) => name).sort()).toEqual(running(settings));
  });

  it("watches what every tool returns but the house's own policies", () => {
    const unwatched = described().onDuty.agents.flatMap((agent) =>
      agent.tools.filter(({ outputGuardrails }) => outputGuardrails.length === 0).map(({ name }) => name),
    );
    expect([...new Set(unwatched)]).toEqual(["faq"]);
  });
});
