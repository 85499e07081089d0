import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Agent, ModelBehaviorError, Runner, ToolCallError, tool, UserError } from "../../../core/runner/index.ts";
import { calls, ScriptedModel } from "../../../core/testing.ts";
import { agentOf, failureAs, later, play, recorder, scripted, trace } from "./support.ts";

const outputs = (items: Parameters<typeof trace>[0]) => trace(items).filter((line) => line.startsWith("→"));

describe("tools", () => {
  it("B1 run side by side, and their results stand in the order of the calls", async () => {
    const log: string[] = [];
    const timed = (name: string, ms: number) =>
      recorder(name, {
        execute: async () => {
          log.push(`${name} begins`);
          await later(ms, undefined);
          log.push(`${name} ends`);
          return name;
        },
      }).tool;
    const agent = agentOf("a", { tools: [timed("slow", 60), timed("quick", 5)] });
    const { result } = await play(agent, [[calls("slow", { value: "" }), calls("quick", { value: "" })], "ok"]);
    expect(log).toEqual(["slow begins", "quick begins", "quick ends", "slow ends"]);
    expect(outputs(result.newItems)).toEqual(["→ slow", "→ quick"]);
  });

  it("B2 keeps to the concurrency cap, and begins nothing after a failure that ends the run", async () => {
    let running = 0;
    let most = 0;
    const { tool: work, calls: made } = recorder("work", {
      onError: "throw",
      execute: async ({ value }) => {
        most = Math.max(most, ++running);
        await later(5, undefined);
        running--;
        if (value === "bad") throw new Error("broken");
        return value;
      },
    });
    const agent = agentOf("a", { tools: [work] });
    const five = ["1", "2", "3", "4", "5"].map((value) => calls("work", { value }));
    const { result } = await play(agent, [five, "ok"], { runner: { maxToolConcurrency: 2 } });
    expect(most).toBe(2);
    expect(outputs(result.newItems)).toEqual(["→ 1", "→ 2", "→ 3", "→ 4", "→ 5"]);

    made.length = 0;
    const { runner } = scripted([["bad", "2", "3", "4"].map((value) => calls("work", { value }))], {
      maxToolConcurrency: 2,
    });
    await failureAs(ToolCallError, runner.run(agent, "go"));
    expect(made).toEqual(["bad", "2"]);
  });

  it("B3 tells the model in general words when a tool fails, and the run goes on", async () => {
    const { tool: broken } = recorder("broken", {
      execute: () => {
        throw new Error("password=hunter2 at db.internal");
      },
    });
    const { model, result } = await play(agentOf("a", { tools: [broken] }), [
      calls("broken", { value: "x" }),
      "Sorry.",
    ]);
    expect(result.finalOutput).toBe("Sorry.");
    expect(outputs(result.newItems)).toEqual(["→ An error occurred while running the tool. Please try again."]);
    expect(JSON.stringify(model.requests)).not.toContain("hunter2");
  });

  it("B3 uses the tool's own words, or ends the run, where the tool says so", async () => {
    const failing = (onError: "throw" | ((error: Error) => string)) =>
      agentOf("a", {
        tools: [recorder("book", { onError, execute: () => Promise.reject(new Error("flight is full")) }).tool],
      });
    const told = await play(
      failing(({ message }) => `Could not book: ${message}`),
      [calls("book", { value: "" }), "ok"],
    );
    expect(outputs(told.result.newItems)).toEqual(["→ Could not book: flight is full"]);

    const { runner } = scripted([calls("book", { value: "" })]);
    const error = await failureAs(ToolCallError, runner.run(failing("throw"), "go"));
    expect(error).toMatchObject({ toolName: "book", cause: { message: "flight is full" } });
    expect(trace(error.history)).toEqual(["user: go", "book", "→ No result: the run ended first."]);
  });

  it("B5 never runs a tool on arguments that do not fit, and tells the model which field", async () => {
    const { tool: strict, calls: made } = recorder("look_up");
    const { result } = await play(agentOf("a", { tools: [strict] }), [
      [calls("look_up", "{not json", "c1"), calls("look_up", { value: 4111111111111111 }, "c2")],
      "ok",
    ]);
    expect(made).toEqual([]);
    const [first, second] = outputs(result.newItems);
    expect(first).toContain("not valid JSON");
    expect(second).toContain("value: ");
    expect(second).not.toContain("4111");
  });

  it("B6 answers a call of an unknown tool with what there is, and runs its siblings", async () => {
    const { tool: known, calls: made } = recorder("look_up");
    const { result } = await play(agentOf("a", { tools: [known], handoffs: [agentOf("seats")] }), [
      [calls("teleport", {}), calls("look_up", { value: "x" })],
      "ok",
    ]);
    expect(outputs(result.newItems)).toEqual([
      "→ There is no tool named teleport. Available: look_up, transfer_to_seats.",
      "→ look_up got x",
    ]);
    expect(made).toEqual(["x"]);
  });

  it("B6 ends the run when the model keeps inventing tools", async () => {
    const { runner, model } = scripted([calls("a1"), calls("a2"), calls("a3"), "never"]);
    const error = await failureAs(ModelBehaviorError, runner.run(agentOf("a"), "go"));
    expect(error.message).toContain("a3");
    expect(model.requests).toHaveLength(3);
  });

  it("B9 leaves a disabled tool out of the request, and treats a call to it as unknown", async () => {
    const { tool: hidden, calls: made } = recorder("refund", { isEnabled: ({ context }) => context === "vip" });
    const agent = agentOf("a", { tools: [hidden] });
    const { model, result } = await play(agent, [calls("refund", { value: "x" }), "ok"], { context: "guest" });
    expect(model.requests[0]?.tools).toEqual([]);
    expect(made).toEqual([]);
    expect(outputs(result.newItems)[0]).toContain("There is no tool named refund");
    expect((await play(agent, ["ok"], { context: "vip" })).model.requests[0]?.tools).toHaveLength(1);
  });

  it("B10 runs a call that is repeated word for word once", async () => {
    const { tool: write, calls: made } = recorder("book");
    const call = calls("book", { value: "14C" }, "call_1");
    const { result, model } = await play(agentOf("a", { tools: [write] }), [
      [call, { ...call }],
      { items: [call] },
      "ok",
    ]);
    expect(made).toEqual(["14C"]);
    expect(trace(model.requests[1]?.input ?? [])).toEqual(["user: Hello", "book", "→ book got 14C"]);
    expect(outputs(result.newItems)).toEqual(["→ book got 14C"]);
  });

  it("B11 refuses a call id that comes back with other arguments, before any sibling runs", async () => {
    const { tool: write, calls: made } = recorder("book");
    const agent = agentOf("a", { tools: [write] });
    const reused = [
      calls("book", { value: "1A" }, "c1"),
      calls("book", { value: "2B" }, "c2"),
      calls("book", { value: "3C" }, "c1"),
    ];
    const { runner } = scripted([reused]);
    await failureAs(ModelBehaviorError, runner.run(agent, "go"));
    expect(made).toEqual([]);

    const later = scripted([
      calls("book", { value: "1A" }, "c1"),
      [calls("book", { value: "9" }, "c9"), calls("book", { value: "2B" }, "c1")],
    ]);
    await failureAs(ModelBehaviorError, later.runner.run(agent, "go"));
    expect(made).toEqual(["1A"]);
  });

  it("B12 refuses an empty call id before any side effect", async () => {
    const { tool: write, calls: made } = recorder("book");
    const { runner } = scripted([[calls("book", { value: "1A" }), calls("book", { value: "2B" }, "")]]);
    await failureAs(ModelBehaviorError, runner.run(agentOf("a", { tools: [write] }), "go"));
    expect(made).toEqual([]);
  });

  it("B13 lifts a forced tool choice once the agent has used a tool, for that agent only", async () => {
    const { tool: look } = recorder("look");
    const force = { modelSettings: { toolChoice: "required" as const }, tools: [look] };
    const second = agentOf("second", force);
    const first = agentOf("first", { ...force, handoffs: [second] });
    const { model } = await play(first, [
      calls("look", { value: "1" }),
      calls("transfer_to_second"),
      calls("look", { value: "2" }),
      "ok",
    ]);
    expect(model.requests.map(({ settings }) => settings.toolChoice)).toEqual([
      "required",
      undefined,
      "required",
      undefined,
    ]);

    const stubborn = await play(agentOf("s", { ...force, resetToolChoice: false }), [
      calls("look", { value: "1" }),
      "ok",
    ]);
    expect(stubborn.model.requests.map(({ settings }) => settings.toolChoice)).toEqual(["required", "required"]);
  });

  it("B15 stops where the agent's behaviour says: at a name, at the first, or by a function", async () => {
    const tools = [recorder("look").tool, recorder("book").tool];
    const script = [[calls("look", { value: "1" }), calls("book", { value: "2" })], "words"] as const;
    const finalWith = async (toolUseBehavior: Agent["toolUseBehavior"], asked: Parameters<typeof play>[1] = script) =>
      (await play(agentOf("a", { tools, toolUseBehavior }), asked)).result.finalOutput;

    expect(await finalWith("run_llm_again")).toBe("words");
    expect(await finalWith("stop_on_first_tool")).toBe("look got 1");
    expect(await finalWith({ stopAtToolNames: ["book"] })).toBe("book got 2");
    expect(await finalWith({ stopAtToolNames: ["other"] })).toBe("words");
    expect(await finalWith((_run, results) => ({ isFinalOutput: true, finalOutput: results.length }))).toBe("2");
    expect(await finalWith(async () => ({ isFinalOutput: false }))).toBe("words");
  });

  it("B15 refuses a behaviour it does not know", async () => {
    const unknown = () => agentOf("a", { toolUseBehavior: "sometimes" as never });
    expect(unknown).toThrow(UserError);
    const { runner } = scripted([calls("look", { value: "1" })]);
    const odd = agentOf("a", { tools: [recorder("look").tool], toolUseBehavior: () => ({}) as never });
    await failureAs(UserError, runner.run(odd, "go"));
  });

  it("B16 does not promote a sibling when the first tool failed", async () => {
    const tools = [recorder("broken", { execute: () => Promise.reject(new Error("no")) }).tool, recorder("look").tool];
    const agent = agentOf("a", { tools, toolUseBehavior: "stop_on_first_tool" });
    const { result } = await play(agent, [[calls("broken", { value: "" }), calls("look", { value: "1" })], "words"]);
    expect(result.finalOutput).toBe("words");
  });

  it("B17 shows a tool's change of the context to the next instructions", async () => {
    const verify = tool({
      name: "verify",
      description: "",
      parameters: z.object({}),
      effect: "read",
      execute: (_args, run: { context: { verified: boolean } }) => {
        run.context.verified = true;
        return "ok";
      },
    });
    const agent = new Agent<{ verified: boolean }>({
      name: "a",
      instructions: ({ context }) => `verified: ${context.verified}`,
      tools: [verify],
    });
    const model = new ScriptedModel([calls("verify"), "done"]);
    await new Runner({ model }).run(agent, "hi", { context: { verified: false } });
    expect(model.requests.map(({ instructions }) => instructions)).toEqual(["verified: false", "verified: true"]);
  });

  it("B18 gives the model objects as JSON, and safe words for what cannot be JSON", async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const values: unknown[] = [{ seat: "14C", rows: [1, 2] }, cyclic, undefined, 7, null, { big: 10n }];
    const returns = recorder("give", { execute: ({ value }) => values[Number(value)] }).tool;
    const asked = values.map((_, n) => calls("give", { value: String(n) }));
    const { result } = await play(agentOf("a", { tools: [returns] }), [asked, "ok"]);
    expect(outputs(result.newItems)).toEqual([
      '→ {"seat":"14C","rows":[1,2]}',
      "→ [unserializable Object]",
      "→ ",
      "→ 7",
      "→ null",
      '→ {"big":"10"}',
    ]);
  });

  it("refuses names no model can say, and two tools of one name", () => {
    expect(() => recorder("what is this?")).toThrow(UserError);
    const twins = () => agentOf("a", { tools: [recorder("same").tool, recorder("same").tool] });
    expect(twins).toThrow(/two tools or handoffs named same/);
    const clash = () => agentOf("a", { tools: [recorder("transfer_to_b").tool], handoffs: [agentOf("b")] });
    expect(clash).toThrow(/transfer_to_b/);
  });
});
