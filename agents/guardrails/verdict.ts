import type { Severity } from "../../core/index.ts";

/** What a local check says about a text. */
export interface LocalVerdict {
  tripped: boolean;
  /** Whether the text settles it. When not, a model is asked where one may be; `tripped` is the best guess without. */
  clear: boolean;
  severity: Severity;
  /** Why, for staff and for the model when it is asked to try again; never quotes what must not be seen. */
  message: string;
  /** What the verdict rests on: a pattern's name, a score. No text of the customer's. */
  metadata: Record<string, unknown>;
}

export const passed = (clear: boolean, metadata: Record<string, unknown> = {}): LocalVerdict => ({
  tripped: false,
  clear,
  severity: "low",
  message: "nothing found",
  metadata,
});

/** A score as two decimals: enough to see why, not enough to fish for the boundary. */
export const rounded = (score: number): number => Math.round(score * 100) / 100;
