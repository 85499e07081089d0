import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * The model of the benchmark, in a process of its own: answers at once with what comes next in the conversation, which it
 * reads off the number of tool results in the request. A request for a verdict gets one.
 */
const text = (value: string) => ({
  type: "message",
  id: "msg_1",
  role: "assistant",
  status: "completed",
  content: [{ type: "output_text", text: value, annotations: [], logprobs: [] }],
});
const call = (name: string, args: object, id: string) => ({
  type: "function_call",
  id: `fc_${id}`,
  call_id: id,
  name,
  arguments: JSON.stringify(args),
  status: "completed",
});

const steps = [
  call("transfer_to_seat_agent", {}, "call_1"),
  call("lookup_booking", { code: "K7Q2XD" }, "call_2"),
  call("update_seat", { code: "K7Q2XD", seat: "14C" }, "call_3"),
  text("Done: you are in 14C on flight PA441. Is there anything else I can do for you?"),
].map(response);
const verdict = response(text('{"tripped":false,"reason":"The message is about a seat."}'));

function response(item: object): string {
  return JSON.stringify({
    ...{ id: "resp_1", object: "response", created_at: 1_795_000_000, status: "completed", error: null },
    ...{ incomplete_details: null, instructions: null, model: "gpt-4.1", output: [item], parallel_tool_calls: true },
    ...{ temperature: 1, tool_choice: "auto", tools: [], top_p: 1, metadata: {}, store: false },
    usage: {
      ...{ input_tokens: 400, input_tokens_details: { cached_tokens: 0 }, output_tokens: 20 },
      ...{ output_tokens_details: { reasoning_tokens: 0 }, total_tokens: 420 },
    },
  });
}

const server = createServer((request, reply) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const body = Buffer.concat(chunks).toString();
    const done = body.split('"function_call_output"').length - 1;
    const answer = body.includes('"json_schema"') ? verdict : (steps[done] ?? "");
    reply.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(answer) });
    reply.end(answer);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));
