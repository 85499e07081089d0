import { describe, expect, it } from "vitest";
import type { Hooks } from "../../../core/runner/index.ts";
import { calls } from "../../../core/testing.ts";
import { agentOf, inputCheck, later, passes, play, recorder } from "./support.ts";

const listen = (log: string[], who = ""): Hooks => ({
  agent_start: ({ agent }) => void log.push(`${who}agent_start(${agent.name})`),
  agent_end: ({ agent, result }) => void log.push(`${who}agent_end(${agent.name}: ${result})`),
  llm_start: ({ agent, request }) => void log.push(`${who}llm_start(${agent.name}, ${request.input.length})`),
  llm_end: ({ agent, result }) => void log.push(`${who}llm_end(${agent.name}, ${result.items.length})`),
  tool_start: ({ tool, arguments: args }) => void log.push(`${who}tool_start(${tool.name} ${args})`),
  tool_end: ({ tool, result }) => void log.push(`${who}tool_end(${tool.name}: ${result})`),
  handoff: ({ from, to }) => void log.push(`${who}handoff(${from.name}, ${to.name})`),
  guardrail: ({ result }) => void log.push(`${who}guardrail(${result.guardrail.name}: ${result.status})`),
});

const crew = (hooks: Hooks = {}) => {
  const b = agentOf("b", { hooks });
  return agentOf("a", { tools: [recorder("look").tool], handoffs: [b], hooks });
};
const script = () => [calls("look", { value: "x" }), calls("transfer_to_b"), "bye"];

describe("hooks", () => {
  it("J1 tell a run with a tool and a handoff in order; the agent that handed over has no end", async () => {
    const log: string[] = [];
    await play(crew(), script(), { runner: { hooks: listen(log) } });
    expect(log.filter((line) => !line.startsWith("llm"))).toEqual([
      "agent_start(a)",
      'tool_start(look {"value":"x"})',
      "tool_end(look: look got x)",
      "handoff(a, b)",
      "agent_start(b)",
      "agent_end(b: bye)",
    ]);
    expect(log.filter((line) => line.startsWith("llm"))).toEqual([
      ...["llm_start(a, 1)", "llm_end(a, 1)", "llm_start(a, 3)", "llm_end(a, 1)", "llm_start(b, 5)", "llm_end(b, 1)"],
    ]);
  });

  it("tell the runner's before the agent's, and guardrails' verdicts", async () => {
    const log: string[] = [];
    const agent = agentOf("a", { hooks: listen(log, "own "), inputGuardrails: [inputCheck("g", passes()).guardrail] });
    await play(agent, ["bye"], { runner: { hooks: listen(log) } });
    expect(log.slice(0, 2)).toEqual(["agent_start(a)", "own agent_start(a)"]);
    expect(log).toContain("guardrail(g: passed)");
    expect(log).toContain("own guardrail(g: passed)");
  });

  it("§6.8 are awaited: what they prepare is there", async () => {
    const context = { greeting: "" };
    const agent = agentOf("a", { instructions: ({ context: c }) => (c as typeof context).greeting });
    const { model } = await play(agent, ["ok"], {
      context,
      runner: {
        hooks: {
          agent_start: async () => {
            await later(5, undefined);
            context.greeting = "Good evening";
          },
        },
      },
    });
    expect(model.requests[0]?.instructions).toBe("Good evening");
  });

  it("§6.8 that throw do not end the customer's run", async () => {
    const broken = () => Promise.reject(new Error("metrics are down"));
    const hooks: Hooks = {
      ...{ agent_start: broken, agent_end: broken, llm_start: broken, llm_end: broken },
      ...{ tool_start: broken, tool_end: broken, handoff: broken, guardrail: broken },
    };
    const { result } = await play(crew(hooks), script(), { runner: { hooks } });
    expect(result.finalOutput).toBe("bye");
  });
});
