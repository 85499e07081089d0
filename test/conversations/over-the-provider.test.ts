import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DemoModel } from "../../agents/demo-model/demo-model.ts";
import { play } from "../../agents/eval/play.ts";
import { demonstration } from "../../agents/eval/scenarios/demonstration.ts";
import type { FunctionTool, OutputFormat } from "../../core/index.ts";
import type { WireRequest } from "../standins/openai/response.ts";
import { OpenAIStandIn } from "../standins/openai/standin.ts";
import { stage } from "./stage.ts";

let provider: OpenAIStandIn;
beforeAll(async () => {
  const mind = new DemoModel({ pace: { piece: 4000, everyMs: 0 } });
  provider = await OpenAIStandIn.start();
  provider.always(
    async (request) => (await mind.respond(asked(request), { signal: AbortSignal.timeout(5_000) })).items,
  );
});
afterAll(() => provider.stop());

/** What came over the wire, as the model that answers behind it is asked. */
const asked = ({ instructions, input, tools = [], text }: WireRequest) => ({
  instructions: instructions ?? "",
  input: typeof input === "string" ? [] : input,
  tools: tools as FunctionTool[],
  outputType: (text as { format?: OutputFormat } | undefined)?.format,
  settings: {},
});

describe("the demonstration over OpenAI's API", () => {
  it.each(demonstration.map((scenario) => [scenario.name, scenario] as const))("%s", async (_, scenario) => {
    const settings = { OPENAI_API_KEY: "sk-test", OPENAI_BASE_URL: provider.baseURL };
    const { faults, tokens, cost } = await play(scenario, stage({ settings }));
    expect(faults).toEqual([]);
    expect(tokens.input).toBeGreaterThan(0);
    expect(cost).toBeGreaterThan(0);
    expect(provider.requests.at(-1)?.body).toMatchObject({ store: false, model: "gpt-5.2" });
  });
});
