import type { Entry } from "../api.ts";

type GuardrailEntry = Extract<Entry, { kind: "guardrail" }>;

/** What a guardrail said of this turn, over all the times it was asked. Not run is not passed. */
export interface Check {
  verdict: GuardrailEntry["verdict"];
  /** How often it ran. */
  runs: number;
  trips: number;
  last: GuardrailEntry;
}

const WORSE = { not_run: 0, passed: 1, tripped: 2 };

/** Adds a verdict. The worst one stands: an answer that was mended still tripped. */
export function checkOf(entry: GuardrailEntry, before: Check | undefined): Check {
  const worse = !before || WORSE[entry.verdict] >= WORSE[before.verdict];
  return {
    verdict: worse ? entry.verdict : before.verdict,
    runs: (before?.runs ?? 0) + (entry.verdict === "not_run" ? 0 : 1),
    trips: (before?.trips ?? 0) + (entry.verdict === "tripped" ? 1 : 0),
    last: worse ? entry : before.last,
  };
}
