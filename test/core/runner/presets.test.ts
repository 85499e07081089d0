import { describe, expect, it } from "vitest";
import {
  contentSafetyCheck,
  type GuardrailInfo,
  type InputGuardrail,
  type OutputGuardrail,
  outputLengthLimit,
  sensitiveInfoDetection,
} from "../../../core/runner/index.ts";
import { agentOf } from "./support.ts";

const info: GuardrailInfo = { context: {}, agent: agentOf("a"), items: [], signal: new AbortController().signal };
const verdict = (guardrail: InputGuardrail | OutputGuardrail, text: string) => guardrail.check(text, info);

describe("preset guardrails", () => {
  it("stop prohibited words, whatever their case, width or script", async () => {
    const check = contentSafetyCheck();
    for (const text of ["I HATE you", "ｖｉｏｌｅｎｃｅ", "有暴力内容", "h\u200Bate speech"]) {
      expect(await verdict(check, text), text).toMatchObject({ tripwireTriggered: true, severity: "high" });
    }
  });

  it("do not stop words that only contain one", async () => {
    const check = contentSafetyCheck({ words: ["illegal", "hate"] });
    for (const text of ["illegally parked", "whatever", "Chateau Hotel", "non-hateful"]) {
      expect(await verdict(check, text), text).toMatchObject({ tripwireTriggered: false });
    }
  });

  it("limit an answer's length in characters, not in code units", async () => {
    expect(await verdict(outputLengthLimit({ maxLength: 3 }), "✈️ab")).toMatchObject({ tripwireTriggered: true });
    expect(await verdict(outputLengthLimit({ maxLength: 3 }), "𝕒𝕓𝕔")).toMatchObject({ tripwireTriggered: false });
    expect(await verdict(outputLengthLimit(), "x".repeat(1001))).toMatchObject({
      severity: "medium",
      metadata: { actualLength: 1001, maxLength: 1000 },
    });
  });

  it("find personal data and keep none of it", async () => {
    const said = "Write ada@example.co.uk, call 415-555-0134, SSN 123-45-6789, card 4111 1111 1111 1111.";
    const found = await verdict(sensitiveInfoDetection(), said);
    expect(found).toMatchObject({ tripwireTriggered: true, severity: "high" });
    const { detected } = found.metadata as { detected: { type: string; examples: string[] }[] };
    expect(detected.map(({ type }) => type)).toEqual(["email", "phone", "ssn", "credit_card"]);
    expect(detected[3]?.examples).toEqual(["#### #### #### ####"]);
    expect(JSON.stringify(found)).not.toMatch(/ada@|0134|6789|4111/);
  });

  it("leave ticket numbers, dates and flight numbers alone", async () => {
    for (const text of [
      "Ticket 1234567890123456",
      "on 2026-11-20",
      "flight FL 123-456",
      "write to a@b",
      "SSN 000-12-3456",
    ]) {
      expect(await verdict(sensitiveInfoDetection(), text), text).toMatchObject({ tripwireTriggered: false });
    }
  });
});
