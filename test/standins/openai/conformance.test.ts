import OpenAI from "openai";
import { zodResponsesFunction, zodTextFormat } from "openai/helpers/zod";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { outOfQuota, rateLimited, serverError } from "./replies.ts";
import { OpenAIStandIn } from "./standin.ts";

// What our own client is tested against must also be what OpenAI's own client takes for OpenAI.
describe("OpenAI's own client believes the stand-in", () => {
  let standin: OpenAIStandIn;
  const client = (options: Partial<ConstructorParameters<typeof OpenAI>[0]> = {}) =>
    new OpenAI({ apiKey: "sk-test", baseURL: standin.baseURL, maxRetries: 0, ...options });
  const asked = { model: "gpt-test", store: false } as const;

  beforeAll(async () => {
    standin = await OpenAIStandIn.start();
  });
  afterEach(() => standin.reset());
  afterAll(() => standin.stop());

  it("when it answers in words", async () => {
    standin.next("Yes, on every flight.");
    const response = await client().responses.create({ ...asked, input: "Is there wifi?" });
    expect(response.output_text).toBe("Yes, on every flight.");
    expect(response.usage?.total_tokens).toBeGreaterThan(0);
  });

  it("when it streams: the words come in pieces and end as one response", async () => {
    standin.next("Yes, on every flight.");
    const stream = client().responses.stream({ ...asked, input: "Is there wifi?" });
    const deltas: string[] = [];
    stream.on("response.output_text.delta", ({ delta }) => deltas.push(delta));
    expect((await stream.finalResponse()).output_text).toBe("Yes, on every flight.");
    expect(deltas.join("")).toBe("Yes, on every flight.");
  });

  it("when it calls a tool, streamed or not, and its arguments are read by their schema", async () => {
    const parameters = z.object({ flight: z.string() });
    const tools = [zodResponsesFunction({ name: "flight_status", parameters })];
    const call = {
      type: "function_call",
      call_id: "c1",
      name: "flight_status",
      arguments: '{"flight":"PA441"}',
    } as const;
    standin.next([call], [call]);
    const whole = await client().responses.parse({ ...asked, tools, input: "PA441?" });
    const streamed = await client()
      .responses.stream({ ...asked, tools, input: "PA441?" })
      .finalResponse();
    for (const { output } of [whole, streamed])
      expect(output).toMatchObject([{ type: "function_call", parsed_arguments: { flight: "PA441" } }]);
  });

  it("when it answers in a schema", async () => {
    const answer = z.object({ confidence: z.number(), reply: z.string() });
    standin.next('{"confidence":0.9,"reply":"Yes."}');
    const format = zodTextFormat(answer, "answer");
    const { output_parsed } = await client().responses.parse({ ...asked, text: { format }, input: "Wifi?" });
    expect(output_parsed).toEqual({ confidence: 0.9, reply: "Yes." });
  });

  it.each([
    ["no such key", 401, OpenAI.AuthenticationError, { apiKey: "wrong" }, undefined],
    ["too fast", 429, OpenAI.RateLimitError, {}, rateLimited()],
    ["no money", 429, OpenAI.RateLimitError, {}, outOfQuota()],
    ["an outage", 503, OpenAI.InternalServerError, {}, serverError(503)],
  ] as const)("when it refuses: %s", async (_what, status, error, options, reply) => {
    if (reply) standin.next(reply);
    const asking = client(options).responses.create({ ...asked, input: "hello" });
    await expect(asking).rejects.toBeInstanceOf(error);
    await expect(asking).rejects.toMatchObject({ status });
  });

  it("when a call was not answered: the request is refused by name", async () => {
    const input = [{ type: "function_call", call_id: "c9", name: "x", arguments: "{}" }] as const;
    await expect(client().responses.create({ ...asked, input: [...input] })).rejects.toThrow(
      /No tool output found.*c9/,
    );
  });

  it("when it asks for patience: the client waits as long as it was told, and asks again", async () => {
    standin.next(rateLimited(1), "There you are.");
    const began = performance.now();
    const { output_text } = await client({ maxRetries: 1 }).responses.create({ ...asked, input: "hello" });
    expect(output_text).toBe("There you are.");
    expect(performance.now() - began).toBeGreaterThan(950);
  });

  it("when the line goes dead", async () => {
    standin.next({ cut: "at once" });
    const asking = client().responses.create({ ...asked, input: "hello" });
    await expect(asking).rejects.toBeInstanceOf(OpenAI.APIConnectionError);
  });
});
