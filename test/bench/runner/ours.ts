import { Agent, inputGuardrail, OpenAIModel, Runner, tool } from "../../../core/runner/index.ts";
import { strictSchema } from "../../../core/runner/schema.ts";
import * as talk from "./conversation.ts";

/** This runner, as anyone would use it. */
export const ours: talk.Variant = (baseURL, guarded) => {
  const model = new OpenAIModel({ apiKey: "k", model: talk.MODEL, baseURL });
  const lookup = tool({
    ...{ name: "lookup_booking", description: "Looks a booking up.", effect: "read" },
    ...{ parameters: talk.LookupArgs, execute: talk.lookupBooking },
  });
  const update = tool({
    ...{ name: "update_seat", description: "Changes a seat.", effect: "write" },
    ...{ parameters: talk.UpdateArgs, execute: talk.updateSeat },
  });
  const seats = new Agent({ name: "seat_agent", instructions: talk.SEATS, tools: [lookup, update] });
  const triage = new Agent({
    ...{ name: "triage", instructions: talk.TRIAGE, handoffs: [seats] },
    inputGuardrails: guarded ? ["relevance", "jailbreak"].map((name) => guard(name, model)) : [],
  });
  const runner = new Runner({ model });
  return async () => talk.expectAnswer((await runner.run(triage, talk.QUESTION)).finalOutput);
};

const schema = strictSchema(talk.Verdict, "the verdict");

const guard = (name: string, model: OpenAIModel) =>
  inputGuardrail({
    name,
    async check(input, { signal }) {
      const { items, usage } = await model.respond(
        {
          ...{ instructions: talk.GUARD, input: [{ role: "user", content: input }], tools: [], settings: {} },
          outputType: { type: "json_schema", name: "verdict", schema, strict: true },
        },
        { signal },
      );
      const [item] = items;
      const part = item && "content" in item && Array.isArray(item.content) ? item.content[0] : undefined;
      const verdict = talk.Verdict.parse(JSON.parse(part?.type === "output_text" ? part.text : ""));
      return { tripwireTriggered: verdict.tripped, message: verdict.reason, ...(usage ? { usage } : {}) };
    },
  });
