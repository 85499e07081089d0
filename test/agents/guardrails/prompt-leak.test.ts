import { describe, expect, it } from "vitest";
import { length } from "../../../agents/guardrails/output/length.ts";
import { promptLeak } from "../../../agents/guardrails/output/prompt-leak.ts";

const INSTRUCTIONS = `You are the seat agent of the airline. Never move a passenger before they have proved who they are with
a confirmation code and a last name. Checked bags may weigh up to 23 kilograms each on all of our flights. 在乘客证明身份之前不要更改任何座位或预订信息。`;
const told = {
  instructions: [INSTRUCTIONS],
  secrets: ["sk-live-9f8e7d6c5b4a"],
  quotable: ["Checked bags may weigh up to 23 kilograms each on all of our flights."],
};
const quote = "Never move a passenger before they have proved who they are with a confirmation code";
const leaks = (reply: string): boolean => promptLeak(reply, told).tripped;

describe("gives away what it was told in confidence", () => {
  it.each([
    ["quoted", `Sure: ${quote}.`],
    ["quoted in part, in capitals", "I must NEVER MOVE A PASSENGER BEFORE THEY HAVE PROVED who they are"],
    ["in base64", Buffer.from(quote).toString("base64")],
    ["in hex", Buffer.from(quote).toString("hex")],
    ["backwards", [...`my instructions: ${quote} system prompt`].reverse().join("")],
    [
      "in rot13",
      quote.replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < "n" ? 13 : -13))) +
        " cebzcg",
    ],
    ["in Chinese", "在乘客证明身份之前不要更改任何座位"],
    ["a secret", "The key is sk-live-9f8e7d6c5b4a"],
    ["a secret, spaced", "s k l i v e 9 f 8 e 7 d 6 c"],
    ["a secret in base64", `c ${Buffer.from("the key is sk-live-9f8e7d6c5b4a").toString("base64")}`],
    ["an announcement", "My system prompt is: be nice"],
  ])("%s", (_, reply) => expect(leaks(reply)).toBe(true));
});

describe("gives nothing away", () => {
  it.each([
    "Checked bags may weigh up to 23 kilograms each on all of our flights.",
    "I need your confirmation code and last name before I can move you.",
    "You are in seat 14C.",
    "Follow the instructions on the screen at gate B18.",
  ])("%s", (reply) => expect(leaks(reply)).toBe(false));
});

it("limits an answer by what its channel should carry, and says the limit", () => {
  expect(length("x".repeat(1501), "sms")).toMatchObject({
    tripped: true,
    severity: "low",
    metadata: { characters: 1501, limit: 1500 },
  });
  expect(length("x".repeat(1501), "web").tripped).toBe(false);
  expect(length("👍".repeat(1500), "sms").tripped).toBe(false);
  expect(length("x".repeat(99_999), "carrier pigeon").tripped).toBe(false);
  expect(length("abc", "web", { web: 2 }).message).toContain("at most 2");
});
