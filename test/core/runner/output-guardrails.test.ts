import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  Agent,
  InputGuardrailTripped,
  OutputGuardrailTripped,
  outputGuardrail,
  ToolGuardrailTripped,
} from "../../../core/runner/index.ts";
import { answers, calls } from "../../../core/testing.ts";
import {
  agentOf,
  failureAs,
  forbids,
  inputCheck,
  later,
  never,
  noted,
  passes,
  play,
  recorder,
  scripted,
  trace,
  trips,
} from "./support.ts";

describe("output guardrails", () => {
  it("F1 run for the agent that answers, and for the runner, not for agents before it", async () => {
    const ofTriage = outputGuardrail({ name: "of triage", check: () => passes() });
    const ofSeats = outputGuardrail({ name: "of seats", check: () => passes() });
    const ofRunner = outputGuardrail({ name: "of runner", check: () => passes() });
    const seats = agentOf("seats", { outputGuardrails: [ofSeats] });
    const triage = agentOf("triage", { outputGuardrails: [ofTriage], handoffs: [seats] });
    const { result } = await play(triage, [calls("transfer_to_seats"), "ok"], {
      runner: { outputGuardrails: [ofRunner] },
    });
    expect(result.outputGuardrailResults.map(({ guardrail, agent }) => [guardrail.name, agent.name])).toEqual([
      ["of runner", "seats"],
      ["of seats", "seats"],
    ]);
  });

  it("F2 withhold the answer: it is in no result, error, history or state", async () => {
    const { tool } = recorder("look");
    const agent = agentOf("a", { tools: [tool], outputGuardrails: [forbids("4111")] });
    const { runner } = scripted([calls("look", { value: "x" }), "Your card is 4111."]);
    const error = await failureAs(OutputGuardrailTripped, runner.run(agent, "go"));
    expect(error.result).toMatchObject({ guardrail: { name: "forbids 4111", kind: "output" }, status: "tripped" });
    const kept = trace(error.history);
    expect(kept).toEqual(["user: go", "look", "→ look got x"]);
    expect(JSON.stringify(error.state)).not.toContain("Your card");
  });

  it("F5 get the parsed object, and the run's details", async () => {
    const seen: unknown[] = [];
    const watch = outputGuardrail<unknown, { seat: string }>({
      name: "watch",
      check: (output, { agent, items, context }) => {
        seen.push(output.seat, agent.name, items.length, context);
        return passes();
      },
    });
    const agent = new Agent({
      name: "a",
      instructions: "",
      outputType: z.object({ seat: z.string() }),
      outputGuardrails: [watch],
    });
    await play(agent, [answers({ seat: "14C" })], { context: "ctx" });
    expect(seen).toEqual(["14C", "a", 1, "ctx"]);
  });

  it("F7 fail closed when one throws, with every verdict on record", async () => {
    const broken = outputGuardrail({ name: "broken", onTrip: "retry", check: () => Promise.reject(new Error("down")) });
    const fine = outputGuardrail({ name: "fine", check: () => passes() });
    const hung = outputGuardrail({ name: "hung", check: () => never() });
    const { runner, model } = scripted(["ok", "never"]);
    const agent = agentOf("a", { outputGuardrails: [fine, broken, hung] });
    const error = await failureAs(OutputGuardrailTripped, runner.run(agent, "go"));
    expect(error.result).toMatchObject({ guardrail: { name: "broken" }, output: { severity: "high" } });
    expect(error.state?.data.guardrailResults.map(({ status }) => status)).toEqual(["passed", "tripped", "cancelled"]);
    expect(model.requests).toHaveLength(1);
  });

  it("F8 do not run while an approval is open", async () => {
    const checked: unknown[] = [];
    const count = outputGuardrail({ name: "count", check: (output) => noted(checked, output, passes()) });
    const { tool } = recorder("refund", { needsApproval: true });
    await play(agentOf("a", { tools: [tool], outputGuardrails: [count] }), [calls("refund", { value: "1" })]);
    expect(checked).toEqual([]);
  });

  it("§6.6 give the agent the reason and one more try, of which nothing stays", async () => {
    const agent = agentOf("a", { outputGuardrails: [forbids("maybe", { onTrip: "retry" })] });
    const { model, result } = await play(agent, ["It is maybe 20 euros.", "It is 20 euros."]);
    expect(result.finalOutput).toBe("It is 20 euros.");
    expect(trace(model.requests[1]?.input ?? [])).toEqual([
      "user: Hello",
      "assistant: It is maybe 20 euros.",
      "developer: This answer was not sent to the user. it says maybe Write a new answer that avoids this.",
    ]);
    expect(trace(result.newItems)).toEqual(["assistant: It is 20 euros."]);
    expect(result.outputGuardrailResults.map(({ status }) => status)).toEqual(["tripped", "passed"]);
  });

  it("§6.6 give no second try after the first", async () => {
    const agent = agentOf("a", { outputGuardrails: [forbids("maybe", { onTrip: "retry" })] });
    const { runner, model } = scripted(["maybe 1", "maybe 2", "never"]);
    await failureAs(OutputGuardrailTripped, runner.run(agent, "go"));
    expect(model.requests).toHaveLength(2);
  });

  it("§6.6 put words of their own in the answer's place, in the history too", async () => {
    const agent = agentOf("a", {
      outputGuardrails: [forbids("fool", { onTrip: { replaceWith: "Let me ask a colleague." } })],
    });
    const { result } = await play(agent, ["You fool."]);
    expect(result.finalOutput).toBe("Let me ask a colleague.");
    expect(trace(result.history)).toEqual(["user: Hello", "assistant: Let me ask a colleague."]);
  });

  it("§6.6 replace the words inside an object, where the agent says which they are", async () => {
    const options = {
      instructions: "",
      outputType: z.object({ confidence: z.number(), reply: z.string() }),
      outputGuardrails: [forbids("fool", { onTrip: { replaceWith: "Sorry." } })],
    };
    const script = () => [answers({ confidence: 0.9, reply: "You fool." })];
    const { result } = await play(new Agent({ ...options, name: "a", streamField: "reply" }), script());
    expect(result.finalOutput).toEqual({ confidence: 0.9, reply: "Sorry." });
    const { runner } = scripted(script());
    await failureAs(OutputGuardrailTripped, runner.run(new Agent({ ...options, name: "b" }), "go"));
  });

  it("§6.6 let blocking outweigh a second try, and a second try a replacement", async () => {
    const block = forbids("x", { name: "block" });
    const retry = forbids("x", { name: "retry", onTrip: "retry" });
    const replace = forbids("x", { name: "replace", onTrip: { replaceWith: "y" } });
    const { runner } = scripted(["x"]);
    const error = await failureAs(
      OutputGuardrailTripped,
      runner.run(agentOf("a", { outputGuardrails: [replace, retry, block] }), "go"),
    );
    expect(error.result.guardrail.name).toBe("block");
    const second = await play(agentOf("a", { outputGuardrails: [replace, retry] }), ["x", "fine"]);
    expect(second.result.finalOutput).toBe("fine");
  });

  it("wait for the input guardrails' verdict before they judge", async () => {
    const judged: unknown[] = [];
    const { guardrail } = inputCheck("slow", trips(), { afterMs: 15 });
    const judge = outputGuardrail({ name: "judge", check: (output) => noted(judged, output, passes()) });
    const { runner } = scripted(["ok"]);
    await failureAs(
      InputGuardrailTripped,
      runner.run(agentOf("a", { inputGuardrails: [guardrail], outputGuardrails: [judge] }), "x"),
    );
    expect(judged).toEqual([]);
  });
});

describe("tool guardrails", () => {
  it("G1 let the model read why a call was stopped; the tool does not run", async () => {
    const { guardrail, seen } = inputCheck("no vips", trips("VIP bookings are changed by phone."));
    const { tool, calls: made } = recorder("change", { inputGuardrails: [guardrail] });
    const { result } = await play(agentOf("a", { tools: [tool] }), [calls("change", { value: "VIP" }), "ok"]);
    expect(made).toEqual([]);
    expect(seen).toEqual(['{"value":"VIP"}']);
    expect(trace(result.newItems)[1]).toBe("→ VIP bookings are changed by phone.");
  });

  it("G2 end the run on severity high, and the tool does not run", async () => {
    const { guardrail } = inputCheck("fraud", trips("stolen card", "high"));
    const { tool, calls: made } = recorder("pay", { effect: "write", inputGuardrails: [guardrail] });
    const { runner } = scripted([calls("pay", { value: "1" })]);
    const error = await failureAs(ToolGuardrailTripped, runner.run(agentOf("a", { tools: [tool] }), "go"));
    expect(error.result).toMatchObject({ guardrail: { name: "fraud", kind: "tool_input" }, status: "tripped" });
    expect(made).toEqual([]);
  });

  it("G2 check what a tool returned, and keep it from the model", async () => {
    const returns = { execute: () => ({ passport: "X123" }) };
    const hide = (onTrip?: { replaceWith: string }) => forbids("passport", onTrip ? { onTrip } : {});
    const said = async (guardrail: ReturnType<typeof hide>) => {
      const { tool } = recorder("look", { ...returns, outputGuardrails: [guardrail] });
      const { model, result } = await play(agentOf("a", { tools: [tool] }), [calls("look", { value: "x" }), "ok"]);
      expect(JSON.stringify(model.requests)).not.toContain("X123");
      return trace(result.newItems)[1];
    };
    expect(await said(hide())).toBe("→ it says passport");
    expect(await said(hide({ replaceWith: "[withheld]" }))).toBe("→ [withheld]");
  });

  it("may let the model read the harmless part of what a tool returned", async () => {
    const guard = outputGuardrail({
      name: "no passports",
      check: (output) => ({ ...trips("a passport"), instead: { ...(output as object), passport: "[withheld]" } }),
    });
    const { tool } = recorder("look", {
      execute: () => ({ seat: "14C", passport: "X123" }),
      outputGuardrails: [guard],
    });
    const { model, result } = await play(agentOf("a", { tools: [tool] }), [calls("look", { value: "x" }), "ok"]);
    expect(trace(result.newItems)[1]).toBe('→ {"seat":"14C","passport":"[withheld]"}');
    expect(JSON.stringify(model.requests)).not.toContain("X123");
    expect(result.toolGuardrailResults).toMatchObject([{ guardrail: { name: "no passports" }, status: "tripped" }]);
  });

  it("G4 are listed however the run ends", async () => {
    const { guardrail } = inputCheck("g", passes());
    const { tool } = recorder("look", { inputGuardrails: [guardrail] });
    const { runner } = scripted([calls("look", { value: "x" })], { maxTurns: 1 });
    const error = await failureAs(Error, runner.run(agentOf("a", { tools: [tool] }), "go"));
    expect((error as OutputGuardrailTripped).state?.data.guardrailResults).toMatchObject([
      { guardrail: { name: "g", kind: "tool_input" }, status: "passed" },
    ]);
  });

  it("G5 run right before the tool, also after an approval", async () => {
    const { guardrail, seen } = inputCheck("g", passes());
    const { tool } = recorder("refund", { needsApproval: true, inputGuardrails: [guardrail] });
    const agent = agentOf("a", { tools: [tool] });
    const { runner } = scripted([calls("refund", { value: "5" }, "c1"), "done"]);
    const paused = await runner.run(agent, "go");
    expect(seen).toEqual([]);
    paused.state.approve("c1");
    await later(1, undefined);
    await runner.run(agent, [], { state: paused.state });
    expect(seen).toEqual(['{"value":"5"}']);
  });
});
