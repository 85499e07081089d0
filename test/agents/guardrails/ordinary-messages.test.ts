import { describe, expect, it } from "vitest";
import { checkInput } from "../../../agents/guardrails/local.ts";
import { learned, type Message, messages } from "./messages.ts";

const ordinary = messages("ordinary-messages.txt");
// Not a question: what follows can't pass as its answer.
const SAID = "Flight PA441 now leaves at 19:10 from gate B12, five hours late.";
const stopped = ({ kind, text }: Message): boolean => checkInput(text, kind === "first" ? "" : SAID).length > 0;

describe("ordinary messages of few words", () => {
  it("are none that the classifier learned", () => {
    expect(ordinary.length).toBeGreaterThan(450);
    expect(learned(ordinary)).toEqual([]);
  });

  it.each(["en", "es", "fr", "de", "pt", "zh", "ja"])("pass, but for a few in a hundred: %s", (language) => {
    const spoken = ordinary.filter((message) => message.language === language);
    const refused = spoken.filter(stopped).map(({ text }) => text);
    console.log(`${language}: ${refused.length} of ${spoken.length} refused: ${refused.join(" · ")}`);
    expect((100 * refused.length) / spoken.length).toBeLessThanOrEqual(5);
  });
});

describe("a message that names no topic", () => {
  it.each([
    "how much is it?",
    "ok and then?",
    "why",
    "hello??",
    "when will I get it",
    "can you text it to me",
    "and for the 2 of us?",
    "¿y cuánto cuesta?",
    "et pour deux ?",
    "und wann kommt das?",
    "e quando vai ser?",
  ])("is nobody's to call off-topic: %s", (text) => expect(checkInput(text)).toEqual([]));
});

describe("the first messages that were once refused", () => {
  it.each([
    "Can I add insurance?",
    "whats the gate for flt123",
    "Where do I sit on NY802?",
    "your agent was very rude",
  ])("pass: %s", (text) => expect(checkInput(text)).toEqual([]));
});
