import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AnyAgent, handoff, RunState, UserError } from "../../../core/runner/index.ts";
import { calls } from "../../../core/testing.ts";
import { agentOf, failureAs, inputCheck, passes, play, recorder, scripted, trace } from "./support.ts";

/** A run that waits for a refund's approval, and what to go on with. */
async function waiting(options: Parameters<typeof recorder>[1] = {}) {
  const { tool, calls: made } = recorder("refund", { effect: "write", needsApproval: true, ...options });
  const agent = agentOf("desk", { tools: [tool] });
  const { runner, model } = scripted([calls("refund", { value: "50" }, "c1"), "Done."]);
  return { agent, made, runner, model, paused: await runner.run(agent, "refund me") };
}

/** What another process would load. */
const overTheWire = (state: RunState, agents: AnyAgent[]): RunState => RunState.fromJSON(JSON.stringify(state), agents);

describe("approvals", () => {
  it("L1 pause the run before the body, for a flag or a predicate", async () => {
    const { paused, agent, made } = await waiting();
    expect(paused.finalOutput).toBeUndefined();
    expect(paused.interruptions).toEqual([{ callId: "c1", toolName: "refund", arguments: '{"value":"50"}', agent }]);
    expect(made).toEqual([]);
    const large = { needsApproval: ({ value }: { value: string }) => Number(value) > 100 };
    expect((await waiting(large)).paused.finalOutput).toBe("Done.");
  });

  it("L1 are needed when the predicate throws, or cannot read the arguments", async () => {
    const broken = await waiting({ needsApproval: () => Promise.reject(new Error("policy service is down")) });
    expect(broken.paused.interruptions).toHaveLength(1);
    const { tool, calls: made } = recorder("refund", { needsApproval: () => false });
    const { result } = await play(agentOf("a", { tools: [tool] }), [calls("refund", "{oops")]);
    expect(result.interruptions).toHaveLength(1);
    expect(made).toEqual([]);
  });

  it("L2 let the run go on in another process: the tool runs once, nothing is asked before it, no turn is used", async () => {
    const { agent, made, runner, model, paused } = await waiting();
    const loaded = overTheWire(paused.state, [agent]);
    expect(loaded.interruptions).toEqual(paused.interruptions);
    loaded.approve("c1");
    const result = await runner.run(agent, [], { state: overTheWire(loaded, [agent]) });
    expect(made).toEqual(["50"]);
    expect(result.finalOutput).toBe("Done.");
    expect(result.turns).toBe(2);
    expect(model.requests).toHaveLength(2);
    expect(trace(model.requests[1]?.input ?? [])).toEqual(["user: refund me", "refund", "→ refund got 50"]);
    expect(trace(result.newItems)).toEqual(["refund", "→ refund got 50", "assistant: Done."]);
  });

  it("L2 tell the model why a call was rejected", async () => {
    const { agent, made, runner, model, paused } = await waiting();
    paused.state.reject("c1", "Above the limit.");
    await runner.run(agent, [], { state: paused.state });
    expect(made).toEqual([]);
    expect(trace(model.requests[1]?.input ?? []).at(-1)).toBe("→ Above the limit.");
  });

  it("L4 may stand for every later call of the tool by that agent", async () => {
    const { tool, calls: made } = recorder("refund", { needsApproval: true });
    const agent = agentOf("desk", { tools: [tool] });
    const { runner } = scripted([
      calls("refund", { value: "1" }, "c1"),
      calls("refund", { value: "2" }, "c2"),
      "Done.",
    ]);
    const paused = await runner.run(agent, "go");
    paused.state.approve("c1", { always: true });
    const result = await runner.run(agent, [], { state: overTheWire(paused.state, [agent]) });
    expect(result.finalOutput).toBe("Done.");
    expect(made).toEqual(["1", "2"]);
  });

  it("L5 run what is approved once, and leave what is not open", async () => {
    const { tool, calls: made } = recorder("refund", { effect: "write", needsApproval: true });
    const look = recorder("look");
    const agent = agentOf("desk", { tools: [tool, look.tool] });
    const { runner } = scripted([
      [calls("refund", { value: "1" }, "c1"), calls("look", { value: "x" }), calls("refund", { value: "2" }, "c2")],
      "Done.",
    ]);
    const paused = await runner.run(agent, "go");
    paused.state.approve("c1");
    const again = await runner.run(agent, [], { state: overTheWire(paused.state, [agent]) });
    expect(again.interruptions.map(({ callId }) => callId)).toEqual(["c2"]);
    expect([made, look.calls]).toEqual([["1"], ["x"]]);
    again.state.reject("c2");
    const result = await runner.run(agent, [], { state: overTheWire(again.state, [agent]) });
    expect([made, look.calls]).toEqual([["1"], ["x"]]);
    expect(trace(result.newItems).filter((line) => line.startsWith("→"))).toEqual([
      ...["→ refund got 1", "→ look got x", "→ This call was not approved."],
    ]);
  });

  it("L6 are refused when the call is not what was shown", async () => {
    const { paused } = await waiting();
    const [shown] = paused.interruptions;
    const changed = { ...shown, callId: "c1", toolName: "refund", arguments: '{"value":"5000"}' } as typeof shown;
    expect(() => changed && paused.state.approve(changed)).toThrow(UserError);
    expect(() => paused.state.approve("c9")).toThrow(/No call c9/);
    if (shown) paused.state.approve(shown);
    expect(paused.state.interruptions).toEqual([]);
  });

  it("reach into agents that are used as tools", async () => {
    const { tool, calls: made } = recorder("refund", { effect: "write", needsApproval: true });
    const clerk = agentOf("clerk", { tools: [tool] });
    const front = agentOf("front", { tools: [clerk.asTool({ toolName: "ask_clerk", toolDescription: "" })] });
    const { runner, model } = scripted([
      calls("ask_clerk", { input: "refund 50" }),
      calls("refund", { value: "50" }, "inner"),
      "Refunded.",
      "All done.",
    ]);
    const paused = await runner.run(front, "go");
    expect(paused.interruptions).toMatchObject([{ callId: "inner", toolName: "refund", agent: { name: "clerk" } }]);
    const loaded = overTheWire(paused.state, [front, clerk]);
    loaded.approve("inner");
    const result = await runner.run(front, [], { state: overTheWire(loaded, [front, clerk]) });
    expect(made).toEqual(["50"]);
    expect(result.finalOutput).toBe("All done.");
    expect(model.requests).toHaveLength(4);
    expect(result.usage.requests).toBe(4);
  });

  it("must be decided before new input is given", async () => {
    const { agent, runner, paused } = await waiting();
    const error = await failureAs(UserError, runner.run(agent, "hello?", { state: paused.state }));
    expect(error.message).toContain("approvals");
  });
});

describe("a saved run", () => {
  it("carries everything: agent on duty, arguments of the transfer, guardrails, usage, tool users", async () => {
    const { guardrail } = inputCheck("g", passes());
    const { tool } = recorder("refund", { needsApproval: true });
    const desk = agentOf("desk", { tools: [tool], instructions: (_run, args) => `for ${JSON.stringify(args)}` });
    const way = handoff(desk, { inputType: z.object({ reason: z.string() }) });
    const triage = agentOf("triage", { handoffs: [way], inputGuardrails: [guardrail] });
    const { runner, model } = scripted([
      { items: [calls("transfer_to_desk", { reason: "late" })], usage: { inputTokens: 5, outputTokens: 5 } },
      calls("refund", { value: "1" }, "c1"),
      "Done.",
    ]);
    const paused = await runner.run(triage, "go", { runId: "SM1" });
    const loaded = overTheWire(paused.state, [triage]);
    expect(loaded.agent).toBe(desk);
    expect(loaded.usage).toEqual(paused.usage);
    loaded.approve("c1");
    const result = await runner.run(triage, [], { state: loaded });
    expect(model.requests[2]?.instructions).toBe('for {"reason":"late"}');
    expect(result.state.runId).toBe("SM1");
    expect(result.inputGuardrailResults).toMatchObject([{ guardrail: { name: "g" }, agent: { name: "triage" } }]);
    expect(result.usage.byAgent.triage).toMatchObject({ totalTokens: 10 });
    expect(result.usage.byAgent.desk?.requests).toBe(2);
  });

  it("goes on from an error, too", async () => {
    const { tool, calls: made } = recorder("refund", { effect: "write" });
    const agent = agentOf("desk", { tools: [tool] });
    const { runner } = scripted([calls("refund", { value: "1" }), new Error("503"), "Done."]);
    const error = await failureAs(Error, runner.run(agent, "go"));
    const state = (error as UserError).state;
    expect(state?.sideEffects).toBe(true);
    const result = await runner.run(agent, [], { state: overTheWire(state as RunState, [agent]) });
    expect(result.finalOutput).toBe("Done.");
    expect(made).toEqual(["1"]);
  });

  it("L7 says which version it is, and refuses newer and foreign ones clearly", async () => {
    const { paused, agent } = await waiting();
    const json = JSON.parse(JSON.stringify(paused.state)) as Record<string, unknown>;
    expect(json.version).toBe(1);
    const load = (value: unknown) => () => RunState.fromJSON(value, [agent]);
    expect(load({ ...json, version: 2 })).toThrow(/newer version \(2\).*reads up to 1/);
    expect(load({ ...json, turn: "many" })).toThrow(/damaged/);
    expect(load({ ...json, view: [99] })).toThrow(/damaged/);
    expect(load("{oops")).toThrow(/not JSON/);
    expect(load(null)).toThrow(UserError);
    expect(load([])).toThrow(/no version/);
    expect(() => RunState.fromJSON(json, [agentOf("other")])).toThrow(/agent "desk".*other/);
  });

  it("L7 is not bent by keys that name prototypes", async () => {
    const { paused, agent } = await waiting();
    const text = JSON.stringify(paused.state)
      .replace('"c1"', '"__proto__"')
      .replaceAll('"call_id":"c1"', '"call_id":"__proto__"');
    const state = RunState.fromJSON(text.replace("{", '{"__proto__":{"polluted":true},'), [agent]);
    state.approve("__proto__");
    expect(state.interruptions).toEqual([]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("L9 holds no context, no keys, no model", async () => {
    const { tool } = recorder("refund", { needsApproval: true });
    const { result } = await play(agentOf("a", { tools: [tool] }), [calls("refund", { value: "1" })], {
      context: { apiKey: "sk-secret" },
    });
    expect(JSON.stringify(result.state)).not.toContain("sk-secret");
  });

  it("points at the record instead of repeating it", async () => {
    const input = Array.from({ length: 20 }, (_, n) => ({
      role: "user" as const,
      content: `message ${n} ${"x".repeat(200)}`,
    }));
    const { result } = await play(agentOf("a"), ["ok"], { input });
    const json = JSON.stringify(result.state);
    expect(json.split("message 7 ").length).toBe(2);
    expect(overTheWire(result.state, [agentOf("a")]).history).toEqual(JSON.parse(JSON.stringify(result.history)));
  });
});
