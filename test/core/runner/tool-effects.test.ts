import { describe, expect, it } from "vitest";
import { ToolTimeout, UnknownOutcome } from "../../../core/runner/index.ts";
import { calls } from "../../../core/testing.ts";
import { agentOf, failureAs, later, never, play, recorder, scripted } from "./support.ts";

describe("tools in time and in the world", () => {
  it("stops a tool that takes too long, aborts it, and tells the model", async () => {
    let aborted: unknown;
    const { tool: slow } = recorder("slow", {
      timeoutMs: 15,
      execute: (_args, run) => {
        run.signal.addEventListener("abort", () => {
          aborted = run.signal.reason;
        });
        return never();
      },
    });
    const { result } = await play(agentOf("a", { tools: [slow] }), [calls("slow", { value: "" }), "Sorry."]);
    expect(result.finalOutput).toBe("Sorry.");
    expect(aborted).toBeInstanceOf(ToolTimeout);
  });

  it("ends the run with ToolTimeout where the tool asks for it", async () => {
    const { tool: slow } = recorder("slow", { timeoutMs: 10, onError: "throw", execute: () => never() });
    const { runner } = scripted([calls("slow", { value: "" })]);
    const error = await failureAs(ToolTimeout, runner.run(agentOf("a", { tools: [slow] }), "go"));
    expect(error.toolName).toBe("slow");
  });

  it("does not guess what became of a write that took too long", async () => {
    const { tool: pay } = recorder("pay", { effect: "write", timeoutMs: 10, execute: () => never() });
    const { runner } = scripted([calls("pay", { value: "" }, "c1")]);
    const error = await failureAs(UnknownOutcome, runner.run(agentOf("a", { tools: [pay] }), "go"));
    expect(error).toMatchObject({ toolName: "pay", callId: "c1" });
    expect(error.state?.sideEffects).toBe(true);
  });

  it("carries writes out one after another, in the order asked for", async () => {
    const log: string[] = [];
    const write = (name: string, ms: number) =>
      recorder(name, {
        effect: "write",
        execute: async () => {
          log.push(`${name} begins`);
          await later(ms, undefined);
          log.push(`${name} ends`);
        },
      }).tool;
    const agent = agentOf("a", { tools: [write("cancel", 20), write("rebook", 1)] });
    await play(agent, [[calls("cancel", { value: "" }), calls("rebook", { value: "" })], "ok"]);
    expect(log).toEqual(["cancel begins", "cancel ends", "rebook begins", "rebook ends"]);
  });

  it("gives the same idempotency key to the same intention, and another to another", async () => {
    const keys: Record<string, string[]> = {};
    const { tool: pay } = recorder("pay", {
      effect: "write",
      execute: (_args, run) => {
        const mine = keys[run.runId] ?? [];
        keys[run.runId] = mine;
        mine.push(run.idempotencyKey);
      },
    });
    const agent = agentOf("a", { tools: [pay] });
    const script = () =>
      [
        [calls("pay", '{ "value": "10" }'), calls("pay", { value: "20" })],
        calls("pay", { value: "10" }),
        "ok",
      ] as const;
    await play(agent, script(), { runId: "SM1" });
    const first = keys.SM1 ?? [];
    delete keys.SM1;
    await play(agent, script(), { runId: "SM1" });
    await play(agent, script(), { runId: "SM2" });
    expect(first.every((key) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
    expect(new Set(first).size).toBe(3);
    expect(keys.SM1).toEqual(first);
    expect(keys.SM2?.some((key) => first.includes(key))).toBe(false);
  });

  it("reports progress from inside a tool", async () => {
    const { tool: slow } = recorder("slow", {
      execute: (_args, run) => {
        run.progress("half way");
        return "done";
      },
    });
    const { runner } = scripted([calls("slow", { value: "" }, "c1"), "ok"]);
    const events = [];
    for await (const event of runner.stream(agentOf("a", { tools: [slow] }), "go")) events.push(event);
    const types = events.map(({ type }) => type);
    expect(events.find(({ type }) => type === "progress")).toMatchObject({ callId: "c1", text: "half way" });
    expect(types.indexOf("tool_called")).toBeLessThan(types.indexOf("progress"));
    expect(types.indexOf("progress")).toBeLessThan(types.indexOf("tool_output"));
  });
});
