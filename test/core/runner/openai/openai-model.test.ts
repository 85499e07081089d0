import type { ResponseInputItem, ResponseOutputItem, Tool as WireTool } from "openai/resources/responses/responses";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import {
  Agent,
  type FunctionTool,
  type Item,
  type MessageItem,
  type ModelRequest,
  OpenAIModel,
  Runner,
  UserError,
} from "../../../../core/runner/index.ts";
import { answers, calls, says, thinks } from "../../../../core/testing.ts";
import { OpenAIStandIn } from "../../../standins/openai/standin.ts";
import { agentOf, recorder, trace } from "../support.ts";

let openai: OpenAIStandIn;
let model: OpenAIModel;
beforeAll(async () => {
  openai = await OpenAIStandIn.start();
  model = new OpenAIModel({ apiKey: "sk-test", model: "gpt-4.1", baseURL: openai.baseURL });
});
afterEach(() => openai.reset());
afterAll(async () => {
  await model.close();
  await openai.stop();
});

const signal = new AbortController().signal;
const request = (patch: Partial<ModelRequest> = {}): ModelRequest => ({
  instructions: "Be brief.",
  input: [{ role: "user", content: "Hi" }],
  tools: [],
  settings: {},
  ...patch,
});

describe("OpenAIModel", () => {
  it("asks statelessly, with the key, and reports what it cost", async () => {
    openai.next({ items: [says("Hello!")], usage: { input: 12, output: 3, cached: 8, reasoning: 1 } });
    const response = await model.respond(request(), { signal });
    expect(response.items).toMatchObject([{ type: "message", content: [{ text: "Hello!" }] }]);
    expect(response.usage).toEqual({
      ...{ requests: 1, inputTokens: 12, outputTokens: 3, totalTokens: 15, cachedInputTokens: 8, reasoningTokens: 1 },
    });
    expect(response.id).toMatch(/^resp_/);
    const [received] = openai.requests;
    expect(received?.headers.authorization).toBe("Bearer sk-test");
    expect(received?.body).toEqual({
      model: "gpt-4.1",
      store: false,
      instructions: "Be brief.",
      input: [{ role: "user", content: "Hi" }],
    });
  });

  it("carries a whole conversation: tools, transfer, thoughts and answer", async () => {
    const seats = agentOf("seats", { tools: [recorder("change_seat", { effect: "write" }).tool] });
    const triage = agentOf("triage", { tools: [recorder("look_up").tool], handoffs: [seats], model: "gpt-5" });
    openai.next(
      [thinks("hm"), calls("look_up", { value: "K7" })],
      calls("transfer_to_seats"),
      calls("change_seat", { value: "14C" }),
      [says("You are in "), says("14C.")],
    );
    const result = await new Runner({ model }).run(triage, "14C please");
    expect(result.finalOutput).toBe("You are in 14C.");
    const bodies = openai.requests.map(({ body }) => body);
    expect(bodies.map((body) => body.model)).toEqual(["gpt-5", "gpt-5", "gpt-4.1", "gpt-4.1"]);
    expect(bodies.map((body) => body.prompt_cache_key)).toEqual(["triage", "triage", "seats", "seats"]);
    expect(bodies.map((body) => body.include)).toEqual([
      ["reasoning.encrypted_content"],
      ["reasoning.encrypted_content"],
      undefined,
      undefined,
    ]);
    expect(trace(bodies[3]?.input as Item[])).toEqual([
      ...[
        "user: 14C please",
        "(thinks)",
        "look_up",
        "→ look_up got K7",
        "transfer_to_seats",
        '→ {"assistant":"seats"}',
      ],
      ...["change_seat", "→ change_seat got 14C"],
    ]);
  });

  it("asks for structured output strictly, and for everything the settings say", async () => {
    const agent = new Agent({
      name: "a",
      instructions: "x",
      outputType: z.object({ confidence: z.number(), reply: z.string() }),
      modelSettings: {
        ...{ temperature: 0.2, topP: 0.9, maxOutputTokens: 500, verbosity: "low", reasoning: { effort: "low" } },
        ...{ toolChoice: "required", parallelToolCalls: false, serviceTier: "flex", safetyIdentifier: "user-1" },
        ...{ metadata: { run: "SM1" } },
      },
      tools: [recorder("look").tool],
    });
    openai.next(answers({ confidence: 1, reply: "ok" }));
    expect((await new Runner({ model }).run(agent, "go")).finalOutput).toEqual({ confidence: 1, reply: "ok" });
    expect(openai.requests[0]?.body).toMatchObject({
      text: { verbosity: "low", format: { type: "json_schema", name: "final_output", strict: true } },
      ...{ temperature: 0.2, top_p: 0.9, max_output_tokens: 500, reasoning: { effort: "low" } },
      ...{ tool_choice: "required", parallel_tool_calls: false, service_tier: "flex", safety_identifier: "user-1" },
      metadata: { run: "SM1" },
    });
  });

  it("forces no tool where there is none", async () => {
    openai.next("ok");
    await model.respond(request({ settings: { toolChoice: "required", parallelToolCalls: true } }), { signal });
    expect(openai.requests[0]?.body).not.toHaveProperty("tool_choice");
    expect(openai.requests[0]?.body).not.toHaveProperty("parallel_tool_calls");
  });

  it("streams text as it comes, and ends with the same response", async () => {
    openai.next({ items: [thinks(), says("Grüße 👋 from gate A10."), calls("look", { value: "x" })], paceMs: 1 });
    const deltas: string[] = [];
    const response = await model.respond(request(), { signal, onTextDelta: (delta) => deltas.push(delta) });
    expect(openai.requests[0]?.body).toMatchObject({ stream: true, stream_options: { include_obfuscation: false } });
    expect(deltas.length).toBeGreaterThan(2);
    expect(deltas.join("")).toBe("Grüße 👋 from gate A10.");
    expect(response.items.map(({ type }) => type)).toEqual(["reasoning", "message", "function_call"]);
    expect(response.usage?.requests).toBe(1);
  });

  it("streams a whole run, guarded", async () => {
    openai.next([calls("look", { value: "x" })], { items: [says("Found it. It is here.")], paceMs: 1 });
    const stream = new Runner({ model }).stream(agentOf("a", { tools: [recorder("look").tool] }), "go");
    let text = "";
    for await (const event of stream) if (event.type === "text_delta") text += event.delta;
    expect(text).toBe("Found it. It is here.");
    expect((await stream.result).finalOutput).toBe(text);
  });

  it("gives token probabilities to whoever asks, and keeps them out of the history", async () => {
    openai.next({ items: [says("yes")], logprobs: [{ token: "yes", logprob: -0.01 }] });
    const response = await model.respond(request({ settings: { topLogprobs: 2 } }), { signal });
    expect(openai.requests[0]?.body).toMatchObject({ top_logprobs: 2, include: ["message.output_text.logprobs"] });
    expect(response.logprobs).toMatchObject([{ token: "yes", logprob: -0.01 }]);
    expect(JSON.stringify(response.items)).not.toContain("-0.01");
  });

  it("sends no thought that came without its encrypted content, nor an id that asks for it", async () => {
    openai.next("ok");
    const bare: Item = { type: "reasoning", id: "rs_1", summary: [] };
    const input: Item[] = [{ role: "user", content: "Hi" }, bare, says("Hello"), { role: "user", content: "And?" }];
    await model.respond(request({ input }), { signal });
    expect(openai.requests[0]?.body.input).toEqual([
      { role: "user", content: "Hi" },
      { type: "message", role: "assistant", content: "Hello" },
      { role: "user", content: "And?" },
    ]);
  });

  it("sends the same text for the same items, turn after turn, so that the provider's cache can help", async () => {
    openai.always("ok");
    const history: Item[] = [{ role: "user", content: "one" }, says("two")];
    await model.respond(request({ input: history }), { signal });
    await model.respond(request({ input: [...history, { role: "user", content: "three" }] }), { signal });
    const [first, second] = openai.requests.map(({ body }) => JSON.stringify(body.input).slice(0, -1));
    expect(second?.startsWith(first ?? "-")).toBe(true);
  });

  it("stops the request when the run is aborted", async () => {
    openai.next({ delayMs: 300, items: [says("late")] });
    const controller = new AbortController();
    const asked = model.respond(request(), { signal: controller.signal });
    setTimeout(() => controller.abort(new Error("taken over")), 20);
    await expect(asked).rejects.toThrow("taken over");
    await expect.poll(() => openai.requests[0]?.abandoned).toBe(true);
  });

  it("refuses to begin without a key, a model or a real URL", () => {
    expect(() => new OpenAIModel({ apiKey: "", model: "m" })).toThrow(UserError);
    expect(() => new OpenAIModel({ apiKey: "sk-abc\n", model: "m" })).toThrow(/blanks/);
    expect(() => new OpenAIModel({ apiKey: "k", model: "" })).toThrow(UserError);
    expect(() => new OpenAIModel({ apiKey: "k", model: "m", baseURL: "api.openai.com" })).toThrow(/not a URL/);
  });

  it("speaks in the official client's own types", () => {
    // Compile-time checks: what the API gives is an Item; what we send back, call for call, is what the API takes.
    type Answer = Extract<ResponseOutputItem, { type: "message" | "function_call" | "reasoning" }>;
    const received = (items: Pick<Answer & { type: "reasoning" }, "type" | "id" | "summary">[]): Item[] => items;
    const sent = (items: Exclude<Item, MessageItem>[]): ResponseInputItem[] => items;
    const offered = (tools: FunctionTool[]): WireTool[] => tools;
    expect([received([]), sent([]), offered([])]).toEqual([[], [], []]);
  });
});
