import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Agent, handoff, type Item, OpenAIModel, Runner, removeAllTools } from "../../../../core/runner/index.ts";
import { answers, calls, refuses, says, thinks } from "../../../../core/testing.ts";
import { eventsOf } from "../../../standins/openai/events.ts";
import { type DetailedReply, outOfQuota, rateLimited } from "../../../standins/openai/replies.ts";
import { responseTo } from "../../../standins/openai/response.ts";
import { OpenAIStandIn } from "../../../standins/openai/standin.ts";
import { agentOf, recorder } from "../support.ts";

const SPEC = resolve(import.meta.dirname, "../../../../../shared/data/specs/openai_responses.json");
const present = existsSync(SPEC);
if (!present) console.warn("skipped: requests against OpenAI's own description. It is not at ../shared/data/specs");

describe.skipIf(!present)("against the official description of the API", () => {
  let openai: OpenAIStandIn;
  let model: OpenAIModel;
  let ajv: Ajv2020;

  /** What the description finds wrong with a value, or nothing. */
  const faults = (schema: string, value: unknown): string => {
    const validate = ajv.getSchema(`openai#/components/schemas/${schema}`);
    if (!validate) throw new Error(`no schema ${schema}`);
    return validate(value)
      ? ""
      : `${ajv.errorsText(validate.errors).slice(0, 600)}\n${JSON.stringify(value).slice(0, 800)}`;
  };

  beforeAll(async () => {
    openai = await OpenAIStandIn.start();
    model = new OpenAIModel({ apiKey: "k", model: "gpt-5", baseURL: openai.baseURL, retryDelayMs: 1 });
    ajv = new Ajv2020({ strict: false, validateFormats: true, discriminator: false });
    (formats as unknown as (ajv: Ajv2020) => void)(ajv);
    ajv.addFormat("unixtime", true);
    // A user message in parts fits two of the description's own alternatives, so "exactly one" can't be asked for.
    ajv.addSchema(JSON.parse(readFileSync(SPEC, "utf8").replaceAll('"oneOf"', '"anyOf"')) as object, "openai");
  });
  afterAll(async () => {
    await model.close();
    await openai.stop();
  });

  it("every request of a long, varied conversation is valid", async () => {
    const seats = agentOf("seats", {
      tools: [recorder("change_seat", { effect: "write" }).tool],
      modelSettings: { temperature: 0.3, topLogprobs: 3, safetyIdentifier: "u1", metadata: { a: "b" } },
    });
    const refunds = new Agent<unknown, unknown>({
      name: "払い戻し",
      instructions: "Refund.",
      outputType: z.object({
        confidence: z.number(),
        list: z.array(z.object({ a: z.string().nullable() })),
        reply: z.string(),
      }),
      handoffInput: z.object({ reason: z.enum(["delay", "other"]), at: z.iso.datetime() }),
      modelSettings: { reasoning: { effort: "low", summary: "auto" }, verbosity: "low", maxOutputTokens: 900 },
      tools: [recorder("look_up").tool],
      handoffs: [() => seats],
    });
    const triage = agentOf("triage", {
      tools: [recorder("look_up").tool],
      handoffs: [refunds, handoff(seats, { inputFilter: removeAllTools })],
      modelSettings: { toolChoice: "auto", parallelToolCalls: true, serviceTier: "auto" },
    });
    const transfer = triage.handoffs[0]?.definition.name ?? "";
    openai.next(
      [thinks("a"), calls("look_up", { value: "x" }), calls("look_up", { value: "y" })],
      [says("One moment."), calls(transfer, { reason: "delay", at: "2026-11-20T10:00:00Z" })],
      [thinks(), calls("look_up", { value: "z" })],
      answers({ confidence: 1, list: [{ a: null }], reply: "Done." }),
    );
    const input: Item[] = [
      { role: "system", content: "Gold." },
      {
        role: "user",
        content: [
          { type: "input_text", text: "Hi" },
          { type: "input_image", image_url: "https://x.test/a.png", detail: "auto" },
        ],
      },
      { type: "message", role: "assistant", content: "Hello" },
      { type: "message", role: "user", content: "Refund me" },
    ];
    const result = await new Runner({ model }).run(triage, input);
    openai.next(calls("transfer_to_seats"), calls("change_seat", { value: "1A" }), "You are in 1A.");
    await new Runner({ model }).run(triage, [...result.history, { role: "user", content: "Now a seat" }]);
    openai.next({ items: [says("Bye.")] });
    await new Runner({ model }).stream(seats, result.history).result;

    expect(openai.requests).toHaveLength(8);
    for (const { body } of openai.requests) expect(faults("CreateResponse", body)).toBe("");
  });

  it("the stand-in answers as the description says: responses, every streamed event, errors", async () => {
    const replies: DetailedReply[] = [
      { items: [thinks("why"), says("Grüße 👋"), calls("look", { value: "x" })] },
      { items: [refuses("no")] },
      { items: [says("yes")], logprobs: [{ token: "yes", logprob: -0.1 }] },
      { incomplete: "max_output_tokens", items: [says("cut")] },
      { failed: { code: "server_error", message: "oops" } },
    ];
    for (const reply of replies) {
      const response = responseTo({ model: "gpt-5", input: "hi", tools: [recorder("t").tool.definition] }, reply);
      expect(faults("Response", response)).toBe("");
      for (const event of eventsOf(response)) expect(faults("ResponseStreamEvent", event), event.type).toBe("");
    }
    for (const { error } of [rateLimited(1), outOfQuota()]) {
      expect(
        faults("ErrorResponse", {
          error: { message: error?.message, type: error?.type, code: error?.code, param: null },
        }),
      ).toBe("");
    }
  });

  it("would notice a request that is not valid", () => {
    const valid = { model: "gpt-5", input: [{ role: "user", content: "Hi" }] };
    expect(faults("CreateResponse", valid)).toBe("");
    expect(faults("CreateResponse", { ...valid, input: [{ role: "robot", content: "Hi" }] })).not.toBe("");
    expect(faults("CreateResponse", { ...valid, temperature: "hot" })).not.toBe("");
  });
});
