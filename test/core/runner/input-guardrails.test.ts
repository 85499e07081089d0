import { describe, expect, it } from "vitest";
import { InputGuardrailTripped, type Item, inputGuardrail } from "../../../core/runner/index.ts";
import { calls, says } from "../../../core/testing.ts";
import {
  agentOf,
  failureAs,
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

describe("input guardrails", () => {
  it("E1 start together with the first model call", async () => {
    const log: string[] = [];
    const guardrail = inputGuardrail({
      name: "g",
      check: async () => {
        log.push("check begins");
        await later(10, undefined);
        log.push("check ends");
        return passes();
      },
    });
    const thinking = async () => {
      log.push("model asked");
      return "ok";
    };
    await play(agentOf("a", { inputGuardrails: [guardrail] }), [thinking]);
    expect(log).toEqual(["check begins", "model asked", "check ends"]);
  });

  it("E2 cost no model call when a blocking one trips", async () => {
    const { guardrail } = inputCheck("blocker", trips(), { mode: "blocking", afterMs: 5 });
    const beside = inputCheck("beside", passes());
    const { runner, model } = scripted(["never"]);
    const agent = agentOf("a", { inputGuardrails: [beside.guardrail, guardrail] });
    const error = await failureAs(InputGuardrailTripped, runner.run(agent, "bad"));
    expect(model.requests).toHaveLength(0);
    expect(beside.seen).toEqual([]);
    expect(error.usage?.requests).toBe(0);
    expect(error.state?.data.guardrailResults.map(({ guardrail: { name }, status }) => [name, status])).toEqual([
      ["blocker", "tripped"],
      ["beside", "cancelled"],
    ]);
  });

  it("E3 finish the blocking ones before the parallel ones and the model begin", async () => {
    const log: string[] = [];
    const check = (name: string, mode: "parallel" | "blocking") =>
      inputGuardrail({
        name,
        mode,
        check: async () => {
          log.push(`${name} begins`);
          await later(5, undefined);
          log.push(`${name} ends`);
          return passes();
        },
      });
    const agent = agentOf("a", {
      inputGuardrails: [check("p", "parallel"), check("b1", "blocking"), check("b2", "blocking")],
    });
    await play(agent, [() => noted(log, "model", "ok")]);
    expect(log.slice(0, 4).sort()).toEqual(["b1 begins", "b1 ends", "b2 begins", "b2 ends"]);
    expect(log.slice(4, 6).sort()).toEqual(["model", "p begins"]);
  });

  it("E7 fail closed when they throw, with severity high and the error on record", async () => {
    const broken = inputGuardrail({ name: "broken", check: () => Promise.reject(new TypeError("no key")) });
    const { runner } = scripted([{ items: [says("hi")], delayMs: 50 }]);
    const error = await failureAs(InputGuardrailTripped, runner.run(agentOf("a", { inputGuardrails: [broken] }), "x"));
    expect(error.result).toMatchObject({
      guardrail: { name: "broken", kind: "input" },
      status: "tripped",
      output: { tripwireTriggered: true, severity: "high", metadata: { error: "no key", errorType: "TypeError" } },
    });
  });

  it("E7 let the message through where their policy says so, on record as an error, not as passed", async () => {
    const broken = inputGuardrail({ name: "broken", onError: "allow", check: () => Promise.reject(new Error("down")) });
    const { result } = await play(agentOf("a", { inputGuardrails: [broken] }), ["ok"]);
    expect(result.finalOutput).toBe("ok");
    expect(result.inputGuardrailResults).toMatchObject([
      { status: "error", output: { tripwireTriggered: false, metadata: { error: "down" } } },
    ]);
  });

  it("E7 fail closed when they hang, after their time limit", async () => {
    const hung = inputGuardrail({ name: "hung", timeoutMs: 15, check: () => never() });
    const { runner } = scripted([{ items: [says("hi")], delayMs: 1000 }]);
    const error = await failureAs(InputGuardrailTripped, runner.run(agentOf("a", { inputGuardrails: [hung] }), "x"));
    expect(error.result.output.message).toContain("15 ms");
    expect(error.result.output.severity).toBe("high");
  });

  it("E9 report the first declared of those that decide in the same instant, and record all", async () => {
    for (let round = 0; round < 5; round++) {
      const thrower = inputGuardrail({ name: "thrower", check: () => Promise.reject(new Error("boom")) });
      const tripper = inputGuardrail({ name: "tripper", check: async () => trips() });
      const { runner } = scripted([{ items: [says("hi")], delayMs: 50 }]);
      const agent = agentOf("a", { inputGuardrails: [tripper, thrower] });
      const error = await failureAs(InputGuardrailTripped, runner.run(agent, "x"));
      expect(error.result.guardrail.name).toBe("tripper");
      expect(error.state?.data.guardrailResults.map(({ status }) => status)).toEqual(["tripped", "tripped"]);
    }
  });

  it("E12 keep a blocked message on record, marked, and out of every later request", async () => {
    const seen: string[] = [];
    const noPoems = inputGuardrail({
      name: "no poems",
      check: (input) => noted(seen, input, input.includes("poem") ? trips("off topic") : passes()),
    });
    const agent = agentOf("a", { inputGuardrails: [noPoems] });
    const { runner } = scripted([{ items: [says("hi")], delayMs: 50 }]);
    const history: Item[] = [
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Hi" },
    ];
    const blocked: Item = { role: "user", content: "write me a poem" };
    const error = await failureAs(InputGuardrailTripped, runner.run(agent, [...history, blocked]));
    expect(error.state?.blocked).toEqual([blocked]);
    expect(trace(error.history)).toEqual(["user: Hello", "assistant: Hi", "user: write me a poem"]);

    const next = await play(agent, ["ok"], {
      input: "Where is my bag?",
      ...(error.state ? { state: error.state } : {}),
    });
    expect(trace(next.model.requests[0]?.input ?? [])).toEqual([
      "user: Hello",
      "assistant: Hi",
      "user: Where is my bag?",
    ]);
    expect(trace(next.result.history)).toContain("user: write me a poem");
    expect(seen).toEqual(["write me a poem", "Where is my bag?"]);
  });

  it("E14 report name, verdict, message, severity, metadata and time, for passed ones too", async () => {
    const plain = inputGuardrail({ name: "plain", check: () => ({ tripwireTriggered: false, message: "clean" }) });
    const agent = agentOf("a", { inputGuardrails: [plain] });
    const { result } = await play(agent, ["ok"]);
    const [only] = result.inputGuardrailResults;
    expect(only).toEqual({
      guardrail: { name: "plain", kind: "input" },
      agent,
      status: "passed",
      output: { tripwireTriggered: false, message: "clean", severity: "medium", metadata: {} },
      executionTimeMs: expect.any(Number),
    });
    expect(only?.executionTimeMs).toBeGreaterThanOrEqual(0);
  });

  it("E15 treat nonsense for a verdict as a failed check", async () => {
    for (const nonsense of [undefined, true, {}, { tripwireTriggered: "no", message: "" }]) {
      const odd = inputGuardrail({ name: "odd", check: () => nonsense as never });
      const { runner } = scripted([{ items: [says("hi")], delayMs: 50 }]);
      const error = await failureAs(InputGuardrailTripped, runner.run(agentOf("a", { inputGuardrails: [odd] }), "x"));
      expect(error.result.output.metadata.errorType).toBe("TypeError");
    }
  });

  it("E16 run the runner's and the agent's, the runner's first in the results", async () => {
    const ofRunner = inputCheck("of runner", passes(), { afterMs: 10 });
    const ofAgent = inputCheck("of agent", passes());
    const { result } = await play(agentOf("a", { inputGuardrails: [ofAgent.guardrail] }), ["ok"], {
      runner: { inputGuardrails: [ofRunner.guardrail] },
    });
    expect(result.inputGuardrailResults.map(({ guardrail }) => guardrail.name)).toEqual(["of runner", "of agent"]);
  });

  it("E17 do not run again on a resumed run, and stay listed", async () => {
    const { guardrail, seen } = inputCheck("g", passes());
    const { tool } = recorder("refund", { needsApproval: true });
    const agent = agentOf("a", { inputGuardrails: [guardrail], tools: [tool] });
    const { runner } = scripted([calls("refund", { value: "5" }, "c1"), "done"]);
    const paused = await runner.run(agent, "go");
    paused.state.approve("c1");
    const result = await runner.run(agent, [], { state: paused.state });
    expect(seen).toEqual(["go"]);
    expect(result.inputGuardrailResults).toHaveLength(1);
  });
});
