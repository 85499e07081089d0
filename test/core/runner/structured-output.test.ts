import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Agent, ModelBehaviorError, outputGuardrail, UserError } from "../../../core/runner/index.ts";
import { answers, calls } from "../../../core/testing.ts";
import { failureAs, passes, play, recorder, scripted, trace } from "./support.ts";

const Answer = z.object({ confidence: z.number().min(0).max(1), seat: z.string().nullable() });
const structured = (options = {}) => new Agent({ name: "a", instructions: "", outputType: Answer, ...options });

describe("structured output", () => {
  it("H1 is asked for with a strict schema and comes back parsed and typed", async () => {
    const { model, result } = await play(structured(), [answers({ confidence: 0.9, seat: "14C" })]);
    const seat: string | null | undefined = result.finalOutput?.seat;
    expect(seat).toBe("14C");
    expect(model.requests[0]?.outputType).toEqual({
      type: "json_schema",
      name: "final_output",
      strict: true,
      schema: {
        type: "object",
        properties: {
          confidence: { type: "number", minimum: 0, maximum: 1 },
          seat: { type: ["string", "null"] },
        },
        required: ["confidence", "seat"],
        additionalProperties: false,
      },
    });
  });

  it("H2 that does not fit ends the run, with state; text that is no JSON too", async () => {
    for (const [text, why] of [
      ['{"confidence":7,"seat":null}', "confidence"],
      ["I am sure.", "not JSON"],
    ] as const) {
      const { runner } = scripted([text]);
      const error = await failureAs(ModelBehaviorError, runner.run(structured(), "go"));
      expect(error.message).toContain(why);
      expect(error.state?.turn).toBe(1);
    }
  });

  it("H2 may be mended by a handler; tools are not run again, and guardrails look at what it says", async () => {
    const { tool, calls: made } = recorder("look");
    const seen: unknown[] = [];
    const watch = outputGuardrail({
      name: "watch",
      check: (output) => {
        seen.push(output);
        return passes();
      },
    });
    const { result } = await play(structured({ tools: [tool] }), [calls("look", { value: "x" }), "not json"], {
      runner: {
        outputGuardrails: [watch],
        errorHandlers: { invalidFinalOutput: () => ({ finalOutput: { confidence: 0, seat: null } }) },
      },
    });
    expect(result.finalOutput).toEqual({ confidence: 0, seat: null });
    expect(made).toEqual(["x"]);
    expect(seen).toEqual([{ confidence: 0, seat: null }]);
    expect(trace(result.newItems).at(-1)).toBe('assistant: {"confidence":0,"seat":null}');
  });

  it("H4 is not mended by a handler whose answer does not fit either", async () => {
    const { runner } = scripted(["not json"], {
      errorHandlers: { invalidFinalOutput: () => ({ finalOutput: { confidence: "high" } }) },
    });
    const error = await failureAs(UserError, runner.run(structured(), "go"));
    expect(error.message).toMatch(/handler.*output type of a/);
  });

  it("comes from tools where the behaviour says so, checked like any other", async () => {
    const returning = (value: unknown) =>
      structured({ tools: [recorder("find", { execute: () => value }).tool], toolUseBehavior: "stop_on_first_tool" });
    const found = await play(returning({ confidence: 1, seat: "1A" }), [calls("find", { value: "" })]);
    expect(found.result.finalOutput).toEqual({ confidence: 1, seat: "1A" });
    const { runner } = scripted([calls("find", { value: "" })]);
    await failureAs(ModelBehaviorError, runner.run(returning("1A"), "go"));
  });
});
