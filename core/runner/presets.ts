import {
  type GuardrailOutput,
  type InputGuardrail,
  inputGuardrail,
  type OutputGuardrail,
  outputGuardrail,
  type Remedy,
} from "./guardrail.ts";
import { textOfValue } from "./text.ts";

const PROHIBITED = ["暴力", "仇恨", "歧视", "色情", "violence", "hate", "discrimination", "pornography"];

/** Trips on prohibited words, as words: "hate" does not trip on "whatever". Case, width and invisible letters don't hide them. */
export function contentSafetyCheck({ words = PROHIBITED }: { words?: readonly string[] } = {}): InputGuardrail {
  const expressions = words.map((word) => ({ word, expression: wholeWord(word) }));
  return inputGuardrail({
    name: "content_safety_check",
    check(input) {
      const text = input.normalize("NFKC").replace(/\p{Cf}/gu, "");
      const found = expressions.find(({ expression }) => expression.test(text));
      if (!found) return passed("Content safety check passed");
      return tripped("Input contains prohibited content", "high", { matchedWord: found.word });
    },
  });
}

/** Trips on answers longer than `maxLength` characters (1000). */
export function outputLengthLimit({
  maxLength = 1000,
  onTrip = "retry",
}: {
  maxLength?: number;
  onTrip?: Remedy;
} = {}): OutputGuardrail {
  return outputGuardrail({
    name: "output_length_limit",
    onTrip,
    check(output) {
      const actualLength = [...textOfValue(output)].length;
      if (actualLength <= maxLength) return passed("Output length check passed");
      const message = `Output exceeds maximum length of ${maxLength} characters`;
      return tripped(message, "medium", { actualLength, maxLength });
    },
  });
}

/** Trips on e-mail addresses, phone numbers, US social security numbers and payment cards. The record never holds them. */
export function sensitiveInfoDetection({ onTrip = "block" }: { onTrip?: Remedy } = {}): OutputGuardrail {
  return outputGuardrail({
    name: "sensitive_info_detection",
    onTrip,
    check(output) {
      const text = textOfValue(output);
      const detected = Object.entries(sensitive).flatMap(([type, find]) => {
        const found = find(text);
        return found.length > 0 ? [{ type, count: found.length, examples: found.slice(0, 2).map(shape) }] : [];
      });
      if (detected.length === 0) return passed("No sensitive information detected");
      return tripped("Output contains potentially sensitive information", "high", { detected });
    },
  });
}

const sensitive: Record<string, (text: string) => string[]> = {
  email: matching(/\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b/g),
  phone: matching(/(?<![\d-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\d-])/g),
  ssn: matching(/(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g),
  credit_card: (text) => matching(/(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g)(text).filter(hasCheckDigit),
};

function matching(expression: RegExp): (text: string) => string[] {
  return (text) => text.match(expression) ?? [];
}

/** Luhn: an arbitrary number passes one time in ten, a mistyped card hardly ever. */
function hasCheckDigit(number: string): boolean {
  const digits = number.replace(/\D/g, "");
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** What something looked like, without what it was. */
const shape = (text: string): string => text.replace(/\d/g, "#").replace(/[A-Za-z]/g, "x");

function wholeWord(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // Scripts written without spaces have no word ends to look for.
  const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u.test(word);
  return unspaced ? new RegExp(escaped, "iu") : new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "iu");
}

const passed = (message: string): GuardrailOutput => ({ tripwireTriggered: false, message, severity: "low" });

const tripped = (message: string, severity: "medium" | "high", metadata: Record<string, unknown>): GuardrailOutput => ({
  tripwireTriggered: true,
  message,
  severity,
  metadata,
});
