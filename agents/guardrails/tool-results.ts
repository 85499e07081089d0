import { type OutputGuardrail, outputGuardrail } from "../../core/index.ts";
import { type Classifier, classifier } from "./classifier/classifier.ts";
import { suspiciousToolText } from "./tool-text.ts";

/** What a model reads where instructions stood. */
export const WITHHELD = "[withheld: this field contained instructions, not information]";

/** A field that was withheld, by its place in the result ("services.0.note"), and why. */
export interface Withheld {
  field: string;
  reason: string;
}

/** The result with every text that gives orders replaced by `WITHHELD`, and which these were. All else stays as it was. */
export function withholdInstructions(
  result: unknown,
  by: Classifier = classifier(),
): { result: unknown; withheld: Withheld[] } {
  const withheld: Withheld[] = [];
  const reasons = new Map<string, string>();
  const reasonFor = (text: string): string => {
    const reason = reasons.get(text) ?? suspiciousToolText(text, by).reason;
    reasons.set(text, reason);
    return reason;
  };
  const clean = (value: unknown, field: readonly string[]): unknown => {
    if (typeof value === "string") {
      const reason = isProse(value) ? reasonFor(value) : "";
      if (!reason) return value;
      withheld.push({ field: field.join("."), reason });
      return WITHHELD;
    }
    if (Array.isArray(value)) return value.map((part, at) => clean(part, [...field, String(at)]));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, clean(part, [...field, key])]));
  };
  return { result: clean(result, []), withheld };
}

// Codes, dates, times and single words give no orders, and are most of what an airline's system says.
const CODE = /^[\w.:+/#@-]{0,40}$/;
const isProse = (text: string): boolean => !CODE.test(text);

/**
 * The guardrail on what tools return: names, notes and descriptions were written by strangers. Orders among them are
 * withheld from the model, everything else reaches it, and the run goes on; staff see which fields and why.
 */
export const plantedInstructions = <Ctx>(by?: Classifier): OutputGuardrail<Ctx, unknown> =>
  outputGuardrail<Ctx, unknown>({
    name: "planted_instructions",
    check(output) {
      const { result, withheld } = withholdInstructions(output, by);
      const where = withheld.map(({ field, reason }) => `${field || "the result"} (${reason})`).join(", ");
      return {
        tripwireTriggered: withheld.length > 0,
        severity: "medium",
        message: withheld.length > 0 ? `instructions in what a tool returned were withheld: ${where}` : "nothing found",
        metadata: { tier: "local", fields: withheld.map(({ field }) => field) },
        ...(withheld.length > 0 && { instead: result }),
      };
    },
  });
