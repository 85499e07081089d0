import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  Agent,
  MaxTurnsExceeded,
  ModelRefusal,
  outputGuardrail,
  Runner,
  UserError,
} from "../../../core/runner/index.ts";
import { calls, refuses, ScriptedModel, says, thinks } from "../../../core/testing.ts";
import { agentOf, failureAs, forbids, passes, play, recorder, scripted, trace } from "./support.ts";

describe("the run loop", () => {
  it("A1 ends after one model call with the text the model wrote", async () => {
    const agent = agentOf("triage");
    const { model, result } = await play(agent, ["Hello!"]);
    expect(result.finalOutput).toBe("Hello!");
    expect(result.lastAgent).toBe(agent);
    expect(result.turns).toBe(1);
    expect(model.requests).toHaveLength(1);
    expect(model.requests[0]).toMatchObject({ instructions: "You are triage.", tools: [] });
    expect(trace(model.requests[0]?.input ?? [])).toEqual(["user: Hello"]);
  });

  it("A2 sends a call and its result back under the same id, in order", async () => {
    const { tool } = recorder("look_up");
    const { model, result } = await play(agentOf("a", { tools: [tool] }), [
      calls("look_up", { value: "K7Q2XD" }, "call_1"),
      "Found it.",
    ]);
    expect(model.requests).toHaveLength(2);
    expect(model.requests[1]?.input.slice(1)).toMatchObject([
      { type: "function_call", call_id: "call_1", name: "look_up", arguments: '{"value":"K7Q2XD"}' },
      { type: "function_call_output", call_id: "call_1", output: "look_up got K7Q2XD" },
    ]);
    expect(trace(result.newItems)).toEqual(["look_up", "→ look_up got K7Q2XD", "assistant: Found it."]);
    expect(result.history).toHaveLength(4);
  });

  it("A4 joins several assistant text segments into one answer", async () => {
    const { result } = await play(agentOf("a"), [[says("Your flight "), thinks(), says("is on time.")]]);
    expect(result.finalOutput).toBe("Your flight is on time.");
    expect(result.newItems).toHaveLength(3);
  });

  it("A5 stops at the turn limit with state, history and usage of what was done", async () => {
    const { tool } = recorder("look_up");
    const again = { items: [calls("look_up", { value: "x" })], usage: { inputTokens: 7, outputTokens: 3 } };
    const { model, runner } = scripted([again, { ...again, items: [calls("look_up", { value: "y" })] }], {
      maxTurns: 2,
    });
    const error = await failureAs(MaxTurnsExceeded, runner.run(agentOf("a", { tools: [tool] }), "go"));
    expect(model.requests).toHaveLength(2);
    expect(error.state?.turn).toBe(2);
    expect(trace(error.history)).toEqual(["user: go", "look_up", "→ look_up got x", "look_up", "→ look_up got y"]);
    expect(error.usage).toMatchObject({ requests: 2, inputTokens: 14, outputTokens: 6, totalTokens: 20 });
  });

  it("A5 may be told another limit for one run", async () => {
    const { tool } = recorder("look_up");
    const { runner } = scripted([calls("look_up", { value: "x" })], { maxTurns: 9 });
    await failureAs(MaxTurnsExceeded, runner.run(agentOf("a", { tools: [tool] }), "go", { maxTurns: 1 }));
  });

  it("A6 takes any number of turns without a limit", async () => {
    const { tool, calls: made } = recorder("look_up");
    const turns = Array.from({ length: 15 }, (_, n) => calls("look_up", { value: String(n) }));
    const { result } = await play(agentOf("a", { tools: [tool] }), [...turns, "Done."], { maxTurns: null });
    expect(result.finalOutput).toBe("Done.");
    expect(made).toHaveLength(15);
  });

  it("A8 lets a handler answer at the turn limit, guards that answer, and keeps it unless told not to", async () => {
    const agent = agentOf("a", { tools: [recorder("look_up").tool] });
    const seen: unknown[] = [];
    const watch = outputGuardrail({
      name: "watch",
      check: (output) => {
        seen.push(output);
        return passes();
      },
    });
    for (const includeInHistory of [true, false]) {
      const { result } = await play(agent, [calls("look_up", { value: "x" })], {
        maxTurns: 1,
        runner: {
          outputGuardrails: [watch],
          errorHandlers: { maxTurns: () => ({ finalOutput: "A colleague will call you.", includeInHistory }) },
        },
      });
      expect(result.finalOutput).toBe("A colleague will call you.");
      expect(trace(result.newItems).includes("assistant: A colleague will call you.")).toBe(includeInHistory);
    }
    expect(seen).toEqual(["A colleague will call you.", "A colleague will call you."]);
  });

  it("A8 does not let a handler say what the guardrails forbid", async () => {
    const { runner } = scripted([], {
      maxTurns: 0,
      outputGuardrails: [forbids("secret")],
      errorHandlers: { maxTurns: () => ({ finalOutput: "the secret" }) },
    });
    const run = runner.run(agentOf("a"), "go");
    await expect(run).rejects.toThrow(/forbids secret/);
  });

  it("A10 ends at once on a refusal, which a handler may turn into an answer", async () => {
    const { runner, model } = scripted([refuses("I can't help with that.")]);
    const error = await failureAs(ModelRefusal, runner.run(agentOf("a"), "go"));
    expect(error.refusal).toBe("I can't help with that.");
    expect(model.requests).toHaveLength(1);

    const handled = await play(agentOf("a"), [refuses("No.")], {
      runner: { errorHandlers: { modelRefusal: () => ({ finalOutput: "Let me get someone." }) } },
    });
    expect(handled.result.finalOutput).toBe("Let me get someone.");
  });

  it("A11 takes the text of a message that also refuses", async () => {
    const message = says("I can say this much.");
    const both = {
      ...message,
      content: [...(message.content as []), { type: "refusal" as const, refusal: "No more." }],
    };
    expect((await play(agentOf("a"), [both])).result.finalOutput).toBe("I can say this much.");
  });

  it("A12 uses no turn when the request cannot be prepared", async () => {
    const agent = agentOf("a", {
      instructions: () => {
        throw new Error("template is missing");
      },
    });
    const { runner, model } = scripted(["never"]);
    const error = await failureAs(UserError, runner.run(agent, "go"));
    expect(error.message).toContain("template is missing");
    expect(error.state?.turn).toBe(0);
    expect(model.requests).toHaveLength(0);
  });

  it("A13 lets run settings outweigh the runner's, and the runner's the agent's", async () => {
    const agent = agentOf("a", { modelSettings: { temperature: 0.1, topP: 0.1, verbosity: "low" } });
    const { model } = await play(agent, ["ok"], {
      modelSettings: { temperature: 0.3 },
      runner: { modelSettings: { temperature: 0.2, topP: 0.2 } },
    });
    expect(model.requests[0]?.settings).toMatchObject({ temperature: 0.3, topP: 0.2, verbosity: "low" });
  });

  it("A13 asks the agent's own model before the runner's", async () => {
    const own = new ScriptedModel(["from its own"]);
    const { result, model } = await play(agentOf("a", { model: own }), []);
    expect(result.finalOutput).toBe("from its own");
    expect(model.requests).toHaveLength(0);
    expect((await play(agentOf("b", { model: "small" }), ["hi"])).model.requests[0]?.model).toBe("small");
  });

  it("A14 keeps two runs of one agent apart", async () => {
    const agent = new Agent<{ name: string }>({
      name: "a",
      instructions: ({ context }) => `Speak with ${context.name}.`,
      tools: [],
    });
    const model = new ScriptedModel([{ items: [says("one")], delayMs: 10 }, "two"]);
    const runner = new Runner({ model });
    const [one, two] = await Promise.all([
      runner.run(agent, "from Ada", { context: { name: "Ada" } }),
      runner.run(agent, "from Bob", { context: { name: "Bob" } }),
    ]);
    expect([one.finalOutput, two.finalOutput]).toEqual(["one", "two"]);
    expect(model.requests.map(({ instructions }) => instructions)).toEqual(["Speak with Ada.", "Speak with Bob."]);
    expect(Object.isFrozen(agent)).toBe(true);
    expect([one.newItems.length, two.newItems.length]).toEqual([1, 1]);
  });

  it("takes items as input, and gives the model its own view of them", async () => {
    const { model } = await play(agentOf("a"), ["ok"], {
      input: [
        { role: "user", content: "Hi" },
        { role: "assistant", content: "Hello" },
        { role: "user", content: [{ type: "input_text", text: "Where is my bag?" }] },
      ],
    });
    expect(trace(model.requests[0]?.input ?? [])).toEqual(["user: Hi", "assistant: Hello", "user: Where is my bag?"]);
  });

  it("offers an agent as a tool: it answers, and the conversation stays", async () => {
    const expert = agentOf("fares", { handoffDescription: "Knows fares." });
    const front = agentOf("front", {
      tools: [expert.asTool({ toolName: "ask_fares", toolDescription: "Asks about fares." })],
    });
    const { model, result } = await play(front, [
      calls("ask_fares", { input: "change fee?" }),
      "30 euros",
      "It is 30 euros.",
    ]);
    expect(result.finalOutput).toBe("It is 30 euros.");
    expect(result.lastAgent.name).toBe("front");
    expect(trace(model.requests[1]?.input ?? [])).toEqual(["user: change fee?"]);
    expect(trace(result.newItems)).toEqual(["ask_fares", "→ 30 euros", "assistant: It is 30 euros."]);
    expect(result.usage.requests).toBe(3);
    expect(Object.keys(result.usage.byAgent).sort()).toEqual(["fares", "front"]);
  });

  it("takes parameters in structured outputs and tools from one zod type", () => {
    const make = () => new Agent({ name: "x", instructions: "", outputType: z.object({ at: z.date() }) });
    expect(make).toThrow(UserError);
    expect(make).toThrow(/output type of agent x.*Date/s);
  });
});
