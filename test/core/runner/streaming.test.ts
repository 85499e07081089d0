import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import {
  type AnyAgent,
  MaxTurnsExceeded,
  type ModelCallOptions,
  OutputGuardrailTripped,
  type RunEvent,
  Runner,
} from "../../../core/runner/index.ts";
import { calls, type Script, ScriptedModel, says } from "../../../core/testing.ts";
import { agentOf, failureOf, forbids, later, never, recorder, scripted } from "./support.ts";

const crew = (): AnyAgent => {
  const b = agentOf("b", { tools: [recorder("change").tool] });
  return agentOf("a", { tools: [recorder("look").tool], handoffs: [b] });
};
const script = (): Script[] => [
  { items: [calls("look", { value: "x" }, "c1")], usage: { inputTokens: 10, outputTokens: 1 } },
  { items: [calls("transfer_to_b", {}, "c2")], usage: { inputTokens: 20, outputTokens: 1 } },
  { items: [says("Done. Have a nice flight.")], usage: { inputTokens: 30, outputTokens: 5 } },
];

async function collect(stream: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const events: RunEvent[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

describe("streaming", () => {
  it("I1 tells what happens in the documented order", async () => {
    const { runner } = scripted(script());
    const events = await collect(runner.stream(crew(), "go"));
    const order = events.filter(({ type }) => type !== "text_delta").map(({ type, agent }) => `${type} ${agent.name}`);
    expect(order).toEqual([
      ...["llm_start a", "llm_end a", "tool_called a", "tool_output a"],
      ...["llm_start a", "llm_end a", "handoff_requested a", "handoff_occurred b", "agent_updated b"],
      ...["llm_start b", "llm_end b", "message_created b"],
    ]);
    const text = events.map((event) => (event.type === "text_delta" ? event.delta : "")).join("");
    expect(text).toBe("Done. Have a nice flight.");
    expect(events.at(-1)).toMatchObject({ type: "message_created", final: true, item: { role: "assistant" } });
  });

  it("ends in the same result as a run that is not streamed", async () => {
    const plain = await scripted(script()).runner.run(crew(), "go", { runId: "r" });
    const stream = scripted(script()).runner.stream(crew(), "go", { runId: "r" });
    await collect(stream);
    const streamed = await stream.result;
    // Ids are made up anew by the script's builders; everything else must agree.
    const comparable = (result: typeof plain) =>
      JSON.parse(JSON.stringify({ ...result, state: result.state }).replace(/"(fc|msg)_\d+"/g, '"id"')) as unknown;
    expect(comparable(streamed)).toEqual(comparable(plain));
  });

  it("I2 tells of a tool's call before the tool is done", async () => {
    const gate = Promise.withResolvers<string>();
    const { tool } = recorder("slow", { execute: () => gate.promise });
    const { runner } = scripted([calls("slow", { value: "" }), "ok"]);
    const seen: string[] = [];
    for await (const { type } of runner.stream(agentOf("a", { tools: [tool] }), "go")) {
      seen.push(type);
      if (type === "tool_called") {
        expect(seen).not.toContain("tool_output");
        await later(5, undefined);
        gate.resolve("ok");
      }
    }
    expect(seen).toContain("tool_output");
  });

  it("I4 stops the model when the reader leaves, and the result settles", async () => {
    let aborted = false;
    const model = async (_request: unknown, { signal, onTextDelta }: ModelCallOptions) => {
      signal.addEventListener("abort", () => {
        aborted = true;
      });
      onTextDelta?.("Hello ");
      return never<string>();
    };
    const { runner } = scripted([model]);
    const stream = runner.stream(agentOf("a"), "go");
    for await (const { type } of stream) if (type === "text_delta") break;
    expect(await failureOf(stream.result)).toMatchObject({ name: "AbortError" });
    expect(aborted).toBe(true);
  });

  it("I4 stops when the reader leaves while waiting for the next event", async () => {
    const { runner } = scripted([() => never<string>()]);
    const stream = runner.stream(agentOf("a"), "go");
    const iterator = stream[Symbol.asyncIterator]();
    await iterator.next();
    const waiting = failureOf(iterator.next());
    await iterator.return?.();
    expect(await failureOf(stream.result)).toMatchObject({ name: "AbortError" });
    expect(await waiting).toMatchObject({ name: "AbortError" });
  });

  it("I4 can be cancelled from outside, with a reason", async () => {
    const { runner } = scripted([() => never<string>()]);
    const stream = runner.stream(agentOf("a"), "go");
    setTimeout(() => stream.cancel(new Error("taken over")), 5);
    await expect(collect(stream)).rejects.toThrow("taken over");
    await expect(stream.result).rejects.toThrow("taken over");
  });

  it("goes on when nobody reads", async () => {
    const { runner } = scripted(script());
    const stream = runner.stream(crew(), "go");
    expect((await stream.result).finalOutput).toBe("Done. Have a nice flight.");
    expect(await collect(stream)).not.toHaveLength(0);
  });

  it("I5 finishes the turn when asked to stop softly, begins no other, and can be resumed", async () => {
    const { tool, calls: made } = recorder("look", { execute: () => later(5, "found") });
    const { runner, model } = scripted([calls("look", { value: "x" }), "Found it."]);
    const agent = agentOf("a", { tools: [tool] });
    const stream = runner.stream(agent, "go");
    for await (const { type } of stream) if (type === "tool_called") stream.stopAfterTurn();
    const stopped = await stream.result;
    expect(stopped.finalOutput).toBeUndefined();
    expect(made).toEqual(["x"]);
    expect(model.requests).toHaveLength(1);
    expect((await runner.run(agent, [], { state: stopped.state })).finalOutput).toBe("Found it.");
    expect(made).toEqual(["x"]);
  });

  it("I7 leaves no listener on a signal that many runs share", async () => {
    const { signal } = new AbortController();
    const runner = new Runner({ model: { respond: async () => ({ items: [says("ok")] }) } });
    const agent = agentOf("a", { modelSettings: { timeoutMs: 1000 } });
    await Promise.all(Array.from({ length: 500 }, () => runner.run(agent, "go", { signal })));
    await Promise.all(Array.from({ length: 500 }, () => collect(runner.stream(agent, "go", { signal }))));
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("I8 tells what it has cost so far, turn by turn", async () => {
    const { runner } = scripted(script());
    const costs: number[] = [];
    for await (const event of runner.stream(crew(), "go")) {
      if (event.type === "llm_end") costs.push(event.usage.inputTokens);
    }
    expect(costs).toEqual([10, 30, 60]);
  });

  it("throws what ended the run at its reader, and at whoever awaits the result", async () => {
    const { runner } = scripted([calls("x1")], { maxTurns: 1 });
    const stream = runner.stream(agentOf("a"), "go");
    expect(await failureOf(collect(stream))).toBeInstanceOf(MaxTurnsExceeded);
    expect(await failureOf(stream.result)).toBeInstanceOf(MaxTurnsExceeded);
  });

  it("takes text beside a tool call back: it was not the answer", async () => {
    const { runner } = scripted([[says("Let me look."), calls("look", { value: "x" })], "Found it."]);
    const events = await collect(runner.stream(crew(), "go"));
    const told = events.map((event) => (event.type === "text_delta" ? event.delta : event.type));
    const back = told.indexOf("retract");
    expect(told.slice(0, back).join("")).toContain("Let me look.");
    expect(told.slice(back + 1).join("")).not.toContain("Let me look.");
    expect(told.at(-1)).toBe("message_created");
  });

  it("takes back what was shown when the model fails half way", async () => {
    const half = async (_request: unknown, { onTextDelta }: ModelCallOptions) => {
      onTextDelta?.("Your flight is ");
      await later(1, undefined);
      return new Error("connection lost");
    };
    const { runner } = scripted([half]);
    const types: string[] = [];
    const error = await failureOf(
      (async () => {
        for await (const { type } of runner.stream(agentOf("a"), "go")) types.push(type);
      })(),
    );
    expect(types).toEqual(["llm_start", "text_delta", "retract"]);
    expect(error).toMatchObject({ message: expect.stringContaining("connection lost") });
  });

  it("lets nothing of a blocked answer out in any event", async () => {
    const { runner } = scripted(["My secret is 42. And more."]);
    const stream = runner.stream(agentOf("a", { outputGuardrails: [forbids("secret")] }), "go");
    const events: RunEvent[] = [];
    const error = await failureOf(
      (async () => {
        for await (const event of stream) events.push(event);
      })(),
    );
    expect(error).toBeInstanceOf(OutputGuardrailTripped);
    expect(JSON.stringify(events)).not.toMatch(/42|And more/);
  });

  it("works with a model that does not stream", async () => {
    const silent = new ScriptedModel([{ items: [says("All at once.")], chunks: [] }]);
    const events = await collect(new Runner({ model: silent }).stream(agentOf("a"), "go"));
    expect(events.filter(({ type }) => type === "text_delta")).toMatchObject([{ delta: "All at once." }]);
  });
});
