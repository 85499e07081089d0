import { LLMock } from "@copilotkit/aimock";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ModelCallError, ModelRateLimited, OpenAIModel, Runner } from "../../../../core/runner/index.ts";
import { agentOf, failureAs, recorder } from "../support.ts";

/** A second opinion: a mock of the provider that others wrote and check against the real one. */
describe("against aimock", () => {
  const mock = new LLMock({ port: 0 });
  let model: OpenAIModel;
  beforeAll(async () => {
    await mock.start();
    model = new OpenAIModel({ apiKey: "mock", model: "gpt-4.1", baseURL: `${mock.url}/v1`, retryDelayMs: 1 });
  });
  afterEach(() => mock.reset());
  afterAll(async () => {
    await model.close();
    await mock.stop();
  });

  it("a run with a tool and an answer works, streamed and not", async () => {
    for (const streaming of [false, true]) {
      mock.reset();
      mock.on(
        { userMessage: "Where do I sit?", hasToolResult: false },
        { toolCalls: [{ name: "look_up", arguments: '{"value":"K7"}' }] },
      );
      mock.on({ userMessage: "Where do I sit?", hasToolResult: true }, { content: "You are in 14C." });
      const { tool, calls: made } = recorder("look_up");
      const runner = new Runner({ model });
      const agent = agentOf("a", { tools: [tool] });
      const result = streaming
        ? await runner.stream(agent, "Where do I sit?").result
        : await runner.run(agent, "Where do I sit?");
      expect(result.finalOutput).toBe("You are in 14C.");
      expect(made).toEqual(["K7"]);
      expect(result.usage.requests).toBe(2);
    }
  });

  it("its errors are understood", async () => {
    mock.onMessage("limit", {
      error: { message: "Rate limited", type: "rate_limit_error", code: "rate_limit_exceeded" },
      status: 429,
    });
    mock.onMessage("broken", { error: { message: "Boom", type: "server_error" }, status: 500 });
    const ask = (text: string) => new Runner({ model }).run(agentOf("a"), text);
    expect(await failureAs(ModelRateLimited, ask("limit"))).toMatchObject({ attempts: 3 });
    expect(await failureAs(ModelCallError, ask("broken"))).toMatchObject({ kind: "unavailable" });
  });
});
