import type { Fact } from "../../core/index.ts";

/** How sure a reply is, and of what that is made. From 0 to 1. */
export interface Confidence {
  value: number;
  parts: { model: number; grounding: number };
}

/** An answer that had to be written once more to stand on facts is not as sure as one that stood at once. */
const AFTER_RETRY = 0.8;

/** The lower of what the model says of itself and what the facts say of it (DESIGN: confidence). */
export function confidenceOf(claimed: number, groundedAtOnce: boolean): Confidence {
  const model = Math.min(1, Math.max(0, claimed));
  const grounding = groundedAtOnce ? 1 : AFTER_RETRY;
  return { value: Math.min(model, grounding), parts: { model, grounding } };
}

export function confidenceFact({ value, parts }: Confidence, ungrounded?: readonly string[]): Fact {
  return { kind: "confidence", value, parts, ...(ungrounded && { ungrounded: [...ungrounded] }) };
}
