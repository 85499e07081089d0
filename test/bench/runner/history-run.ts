import * as sdk from "@openai/agents";
import { Agent, type Item, type Model, Runner, tool } from "../../../core/runner/index.ts";
import * as talk from "./conversation.ts";

/** `node history-run.ts <variant> <items> <runs>`: CPU of one run whose input has that many items, no network. */
const [variant = "", items = "", runs = ""] = process.argv.slice(2);

const history = Array.from({ length: Number(items) }, (_, n) => ({
  role: n % 2 === 0 ? ("user" as const) : ("assistant" as const),
  content: `Message ${n}: ${"some words about a journey ".repeat(4)}`,
}));
history[history.length - 1] = { role: "user", content: talk.QUESTION };

const call = (name: string, args: object, id: string) => ({
  ...{ type: "function_call" as const, id: `fc_${id}`, call_id: id, name, arguments: JSON.stringify(args) },
  status: "completed" as const,
});
const steps = [
  call("transfer_to_seat_agent", {}, "call_1"),
  call("lookup_booking", { code: "K7Q2XD" }, "call_2"),
  call("update_seat", { code: "K7Q2XD", seat: "14C" }, "call_3"),
];
const words = "Done: you are in 14C.";

const run = variant === "ours" ? ours() : peer();
for (let n = 0; n < Number(runs) / 10; n++) await run();
const before = process.cpuUsage();
for (let n = 0; n < Number(runs); n++) await run();
const { user, system } = process.cpuUsage(before);
process.send?.({ cpuMs: (user + system) / 1_000 / Number(runs) }, () => process.exit());

function ours(): talk.Conversation {
  const model: Model = {
    respond: async ({ input }) => {
      const step = steps[input.filter(({ type }) => type === "function_call_output").length];
      const message: Item = { type: "message", role: "assistant", content: [{ type: "output_text", text: words }] };
      return { items: [step ? { ...step } : message] };
    },
  };
  const seats = new Agent({
    ...{ name: "seat_agent", instructions: talk.SEATS },
    tools: [
      tool({
        name: "lookup_booking",
        description: "",
        parameters: talk.LookupArgs,
        effect: "read",
        execute: talk.lookupBooking,
      }),
      tool({
        name: "update_seat",
        description: "",
        parameters: talk.UpdateArgs,
        effect: "write",
        execute: talk.updateSeat,
      }),
    ],
  });
  const triage = new Agent({ name: "triage", instructions: talk.TRIAGE, handoffs: [seats] });
  const runner = new Runner({ model });
  return async () => talk.expectAnswer((await runner.run(triage, history)).finalOutput);
}

function peer(): talk.Conversation {
  sdk.setTracingDisabled(true);
  const model: sdk.Model = {
    getResponse: async ({ input }) => {
      const done = typeof input === "string" ? 0 : input.filter(({ type }) => type === "function_call_result").length;
      const step = steps[done];
      const output = step
        ? { ...step, callId: step.call_id }
        : { type: "message", role: "assistant", status: "completed", content: [{ type: "output_text", text: words }] };
      return { usage: new sdk.Usage(), output: [output as sdk.AgentOutputItem] };
    },
    getStreamedResponse: () => {
      throw new Error("not streamed here");
    },
  };
  const seats = new sdk.Agent({
    ...{ name: "seat_agent", instructions: talk.SEATS, model },
    tools: [
      sdk.tool({
        name: "lookup_booking",
        description: "",
        parameters: talk.LookupArgs,
        execute: async (a) => talk.lookupBooking(a),
      }),
      sdk.tool({
        name: "update_seat",
        description: "",
        parameters: talk.UpdateArgs,
        execute: async (a) => talk.updateSeat(a),
      }),
    ],
  });
  const triage = new sdk.Agent({ name: "triage", instructions: talk.TRIAGE, handoffs: [seats], model });
  const runner = new sdk.Runner({ tracingDisabled: true });
  const input = history.map(({ role, content }) => (role === "user" ? sdk.user(content) : sdk.assistant(content)));
  return async () => talk.expectAnswer((await runner.run(triage, input)).finalOutput);
}
