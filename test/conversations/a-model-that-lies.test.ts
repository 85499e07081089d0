import { afterEach, describe, expect, it } from "vitest";
import { answers, calls, ScriptedModel } from "../../core/testing.ts";
import { type FrontDesk, frontDesk } from "./front-desk.ts";

let desk: FrontDesk;
afterEach(() => desk.close());

const sure = (reply: string) => answers({ confidence: 0.99, needsHuman: false, reason: "quite sure", reply });
const status = calls("flight_status", { flight_number: "FLT-123", date: null });

const LIES: [string, string][] = [
  ["a gate", "FLT-123 leaves from gate C44."],
  ["a time", "FLT-123 leaves at 09:15."],
  ["a price", "Changing to that flight costs $389."],
  ["a booking", "Your new booking is ZK7Q2P, all set!"],
  ["a seat", "You are in seat 31K on FLT-123."],
  ["a flight", "You could take JB987 instead, it is on time."],
  ["a date", "FLT-123 leaves on March 3."],
  ["a rule", "You may bring 7 bags of 64 kg each free of charge."],
];

describe("a model that lies", () => {
  it.each(LIES)("about %s is caught, and a person answers instead", async (_, lie) => {
    const model = new ScriptedModel([calls("transfer_to_flight_information"), status, sure(lie), sure(lie)]);
    desk = await frontDesk({ model });
    const turn = await desk.customer().says("What can you tell me about flight FLT-123?");
    expect(turn).toMatchObject({ reply: "", stopped: "grounding", escalated: "OutputGuardrailTripped" });
  });

  it("gets one more try, and the truth goes through", async () => {
    const model = new ScriptedModel([
      calls("transfer_to_flight_information"),
      status,
      sure("FLT-123 leaves from gate C44."),
      sure("FLT-123 leaves from gate A10."),
    ]);
    desk = await frontDesk({ model });
    const turn = await desk.customer().says("What gate does FLT-123 leave from?");
    expect(turn.reply).toBe("FLT-123 leaves from gate A10.");
    expect(JSON.stringify(model.requests.at(-1)?.input)).toMatch(/C44/);
  });

  it("of little confidence reaches a person before it reaches the customer", async () => {
    const unsure = answers({ confidence: 0.3, needsHuman: false, reason: "a guess", reply: "It may be late." });
    desk = await frontDesk({ model: new ScriptedModel([unsure]) });
    expect(await desk.customer().says("Will my flight be late tomorrow?")).toMatchObject({
      escalated: "low_confidence",
    });
  });
});
