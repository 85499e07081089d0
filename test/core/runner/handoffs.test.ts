import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type AnyAgent, HandoffError, handoff, UserError } from "../../../core/runner/index.ts";
import { calls, says } from "../../../core/testing.ts";
import { agentOf, failureAs, forbids, play, recorder, scripted, trace } from "./support.ts";

const reason = z.object({ reason: z.string() });

describe("handoffs", () => {
  it("C1 are offered as transfer_to_<name> with a description and strict, empty parameters", async () => {
    const seats = agentOf("seats", { handoffDescription: "Changes seats." });
    const { model } = await play(agentOf("triage", { handoffs: [seats] }), ["hi"]);
    expect(model.requests[0]?.tools).toEqual([
      {
        type: "function",
        name: "transfer_to_seats",
        description: "Handoff to the seats agent to handle the request. Changes seats.",
        parameters: { type: "object", properties: {}, required: [], additionalProperties: false },
        strict: true,
      },
    ]);
  });

  it("C1 take another name and description where given", async () => {
    const way = handoff(agentOf("seats"), { toolName: "call_seats", toolDescription: "For seats." });
    const { model } = await play(agentOf("triage", { handoffs: [way] }), ["hi"]);
    expect(model.requests[0]?.tools[0]).toMatchObject({ name: "call_seats", description: "For seats." });
    expect(() => handoff(agentOf("seats"), { toolName: "not a name" })).toThrow(UserError);
  });

  it("C2 switch to the new agent's instructions and tools, and say so to the model", async () => {
    const seats = agentOf("seats", { tools: [recorder("change_seat").tool] });
    const { model, result } = await play(agentOf("triage", { handoffs: [seats] }), [
      calls("transfer_to_seats", {}, "h1"),
      "14C is yours.",
    ]);
    expect(result.lastAgent).toBe(seats);
    expect(model.requests[1]?.instructions).toBe("You are seats.");
    expect(model.requests[1]?.tools.map(({ name }) => name)).toEqual(["change_seat"]);
    expect(model.requests[1]?.input.at(-1)).toEqual({
      type: "function_call_output",
      call_id: "h1",
      output: '{"assistant":"seats"}',
    });
  });

  it("C4 run the tools of the same response first, on the old agent", async () => {
    const log: string[] = [];
    const { tool } = recorder("look_up", {
      execute: (_args, run) => void log.push(`look_up on ${run.agent.name}`),
      inputGuardrails: [],
    });
    const seats = agentOf("seats", { hooks: { agent_start: () => void log.push("seats begins") } });
    const triage = agentOf("triage", { tools: [tool], handoffs: [seats] });
    const { model } = await play(triage, [[calls("transfer_to_seats"), calls("look_up", { value: "x" })], "ok"]);
    expect(log).toEqual(["look_up on triage", "seats begins"]);
    expect(trace(model.requests[1]?.input ?? [])).toEqual([
      "user: Hello",
      "transfer_to_seats",
      "look_up",
      '→ {"assistant":"seats"}',
      "→ ",
    ]);
  });

  it("C4 keep the guardrail results of a tool that ran beside them", async () => {
    const { tool } = recorder("look_up", { outputGuardrails: [forbids("nothing")] });
    const triage = agentOf("triage", { tools: [tool], handoffs: [agentOf("seats")] });
    const { result } = await play(triage, [[calls("look_up", { value: "x" }), calls("transfer_to_seats")], "ok"]);
    expect(result.toolGuardrailResults).toMatchObject([{ guardrail: { kind: "tool_output" }, status: "passed" }]);
  });

  it("C5 wait for an approval in the same response, and then happen", async () => {
    const { tool, calls: made } = recorder("refund", { effect: "write", needsApproval: true });
    const seats = agentOf("seats");
    const triage = agentOf("triage", { tools: [tool], handoffs: [seats] });
    for (const [decide, done, output] of [
      ["approve", ["50"], "→ refund got 50"],
      ["reject", [], "→ not today"],
    ] as const) {
      made.length = 0;
      const { runner, model } = scripted([
        [calls("refund", { value: "50" }, "r1"), calls("transfer_to_seats")],
        "Hello from seats.",
      ]);
      const paused = await runner.run(triage, "go");
      expect(paused.finalOutput).toBeUndefined();
      expect(paused.lastAgent).toBe(triage);
      if (decide === "approve") paused.state.approve("r1");
      else paused.state.reject("r1", "not today");
      const result = await runner.run(triage, [], { state: paused.state });
      expect(made).toEqual(done);
      expect(result.lastAgent).toBe(seats);
      expect(result.finalOutput).toBe("Hello from seats.");
      expect(trace(model.requests[1]?.input ?? [])).toContain(output);
    }
  });

  it("C6 win over stop_on_first_tool", async () => {
    const agent = agentOf("triage", {
      tools: [recorder("look").tool],
      handoffs: [agentOf("seats")],
      toolUseBehavior: "stop_on_first_tool",
    });
    const { result } = await play(agent, [[calls("look", { value: "x" }), calls("transfer_to_seats")], "from seats"]);
    expect(result.finalOutput).toBe("from seats");
  });

  it("C7 keep text beside the transfer in the history, and never take it for the answer", async () => {
    const triage = agentOf("triage", { handoffs: [agentOf("seats")] });
    const { result } = await play(triage, [[says("One moment."), calls("transfer_to_seats")], "14C is yours."]);
    expect(result.finalOutput).toBe("14C is yours.");
    expect(trace(result.newItems)[0]).toBe("assistant: One moment.");
  });

  it("C9 carry arguments without a callback: they shape the target's instructions", async () => {
    const refunds = agentOf("refunds", { instructions: (run, args) => JSON.stringify([args, run.handoffArgs]) });
    const triage = agentOf("triage", { handoffs: [handoff(refunds, { inputType: reason })] });
    const { model } = await play(triage, [calls("transfer_to_refunds", { reason: "delay" }), "ok"]);
    expect(model.requests[0]?.tools[0]?.parameters).toMatchObject({
      required: ["reason"],
      additionalProperties: false,
    });
    expect(model.requests[1]?.instructions).toBe('[{"reason":"delay"},{"reason":"delay"}]');
  });

  it("C9 take the input type from the target's handoffInput, and check both where both are given", async () => {
    const shout = reason.transform(({ reason: why }) => ({ reason: why.toUpperCase() }));
    const refunds = agentOf("refunds", { instructions: (_run, args) => JSON.stringify(args), handoffInput: reason });
    const triage = agentOf("triage", { handoffs: [refunds] });
    const plain = await play(triage, [calls("transfer_to_refunds", { reason: "delay" }), "ok"]);
    expect(plain.model.requests[1]?.instructions).toBe('{"reason":"delay"}');
    const both = agentOf("triage", { handoffs: [handoff(refunds, { inputType: shout })] });
    const { model } = await play(both, [calls("transfer_to_refunds", { reason: "delay" }), "ok"]);
    expect(model.requests[1]?.instructions).toBe('{"reason":"DELAY"}');
  });

  it("C9 keep arguments in the run: neither the context nor a later agent has them", async () => {
    const context = { customer: "Ada" };
    const last = agentOf("last", { instructions: (run) => String(run.handoffArgs) });
    const middle = agentOf("middle", { handoffs: [last] });
    const first = agentOf("first", { handoffs: [handoff(middle, { inputType: reason })] });
    const { model } = await play(
      first,
      [calls("transfer_to_middle", { reason: "x" }), calls("transfer_to_last"), "ok"],
      { context },
    );
    expect(context).toEqual({ customer: "Ada" });
    expect(model.requests[2]?.instructions).toBe("undefined");
  });

  it("C11 call onHandoff once with the checked value, and wait for it", async () => {
    const log: unknown[] = [];
    const seats = agentOf("seats", { hooks: { agent_start: () => void log.push("seats begins") } });
    const way = handoff(seats, {
      inputType: z.object({ seats: z.number() }),
      onHandoff: async (run, args) => {
        await Promise.resolve();
        log.push(run.agent.name, args.seats + 1);
      },
    });
    await play(agentOf("triage", { handoffs: [way] }), [calls("transfer_to_seats", { seats: 2 }), "ok"]);
    expect(log).toEqual(["triage", 3, "seats begins"]);
  });

  it("C11 end the run when the callback fails, with what was done on record", async () => {
    const way = handoff(agentOf("seats"), { onHandoff: () => Promise.reject(new Error("CRM is down")) });
    const { tool } = recorder("look");
    const { runner } = scripted([[calls("look", { value: "x" }), calls("transfer_to_seats")]]);
    const error = await failureAs(
      HandoffError,
      runner.run(agentOf("triage", { tools: [tool], handoffs: [way] }), "go"),
    );
    expect(error).toMatchObject({
      code: "callback_failed",
      toolName: "transfer_to_seats",
      cause: { message: "CRM is down" },
    });
    expect(trace(error.history)).toContain("→ look got x");
  });

  it("C15 refuse a transfer to the agent itself, and find factories when they are needed", async () => {
    const self: AnyAgent = agentOf("triage", { handoffs: [() => self, () => seats] });
    const seats: AnyAgent = agentOf("seats", { handoffs: [() => self] });
    const { result } = await play(self, [
      calls("transfer_to_triage"),
      calls("transfer_to_seats"),
      calls("transfer_to_triage"),
      "back",
    ]);
    expect(trace(result.newItems)[1]).toBe("→ You are the triage agent already. Other transfers: transfer_to_seats.");
    expect(result.lastAgent).toBe(self);
  });

  it("C15 asks a factory anew at each transfer", async () => {
    let made = 0;
    const way = handoff(() => agentOf(`seats`, { instructions: `number ${++made}` }), { toolName: "to_seats" });
    const { model } = await play(agentOf("triage", { handoffs: [way] }), [calls("to_seats"), "ok"]);
    expect(model.requests[1]?.instructions).toBe(`number ${made}`);
  });

  it("C17 can be cloned to another target, with the original's side effects", async () => {
    const log: string[] = [];
    const way = handoff(agentOf("seats"), { toolName: "go", onHandoff: () => void log.push("called") });
    const { result } = await play(agentOf("triage", { handoffs: [way.clone({ agent: agentOf("bags") })] }), [
      calls("go"),
      "ok",
    ]);
    expect(log).toEqual(["called"]);
    expect(result.lastAgent.name).toBe("bags");
  });

  it("C18 tell the runner's and the old agent's hooks exactly once, with from and to", async () => {
    const log: string[] = [];
    const hear = (who: string) => ({
      handoff: ({ from, to }: { from: AnyAgent; to: AnyAgent }) => void log.push(`${who}: ${from.name} → ${to.name}`),
    });
    const triage = agentOf("triage", { handoffs: [agentOf("seats", { hooks: hear("seats") })], hooks: hear("triage") });
    await play(triage, [calls("transfer_to_seats"), "ok"], { runner: { hooks: hear("runner") } });
    expect(log).toEqual(["runner: triage → seats", "triage: triage → seats"]);
  });
});
