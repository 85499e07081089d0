import { z } from "zod";
import type { AnyAgent } from "./agent.ts";
import { UserError } from "./errors.ts";
import type { GuardrailResult } from "./guardrail.ts";
import type { SavedHistory } from "./history/history.ts";
import type { FunctionCall, Item } from "./items.ts";
import type { PendingTurn, RunState, StateData } from "./state.ts";
import { plainValue } from "./text.ts";
import { copyUsage, mergeUsage, noUsage } from "./usage.ts";

/** Raised whenever older code could not read what is written; `readState` must keep reading every earlier one. */
const VERSION = 1;

const item = z.custom<Item>(
  (value) => typeof value === "object" && value !== null && ("type" in value || "role" in value),
);
// A view is made of the record's items; writing their places keeps a saved run half the size.
const place = z.union([z.number().int().nonnegative(), item]);
const count = z.object({
  requests: z.number(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  totalTokens: z.number(),
});
const decision = z.tuple([z.string(), z.object({ approved: z.boolean(), message: z.string().optional() })]);
const guardrailResult = z.object({
  guardrail: z.object({ name: z.string(), kind: z.enum(["input", "output", "tool_input", "tool_output"]) }),
  agent: z.string(),
  status: z.enum(["passed", "tripped", "cancelled", "error"]),
  output: z.looseObject({
    tripwireTriggered: z.boolean(),
    message: z.string(),
    severity: z.enum(["low", "medium", "high"]),
    metadata: z.record(z.string(), z.unknown()),
  }),
  executionTimeMs: z.number(),
});
const pending = z.object({
  items: z.array(item),
  waiting: z.array(item),
  answered: z.array(
    z.object({ callId: z.string(), output: z.string(), value: z.unknown().optional(), ok: z.boolean() }),
  ),
  nested: z.array(z.object({ callId: z.string(), state: z.unknown() })),
});
const savedRun = z.object({
  version: z.literal(VERSION),
  runId: z.string(),
  agent: z.string(),
  arrived: z.boolean(),
  turn: z.number().int(),
  handoffs: z.number().int(),
  strikes: z.number().int(),
  retried: z.boolean(),
  handoffArgs: z.unknown().optional(),
  sideEffects: z.boolean(),
  input: z.union([z.string(), z.array(item)]),
  added: z.array(item),
  view: z.array(place),
  blocked: z.array(place),
  usage: z.array(z.tuple([z.string(), count])),
  guardrailResults: z.array(guardrailResult),
  toolUsers: z.array(z.string()),
  calls: z.array(z.object({ callId: z.string(), name: z.string(), arguments: z.string(), output: z.string() })),
  pending: pending.optional(),
  decisions: z.array(decision),
  standing: z.array(decision),
});
type SavedRun = z.infer<typeof savedRun>;

export function writeState(data: StateData): unknown {
  const { history, usage, pending: turn, decisions, standing, guardrailResults, ...rest } = data;
  return {
    version: VERSION,
    ...rest,
    agent: data.agent.name,
    handoffArgs: plainValue(data.handoffArgs),
    ...writeHistory(history),
    usage: Object.entries(copyUsage(usage).byAgent),
    guardrailResults: guardrailResults.map((result) => ({ ...result, agent: result.agent.name })),
    ...(turn ? { pending: writePending(turn) } : {}),
    decisions: [...decisions],
    standing: [...standing],
  };
}

/** Makes a run's state of what was saved of it. */
type Revive = (data: StateData) => RunState;

/** Reads what `writeState` wrote; throws `UserError` where it can't. Runs inside this one are brought back by `revive`. */
export function readState(json: unknown, agents: readonly AnyAgent[], revive: Revive): StateData {
  const version = (json as { version?: unknown } | null)?.version;
  if (typeof version !== "number") throw new UserError("This is not a saved run: it has no version");
  if (version > VERSION) {
    throw new UserError(
      `This run was saved by a newer version (${version}); this one reads up to ${VERSION}. Update first`,
    );
  }
  const checked = savedRun.safeParse(json);
  if (!checked.success) throw new UserError(`This saved run is damaged: ${z.prettifyError(checked.error)}`);
  return dataOf(checked.data, agents, revive);
}

function dataOf(saved: SavedRun, agents: readonly AnyAgent[], revive: Revive): StateData {
  const named = finder(agents);
  const { version: _version, input: _i, added: _a, view: _v, blocked: _b, pending: turn, ...rest } = saved;
  const usage = noUsage();
  mergeUsage(usage, { ...noUsage(), byAgent: Object.fromEntries(saved.usage) });
  return {
    ...rest,
    agent: named(saved.agent),
    handoffArgs: saved.handoffArgs,
    history: readHistory(saved),
    usage,
    guardrailResults: saved.guardrailResults.map((r) => ({ ...r, agent: named(r.agent) }) as GuardrailResult),
    pending: turn && {
      ...turn,
      waiting: turn.waiting as FunctionCall[],
      answered: turn.answered.map((answer) => ({ ...answer, value: answer.value })),
      nested: turn.nested.map(({ callId, state }) => ({ callId, state: revive(readState(state, agents, revive)) })),
    },
    decisions: new Map(saved.decisions),
    standing: new Map(saved.standing),
  };
}

/** Finds an agent among those given and those they can hand to. */
function finder(agents: readonly AnyAgent[]): (name: string) => AnyAgent {
  return (name) => {
    const known = new Set(agents);
    // A set visits what is added while it is walked: every agent that can be reached, each once.
    for (const agent of known) {
      if (agent.name === name) return agent;
      for (const way of agent.handoffs) known.add(way.agent());
    }
    const given = agents.map((agent) => agent.name).join(", ") || "none";
    throw new UserError(`The saved run speaks of agent "${name}"; RunState.fromJSON was given: ${given}`);
  };
}

const writePending = (turn: PendingTurn): object => ({
  ...turn,
  answered: turn.answered.map((answer) => ({ ...answer, value: plainValue(answer.value) })),
  nested: turn.nested.map(({ callId, state }) => ({ callId, state: state.toJSON() })),
});

function writeHistory({ input, added, view, blocked }: SavedHistory): object {
  const places = new Map<Item, number>();
  // A string input has no item of its own to point at; what the view shows of it is written out.
  const record = [...(typeof input === "string" ? [] : input), ...added];
  for (const [index, one] of record.entries()) places.set(one, index);
  const placed = (items: readonly Item[]) => items.map((one) => places.get(one) ?? one);
  return { input, added, view: placed(view), blocked: placed(blocked) };
}

function readHistory({ input, added, view, blocked }: SavedRun): SavedHistory {
  const record = [...(typeof input === "string" ? [] : input), ...added];
  const item = (place: number | Item): Item => {
    const one = typeof place === "number" ? record[place] : place;
    if (!one) throw new UserError("This saved run is damaged: it points at an item it does not have");
    return one;
  };
  return { input, added, view: view.map(item), blocked: blocked.map(item) };
}
