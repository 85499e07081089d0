import type { GuardrailOutput, Item } from "../../../core/index.ts";

/** The input guardrails, the one whose verdict weighs most first: where several trip at once, the first is reported. */
export const GRAVEST_FIRST = ["content_safety", "jailbreak", "relevance"] as const;

/**
 * Lets a refusal as off-topic wait until the graver checks of the same message have spoken: the first guardrail to trip
 * ends the run, and most attacks are off-topic too. Nothing else waits, so an attack is stopped as soon as it is seen.
 */
export class GraverChecks {
  readonly #asked = new WeakMap<Item, Promise<unknown>[]>();

  /** Notes a check that has begun. `message`: the newest item of the conversation, the same one for all checks of it. */
  begun(message: Item | undefined, check: Promise<unknown>): void {
    if (message) this.#asked.set(message, [...(this.#asked.get(message) ?? []), check]);
  }

  /** The verdict itself, at once where it refuses nothing. A graver check that fails speaks for itself. */
  async before(message: Item | undefined, verdict: GuardrailOutput): Promise<GuardrailOutput> {
    if (verdict.tripwireTriggered && message) await Promise.allSettled(this.#asked.get(message) ?? []);
    return verdict;
  }
}
