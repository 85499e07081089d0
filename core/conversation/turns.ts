import { randomUUID } from "node:crypto";
import type { Store } from "../platform/index.ts";
import { type Transit, transitions } from "./scripts.ts";
import { fromPairs, readState } from "./state.ts";
import { Turn, toHeard } from "./turn.ts";

/** How turns are begun. */
export interface TurnRules {
  /** How long a turn may go on without renewing its lease before another worker may go on with it. */
  leaseMs: number;
  /** How many messages one turn takes in at most. */
  mostMessages: number;
  /** How often a turn is tried before a person takes over. */
  mostTries: number;
}

export const TURN_RULES: TurnRules = { leaseMs: 10_000, mostMessages: 50, mostTries: 5 };

/** What there is to do in a conversation: a turn, a turn that failed too often, or nothing for us and why. */
export type Beginning =
  | { kind: "turn" | "poison"; turn: Turn }
  /** `empty`: all answered. `busy`: another worker is at it. `silent`: a person answers. */
  | { kind: "empty" | "busy" | "silent" };

/** Begins turns, so that there is one at a time per conversation. */
export class Turns {
  readonly #transit: Transit;
  readonly rules: TurnRules;

  constructor(store: Store, rules: TurnRules = TURN_RULES) {
    this.#transit = transitions(store);
    this.rules = rules;
  }

  async begin(conversation: string): Promise<Beginning> {
    const { leaseMs, mostMessages, mostTries } = this.rules;
    const reply = (await this.#transit("begin", conversation, [
      randomUUID(),
      leaseMs,
      mostMessages,
      mostTries,
    ])) as unknown[];
    const kind = reply[0] as Beginning["kind"];
    if (kind !== "turn" && kind !== "poison") return { kind };
    const [, fence, heard, journal, state] = reply as [string, string, string[][], string[], string[]];
    const begun = {
      fence,
      heard: heard.map(toHeard),
      journal: fromPairs(journal),
      state: readState(conversation, fromPairs(state)),
    };
    return { kind, turn: new Turn(this.#transit, begun) };
  }
}
