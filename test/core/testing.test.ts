import { describe, expect, it } from "vitest";
import { type Item, Runner } from "../../core/runner/index.ts";
import { answers, calls, refuses, ScriptExhausted, ScriptedModel, says, thinks } from "../../core/testing.ts";
import { agentOf, failureOf } from "./runner/support.ts";

const signal = new AbortController().signal;
const request = { instructions: "", input: [{ role: "user", content: "Hi" }] as Item[], tools: [], settings: {} };

describe("ScriptedModel", () => {
  it("answers in order, in whatever form the script has", async () => {
    const model = new ScriptedModel([
      "words",
      says("a message"),
      [thinks(), calls("look", { code: "K7" })],
      { items: [says("whole")], usage: { inputTokens: 3 }, id: "r1" },
      ({ input }) => `you said ${input.length} things`,
      async () => [refuses("no")],
    ]);
    const all = [];
    for (let n = 0; n < 6; n++) all.push(await model.respond(request, { signal }));
    expect(all.map(({ items }) => items.map(({ type }) => type).join("+"))).toEqual([
      ...["message", "message", "reasoning+function_call", "message", "message", "message"],
    ]);
    expect(all[3]).toMatchObject({ usage: { inputTokens: 3 }, id: "r1" });
    expect(model.remaining).toBe(0);
  });

  it("fails when it is asked for more than it was given, and says what it was asked", async () => {
    const model = new ScriptedModel(["once"]);
    await model.respond(request, { signal });
    const error = await failureOf(model.respond(request, { signal }));
    expect(error).toBeInstanceOf(ScriptExhausted);
    expect((error as Error).message).toMatch(/1 responses.*"Hi"/);
    model.add("more");
    const run = new Runner({ model: new ScriptedModel() }).run(agentOf("a"), "Hello");
    await expect(run).rejects.toThrow(/asked for another/);
  });

  it("keeps requests as they were when they were made", async () => {
    const model = new ScriptedModel(["one", "two"]);
    const input = [...request.input];
    await model.respond({ ...request, input }, { signal });
    input.push(says("later"));
    expect(model.requests[0]?.input).toHaveLength(1);
  });

  it("throws a scripted error, also from a function", async () => {
    const model = new ScriptedModel([
      new RangeError("a"),
      () => new RangeError("b"),
      () => Promise.reject(new RangeError("c")),
    ]);
    for (const message of ["a", "b", "c"]) await expect(model.respond(request, { signal })).rejects.toThrow(message);
  });

  it("takes its time, and stops when the run does", async () => {
    const slow = { items: [says("late")], delayMs: 15 };
    const model = new ScriptedModel([slow, { ...slow, delayMs: 10_000 }]);
    const started = performance.now();
    await model.respond(request, { signal });
    expect(performance.now() - started).toBeGreaterThan(12);
    await expect(model.respond(request, { signal: AbortSignal.timeout(5) })).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });

  it("streams its text word by word, or in the chunks it was given", async () => {
    const model = new ScriptedModel([
      "Hello there you",
      { items: [says("ab")], chunks: ["a", "b"] },
      answers({ seat: "14C" }),
    ]);
    const heard: string[][] = [];
    for (let n = 0; n < 3; n++) {
      const chunks: string[] = [];
      await model.respond(request, { signal, onTextDelta: (delta) => chunks.push(delta) });
      heard.push(chunks);
    }
    expect(heard).toEqual([["Hello", " there", " you"], ["a", "b"], ['{"seat":"14C"}']]);
  });
});
