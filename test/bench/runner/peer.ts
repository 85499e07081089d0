import { Agent, type InputGuardrail, OpenAIResponsesModel, Runner, setTracingDisabled, tool } from "@openai/agents";
import OpenAI from "openai";
import * as talk from "./conversation.ts";

/** The peer SDK, tracing off, over the official client. */
export const peer: talk.Variant = (baseURL, guarded) => {
  setTracingDisabled(true);
  const client = new OpenAI({ apiKey: "k", baseURL });
  const model = new OpenAIResponsesModel(client, talk.MODEL);
  const lookup = tool({
    name: "lookup_booking",
    description: "Looks a booking up.",
    parameters: talk.LookupArgs,
    execute: async (args) => talk.lookupBooking(args),
  });
  const update = tool({
    name: "update_seat",
    description: "Changes a seat.",
    parameters: talk.UpdateArgs,
    execute: async (args) => talk.updateSeat(args),
  });
  const seats = new Agent({ name: "seat_agent", instructions: talk.SEATS, tools: [lookup, update], model });
  const runner = new Runner({ tracingDisabled: true });
  const guard = (name: string): InputGuardrail => {
    const judge = new Agent({ name, instructions: talk.GUARD, outputType: talk.Verdict, model });
    return {
      name,
      execute: async ({ input }) => {
        const { finalOutput } = await runner.run(judge, input);
        return { tripwireTriggered: finalOutput?.tripped ?? true, outputInfo: finalOutput };
      },
    };
  };
  const triage = new Agent({
    ...{ name: "triage", instructions: talk.TRIAGE, handoffs: [seats], model },
    inputGuardrails: guarded ? [guard("relevance"), guard("jailbreak")] : [],
  });
  return async () => talk.expectAnswer((await runner.run(triage, talk.QUESTION)).finalOutput);
};
