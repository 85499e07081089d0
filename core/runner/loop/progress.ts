import type { AnyAgent } from "../agent.ts";
import { UserError } from "../errors.ts";
import { History } from "../history/history.ts";
import { asItems, type Item } from "../items.ts";
import type { RunState } from "../state.ts";
import { copyUsage, noUsage } from "../usage.ts";
import type { RunProgress } from "./run.ts";

/** Nothing has happened yet. */
export function fresh(agent: AnyAgent, input: string | readonly Item[]): RunProgress {
  return {
    ...unsaved(),
    agent,
    arrived: false,
    screened: false,
    handoffArgs: undefined,
    turn: 0,
    handoffs: 0,
    strikes: 0,
    retried: false,
    sideEffects: false,
    pending: undefined,
    history: new History(input),
    usage: noUsage(),
    guardrailResults: [],
    toolUsers: new Set(),
    calls: new Map(),
    decisions: new Map(),
    standing: new Map(),
  };
}

/** Where an earlier run stood, perhaps with further input: that is looked at by every guardrail, like any other. */
export function resumed({ data }: RunState, input: string | readonly Item[]): RunProgress {
  const further = input === "" ? [] : asItems(input);
  if (further.length > 0 && data.pending) {
    throw new UserError("This run waits for approvals: decide on its interruptions before you give it new input");
  }
  return {
    ...data,
    ...unsaved(),
    arrived: data.arrived && further.length === 0,
    screened: (data.arrived || data.handoffs > 0) && further.length === 0,
    history: History.restore(data.history, further),
    usage: copyUsage(data.usage),
    guardrailResults: [...data.guardrailResults],
    toolUsers: new Set(data.toolUsers),
    calls: new Map(data.calls.map((call) => [call.callId, call])),
    decisions: new Map(data.decisions),
    standing: new Map(data.standing),
  };
}

/** What only makes sense while a run is going on. */
const unsaved = () => ({
  verdict: Promise.resolve(),
  stopAfterTurn: false,
  wasEmpty: false,
  offer: undefined,
  stream: undefined,
});
