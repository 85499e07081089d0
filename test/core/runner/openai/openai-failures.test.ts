import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  ModelAuthFailed,
  ModelCallError,
  ModelQuotaExceeded,
  ModelRateLimited,
  ModelRefusal,
  type ModelRequest,
  ModelTimeout,
  ModelTruncated,
  OpenAIModel,
  type OpenAIModelOptions,
  Runner,
} from "../../../../core/runner/index.ts";
import { retryAfterMs } from "../../../../core/runner/openai/retry.ts";
import { refuses, says } from "../../../../core/testing.ts";
import { outOfQuota, type Reply, rateLimited, serverError } from "../../../standins/openai/replies.ts";
import { OpenAIStandIn } from "../../../standins/openai/standin.ts";
import { agentOf, failureAs, failureOf } from "../support.ts";

let openai: OpenAIStandIn;
const models: OpenAIModel[] = [];
beforeAll(async () => {
  openai = await OpenAIStandIn.start();
});
afterEach(async () => {
  openai.reset();
  await Promise.all(models.splice(0).map((model) => model.close()));
});
afterAll(() => openai.stop());

const modelWith = (options: Partial<OpenAIModelOptions> = {}): OpenAIModel => {
  const made = new OpenAIModel({ apiKey: "k", model: "m", baseURL: openai.baseURL, retryDelayMs: 5, ...options });
  models.push(made);
  return made;
};
const request: ModelRequest = { instructions: "", input: [{ role: "user", content: "Hi" }], tools: [], settings: {} };
const signal = new AbortController().signal;
const ask = (options: Partial<OpenAIModelOptions> = {}) => modelWith(options).respond(request, { signal });
/** Asks with streaming, and keeps what was shown. */
async function askStreaming(shown: string[] = [], options: Partial<OpenAIModelOptions> = {}) {
  return modelWith(options).respond(request, { signal, onTextDelta: (delta) => shown.push(delta) });
}

describe("a provider in trouble", () => {
  it.each<[string, Reply]>([
    ["503", serverError(503)],
    ["500", serverError()],
    ["429", rateLimited()],
    ["a conflict", { error: { status: 409, message: "Conflict", type: "x" } }],
    ["a request timeout", { error: { status: 408, message: "Timeout", type: "x" } }],
    ["a connection torn down", { cut: "at once" }],
    ["a body cut in the middle", { cut: "in the middle", items: [says("Hello")] }],
    ["a proxy's page", { raw: { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" } }],
    ["a page where JSON should be", { raw: { status: 200, contentType: "text/html", body: "<h1>Hello</h1>" } }],
    ["a response that failed inside", { failed: { code: "server_error", message: "oops" } }],
  ])("M1 is asked again after %s, within bounds, and every attempt counts", async (_what, trouble) => {
    openai.next(trouble, trouble, "Here.");
    const response = await ask();
    expect(response.items).toMatchObject([{ content: [{ text: "Here." }] }]);
    expect(response.usage?.requests).toBe(3);
    openai.reset();
    openai.always(trouble);
    const error = await failureAs(ModelCallError, ask());
    expect(error.attempts).toBe(3);
    expect(openai.requests).toHaveLength(3);
  });

  it("M1 is left alone for as long as it asks, to the millisecond where it says so", async () => {
    const waits: [Record<string, string>, number][] = [
      [{ "retry-after": "0.05" }, 45],
      [{ "retry-after-ms": "60", "retry-after": "9" }, 55],
    ];
    for (const [headers, atLeast] of waits) {
      openai.next({ error: { status: 429, message: "slow", type: "requests", headers } }, "ok");
      const started = performance.now();
      await ask();
      expect(performance.now() - started).toBeGreaterThan(atLeast);
    }
    const header = (value: string) => (name: string) => (name === "retry-after" ? value : undefined);
    expect(retryAfterMs(header("Fri, 20 Nov 2026 12:00:05 GMT"), Date.parse("2026-11-20T12:00:00Z"))).toBe(5_000);
    expect(retryAfterMs(header("soon"))).toBeUndefined();
    expect(retryAfterMs(() => undefined)).toBeUndefined();
  });

  it("is not waited for when it asks for more than the call may wait; the error says how long", async () => {
    openai.always(rateLimited(120));
    const error = await failureAs(ModelRateLimited, ask());
    expect(error).toMatchObject({ kind: "rate", status: 429, retryAfterMs: 120_000, attempts: 1 });
  });

  it("M2 is not asked again once something was shown", async () => {
    openai.always({ items: [says("Your flight is on time and leaves at noon.")], cut: "in the middle", paceMs: 1 });
    const shown: string[] = [];
    const error = await failureAs(ModelCallError, askStreaming(shown));
    expect(shown.length).toBeGreaterThan(0);
    expect(error.attempts).toBe(1);
    expect(openai.requests).toHaveLength(1);
  });

  it("M2 is asked again when a stream breaks before anything was shown", async () => {
    openai.next({ cut: "at once" }, { items: [], unfinished: true }, "Here.");
    const shown: string[] = [];
    expect((await askStreaming(shown)).usage?.requests).toBe(3);
    expect(shown.join("")).toBe("Here.");
  });

  it("M3 is not waited for once the run is aborted: a pause ends at once", async () => {
    openai.always(rateLimited(15));
    const controller = new AbortController();
    const asked = modelWith().respond(request, { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("shutting down")), 30);
    const started = performance.now();
    await expect(asked).rejects.toThrow("shutting down");
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(openai.requests).toHaveLength(1);
  });

  it("M5 has its failed attempts counted in the run's usage", async () => {
    openai.next(serverError(), { items: [says("ok")], usage: { input: 10, output: 2 } });
    const result = await new Runner({ model: modelWith() }).run(agentOf("a"), "go");
    expect(result.usage).toMatchObject({ requests: 2, inputTokens: 10, outputTokens: 2 });
    openai.always(serverError());
    const error = await failureAs(ModelCallError, new Runner({ model: modelWith() }).run(agentOf("a"), "go"));
    expect(error.usage?.requests).toBe(3);
    expect(error.state?.agent.name).toBe("a");
  });

  it("obeys a server that forbids or demands another attempt", async () => {
    const told = (shouldRetry: string, status: number) => ({
      error: { status, message: "x", type: "x", headers: { "x-should-retry": shouldRetry } },
    });
    openai.next(told("false", 503));
    expect(await failureOf(ask())).toMatchObject({ attempts: 1 });
    openai.next(told("true", 400), "ok");
    expect((await ask()).usage?.requests).toBe(2);
  });
});

describe("what another attempt would not mend", () => {
  it.each<[string, Reply, abstract new (...args: never[]) => ModelCallError, object]>([
    ["no money", outOfQuota(), ModelQuotaExceeded, { kind: "quota", status: 429, providerCode: "insufficient_quota" }],
    [
      "a bad request",
      { error: { status: 400, message: "Too long.", type: "invalid_request_error", code: "context_length_exceeded" } },
      ModelCallError,
      { kind: "invalid_request", status: 400, providerCode: "context_length_exceeded" },
    ],
    [
      "an unknown model",
      {
        error: {
          status: 404,
          message: "The model does not exist.",
          type: "invalid_request_error",
          code: "model_not_found",
        },
      },
      ModelCallError,
      { kind: "invalid_request", providerCode: "model_not_found" },
    ],
    [
      "a forbidden model",
      { error: { status: 403, message: "No access.", type: "invalid_request_error", code: null } },
      ModelAuthFailed,
      { kind: "auth", status: 403 },
    ],
    [
      "an answer cut by its token limit",
      { incomplete: "max_output_tokens", items: [says("Your flight")] },
      ModelTruncated,
      { kind: "truncated", providerCode: "max_output_tokens" },
    ],
    [
      "a filtered answer",
      { incomplete: "content_filter", items: [] },
      ModelTruncated,
      { kind: "truncated", providerCode: "content_filter" },
    ],
    [
      "a refused prompt",
      { failed: { code: "invalid_prompt", message: "no" } },
      ModelCallError,
      { kind: "invalid_request", providerCode: "invalid_prompt" },
    ],
  ])("%s fails at once, streamed or not, as what it is", async (_what, reply, kind, details) => {
    for (const streaming of [false, true]) {
      openai.reset();
      openai.always(reply);
      const error = await failureAs(kind, streaming ? askStreaming() : ask());
      expect(error).toMatchObject(details);
      expect(openai.requests).toHaveLength(1);
    }
  });

  it("a wrong key fails as such, and no part of the key is repeated", async () => {
    const error = await failureAs(ModelAuthFailed, ask({ apiKey: "wrong" }));
    expect(error).toMatchObject({ kind: "auth", status: 401, requestId: "req_1" });
    expect(error.message).not.toMatch(/sk-wro/);
  });

  it("a refusal is an answer of the model's, and ends the run as ModelRefusal", async () => {
    for (const streaming of [false, true]) {
      openai.next(refuses("I can't help with that."));
      const runner = new Runner({ model: modelWith() });
      const run = streaming ? runner.stream(agentOf("a"), "go").result : runner.run(agentOf("a"), "go");
      expect((await failureAs(ModelRefusal, run)).refusal).toBe("I can't help with that.");
    }
  });
});

describe("a provider that cannot be heard", () => {
  it("M4 gives each attempt its time", async () => {
    openai.always({ delayMs: 200, items: [says("late")] });
    const error = await failureAs(ModelTimeout, ask({ timeoutMs: 30, maxRetries: 1 }));
    expect(error).toMatchObject({ code: "ETIMEDOUT", attempts: 2 });
    await expect.poll(() => openai.requests.every(({ abandoned }) => abandoned)).toBe(true);
  });

  it("M4 gives a stream that falls silent its time, too", async () => {
    openai.always({ items: [says("Hello there, how are you today?")], paceMs: 60 });
    const error = await failureAs(ModelTimeout, askStreaming([], { timeoutMs: 100, maxRetries: 0 }));
    expect(error.kind).toBe("timeout");
  });

  it("says so when nobody listens there", async () => {
    const error = await failureAs(ModelCallError, ask({ baseURL: "http://127.0.0.1:1/v1", maxRetries: 1 }));
    expect(error).toMatchObject({ kind: "network", attempts: 2 });
    expect(error.message).toContain("ECONNREFUSED");
  });

  it("a stream in good order without its last event is no answer", async () => {
    openai.always({ items: [says("Half of an")], unfinished: true });
    const error = await failureAs(ModelTruncated, askStreaming([], { maxRetries: 0 }));
    expect(error.providerCode).toBe("stream_cut");
  });
});
