import { describe, expect, it } from "vitest";
import {
  MaxTurnsExceeded,
  ModelBehaviorError,
  ModelCallError,
  type ModelCallOptions,
  ModelTimeout,
  Runner,
  UserError,
} from "../../../core/runner/index.ts";
import { calls, says, thinks } from "../../../core/testing.ts";
import { agentOf, failureAs, failureOf, later, never, play, recorder, scripted, trace } from "./support.ts";

describe("time and failure", () => {
  it("M4 give a model call its time, then ModelTimeout; what comes later is dropped", async () => {
    const { runner } = scripted([() => later(30, "too late")]);
    const agent = agentOf("a", { modelSettings: { timeoutMs: 10 } });
    const error = await failureAs(ModelTimeout, runner.run(agent, "go"));
    expect(error).toMatchObject({ code: "ETIMEDOUT", kind: "timeout" });
    await later(30, undefined);
    expect(error.state?.newItems).toEqual([]);
    expect(error.usage?.requests).toBe(1);
  });

  it("M4 let the caller's abort go before the clock", async () => {
    const { runner } = scripted([() => never<string>()]);
    const controller = new AbortController();
    const run = runner.run(agentOf("a", { modelSettings: { timeoutMs: 15 } }), "go", { signal: controller.signal });
    controller.abort(new Error("shutting down"));
    await expect(run).rejects.toThrow("shutting down");
  });

  it("never begin with a signal that is aborted already", async () => {
    const { runner, model } = scripted(["never"]);
    await expect(runner.run(agentOf("a"), "go", { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
    expect(model.requests).toHaveLength(0);
  });

  it("wrap what a model throws, with state and cause; failed attempts count", async () => {
    const { tool } = recorder("look");
    const { runner } = scripted([
      { items: [calls("look", { value: "x" })], usage: { inputTokens: 3, outputTokens: 1, requests: 2 } },
      new TypeError("fetch failed"),
    ]);
    const error = await failureAs(ModelCallError, runner.run(agentOf("a", { tools: [tool] }), "go"));
    expect(error.cause).toBeInstanceOf(TypeError);
    expect(trace(error.history)).toContain("→ look got x");
    expect(error.usage).toMatchObject({ requests: 3, totalTokens: 4 });
  });

  it("refuse a response that is none", async () => {
    const broken = new Runner({ model: { respond: async () => ({}) as never } });
    expect(await failureAs(ModelBehaviorError, broken.run(agentOf("a"), "go"))).toMatchObject({
      message: expect.stringContaining("no items"),
    });
  });

  it("let a handler answer when the model cannot be asked", async () => {
    const { result } = await play(agentOf("a"), [new Error("503")], {
      runner: {
        errorHandlers: { modelError: ({ error }) => ({ finalOutput: `A colleague will help. (${error.name})` }) },
      },
    });
    expect(result.finalOutput).toBe("A colleague will help. (ModelCallError)");
  });

  it("§6.12 ask once more after an empty response, and end in an error after the second", async () => {
    const { model, result } = await play(agentOf("a"), [[thinks()], "Here I am."]);
    expect(result.finalOutput).toBe("Here I am.");
    expect(trace(model.requests[1]?.input ?? [])).toEqual([
      "user: Hello",
      "developer: Your last response was empty. Answer the user.",
    ]);
    expect(trace(result.newItems)).toEqual(["assistant: Here I am."]);

    const { runner } = scripted([[], says("  \n"), "never"]);
    const error = await failureAs(ModelBehaviorError, runner.run(agentOf("a"), "go"));
    expect(error.name).toBe("EmptyResponse");
    const handled = await play(agentOf("a"), [[], []], {
      runner: { errorHandlers: { emptyResponse: () => ({ finalOutput: "A colleague will help." }) } },
    });
    expect(handled.result.finalOutput).toBe("A colleague will help.");
  });

  it("N6 carry state and usage on every error of a run", async () => {
    const { runner } = scripted([{ items: [calls("nothing")], usage: { inputTokens: 9, outputTokens: 1 } }], {
      maxTurns: 1,
    });
    const error = await failureAs(MaxTurnsExceeded, runner.run(agentOf("a"), "go"));
    expect(error.usage).toMatchObject({ requests: 1, totalTokens: 10 });
    expect(error.state?.agent.name).toBe("a");
    expect(error.history.length).toBeGreaterThan(1);
  });

  it("stop tools in flight when the caller aborts, and let a write that has begun finish", async () => {
    const log: string[] = [];
    const read = recorder("read", {
      execute: (_args, run) => {
        run.signal.addEventListener("abort", () => log.push("read told"));
        return never();
      },
    });
    const write = recorder("write", {
      effect: "write",
      execute: async () => {
        await later(15, undefined);
        log.push("write finished");
      },
    });
    const controller = new AbortController();
    const { runner } = scripted([[calls("read", { value: "" }), calls("write", { value: "" })]]);
    const run = runner.run(agentOf("a", { tools: [read.tool, write.tool] }), "go", { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("bye")), 5);
    expect(await failureOf(run)).toMatchObject({ message: "bye" });
    expect(log).toEqual(["read told", "write finished"]);
  });

  it("name the callback that should not have thrown, with its error and the state", async () => {
    const oops = () => {
      throw new RangeError("oops");
    };
    const { tool } = recorder("look", { onError: oops, execute: oops });
    const agents = [
      agentOf("a", { tools: [tool] }),
      agentOf("a", { tools: [recorder("look").tool], toolUseBehavior: oops }),
      agentOf("a", { tools: [recorder("look", { isEnabled: oops }).tool] }),
    ];
    for (const agent of agents) {
      const error = await failureAs(UserError, scripted([calls("look", { value: "x" })]).runner.run(agent, "go"));
      expect(error.message).toContain("oops");
      expect(error.cause).toBeInstanceOf(RangeError);
      expect(error.state?.agent.name).toBe("a");
    }
    const handler = scripted([], { maxTurns: 0, errorHandlers: { maxTurns: oops } });
    expect((await failureAs(UserError, handler.runner.run(agentOf("a"), "go"))).cause).toBeInstanceOf(RangeError);
  });

  it("give the model's own signal up with the run", async () => {
    let told = false;
    const model = async (_request: unknown, { signal }: ModelCallOptions) => {
      signal.addEventListener("abort", () => {
        told = true;
      });
      return never<string>();
    };
    const controller = new AbortController();
    const { runner } = scripted([model]);
    const run = runner.run(agentOf("a"), "go", { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("bye")), 5);
    await failureOf(run);
    expect(told).toBe(true);
  });
});
