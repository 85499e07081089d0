import { describe, expect, it } from "vitest";
import { Reply } from "../../../agents/crew/reply.ts";
import { DemoModel } from "../../../agents/demo-model/demo-model.ts";
import {
  Agent,
  type FunctionTool,
  type Item,
  isCall,
  isMessage,
  type ModelRequest,
  textOf,
  userMessage,
} from "../../../core/index.ts";

const INSTRUCTIONS = `You are the Triage agent.

# Now
Time: 2026-11-20T19:30Z, Friday
Language: en. Answer in English.
Channel: web. Web chat.
Proven bookings: none
Proven account: none
Under discussion: none`;

const offers = (name: string, ...fields: string[]): FunctionTool => ({
  type: "function",
  name,
  description: name,
  parameters: {
    type: "object",
    properties: Object.fromEntries(fields.map((field) => [field, {}])),
    required: fields,
    additionalProperties: false,
  },
  strict: true,
});

const outputType = new Agent({ name: "any", instructions: "", outputType: Reply }).outputFormat;

const request = (said: string | Item[], changes: Partial<ModelRequest> = {}): ModelRequest => ({
  instructions: INSTRUCTIONS,
  input: typeof said === "string" ? [userMessage(said)] : said,
  tools: [],
  outputType,
  settings: {},
  ...changes,
});

const quick = new DemoModel({ pace: { piece: 7, everyMs: 0 } });
const signal = new AbortController().signal;

describe("the stand-in as a model", () => {
  it("answers in the output type, the reply last, and streams exactly what it answers", async () => {
    let streamed = "";
    const { items } = await quick.respond(request("hello"), { signal, onTextDelta: (delta) => (streamed += delta) });
    const [message] = items.filter(isMessage);
    const text = message ? textOf(message) : "";
    expect(streamed).toBe(text);
    expect(Object.keys(JSON.parse(text))).toEqual(["confidence", "needsHuman", "reason", "reply"]);
    expect(Reply.safeParse(JSON.parse(text)).success).toBe(true);
  });

  it("answers plain text where no output type is asked for", async () => {
    const { items } = await quick.respond(request("hello", { outputType: undefined }), { signal });
    expect(items.filter(isMessage).map(textOf).join()).toMatch(/^Hello!/);
  });

  it("hands over by the transfer it is offered", async () => {
    const tools = [offers("transfer_to_flight_information")];
    const { items } = await quick.respond(request("status of PA441?", { tools }), { signal });
    expect(items).toMatchObject([{ type: "function_call", name: "transfer_to_flight_information", arguments: "{}" }]);
  });

  it("names every field a tool requires, with null for what nobody said, and gives each call an id of its own", async () => {
    const tools = [offers("flight_status", "flight_number", "date")];
    const instructions = INSTRUCTIONS.replace("Triage", "Flight information");
    const ask = () => quick.respond(request("status of PA441?", { tools, instructions }), { signal });
    const [one, two] = [(await ask()).items.find(isCall), (await ask()).items.find(isCall)];
    expect(JSON.parse(one?.arguments ?? "")).toEqual({ flight_number: "PA441", date: null });
    expect(one?.call_id).not.toBe(two?.call_id);
  });

  it("decides anew from the same request as it did before", async () => {
    const tools = [offers("transfer_to_flight_information"), offers("transfer_to_faq")];
    const names = await Promise.all(
      Array.from(
        { length: 3 },
        async () => (await quick.respond(request("wifi?", { tools }), { signal })).items.find(isCall)?.name,
      ),
    );
    expect(new Set(names)).toEqual(new Set(["transfer_to_faq"]));
  });

  it("says nothing a tool did not say: a refusal is relayed, a failure goes to a person", async () => {
    const tools = [offers("flight_status", "flight_number", "date")];
    const instructions = INSTRUCTIONS.replace("Triage", "Flight information");
    const replyTo = async (output: string) => {
      const call: Item = {
        type: "function_call",
        call_id: "c1",
        name: "flight_status",
        arguments: '{"flight_number":"PA441","date":null}',
      };
      const input: Item[] = [
        userMessage("status of PA441?"),
        call,
        { type: "function_call_output", call_id: "c1", output },
      ];
      const { items } = await quick.respond(request(input, { tools, instructions }), { signal });
      return Reply.parse(JSON.parse(items.filter(isMessage).map(textOf).join()));
    };
    const unknown = await replyTo('{"refused":{"code":"flight_not_found","message":"There is no flight PA441"}}');
    expect(unknown.reply).toMatch(/can't find a flight PA441/);
    const broken = await replyTo("An error occurred while running the tool. Please try again.");
    expect(broken).toMatchObject({ needsHuman: true });
    expect(broken.reply).not.toMatch(/\d\d:\d\d/);
  });

  it("stops writing when nobody waits any more", async () => {
    const slow = new DemoModel({ pace: { piece: 1, everyMs: 20 } });
    const control = new AbortController();
    const pieces: string[] = [];
    const writing = slow.respond(request("hello"), {
      signal: control.signal,
      onTextDelta: (delta) => {
        pieces.push(delta);
        if (pieces.length === 3) control.abort(new Error("gone"));
      },
    });
    await expect(writing).rejects.toThrow();
    expect(pieces).toHaveLength(3);
  });

  it("accuses nobody when a guardrail asks for its verdict", async () => {
    const schema = { type: "object", properties: { reasoning: { type: "string" }, trips: { type: "boolean" } } };
    const asked = request("{}", { outputType: { type: "json_schema", name: "verdict", schema, strict: true } });
    const { items } = await quick.respond(asked, { signal });
    expect(JSON.parse(items.filter(isMessage).map(textOf).join())).toMatchObject({ trips: false });
  });

  it("writes something else when its first answer was withheld, and leaves it to a person", async () => {
    const input: Item[] = [
      userMessage("hello"),
      {
        type: "message",
        role: "assistant",
        content: '{"confidence":1,"needsHuman":false,"reason":"","reply":"Hello!"}',
      },
      {
        type: "message",
        role: "developer",
        content: "This answer was not sent to the user. It names a price. Write a new answer that avoids this.",
      },
    ];
    const { items } = await quick.respond(request(input), { signal });
    expect(Reply.parse(JSON.parse(items.filter(isMessage).map(textOf).join()))).toMatchObject({ needsHuman: true });
  });
});
