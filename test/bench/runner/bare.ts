import OpenAI from "openai";
import { zodResponsesFunction, zodTextFormat } from "openai/helpers/zod";
import type { FunctionTool, ResponseInput, ResponseInputItem } from "openai/resources/responses/responses";
import * as talk from "./conversation.ts";

/** The official client and a loop by hand: the least that does the job, with the client's own defaults. */
export const bare: talk.Variant = (baseURL, guarded) => {
  const client = new OpenAI({ apiKey: "k", baseURL });
  const transfer: FunctionTool = {
    ...{ type: "function", name: "transfer_to_seat_agent", description: "Handoff to the seat agent.", strict: true },
    parameters: { type: "object", properties: {}, required: [], additionalProperties: false },
  };
  const seatTools: FunctionTool[] = [
    zodResponsesFunction({ name: "lookup_booking", description: "Looks a booking up.", parameters: talk.LookupArgs }),
    zodResponsesFunction({ name: "update_seat", description: "Changes a seat.", parameters: talk.UpdateArgs }),
  ];
  const run: Record<string, (args: unknown) => unknown> = {
    transfer_to_seat_agent: () => ({ assistant: "seat_agent" }),
    lookup_booking: (args) => talk.lookupBooking(talk.LookupArgs.parse(args)),
    update_seat: (args) => talk.updateSeat(talk.UpdateArgs.parse(args)),
  };

  const converse = async (): Promise<string> => {
    const input: ResponseInput = [{ role: "user", content: talk.QUESTION }];
    let agent = { instructions: talk.TRIAGE, tools: [transfer] };
    for (let turn = 0; turn < 10; turn++) {
      const verdicts = guarded && turn === 0 ? [guard(client), guard(client)] : [];
      const [response] = await Promise.all([
        client.responses.create({ model: talk.MODEL, store: false, input, ...agent }),
        ...verdicts,
      ]);
      const calls = response.output.filter((item) => item.type === "function_call");
      if (calls.length === 0) return response.output_text;
      input.push(...(response.output as ResponseInputItem[]));
      for (const call of calls) {
        const output = JSON.stringify(run[call.name]?.(JSON.parse(call.arguments)));
        input.push({ type: "function_call_output", call_id: call.call_id, output });
        if (call.name === "transfer_to_seat_agent") agent = { instructions: talk.SEATS, tools: seatTools };
      }
    }
    throw new Error("too many turns");
  };
  return async () => talk.expectAnswer(await converse());
};

async function guard(client: OpenAI): Promise<void> {
  const response = await client.responses.create({
    ...{ model: talk.MODEL, store: false, instructions: talk.GUARD },
    input: [{ role: "user", content: talk.QUESTION }],
    text: { format: zodTextFormat(talk.Verdict, "verdict") },
  });
  if (talk.Verdict.parse(JSON.parse(response.output_text)).tripped) throw new Error("tripped");
}
