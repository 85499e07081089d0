import type { z } from "zod";
import type { AnyAgent } from "../agent.ts";
import { HandoffError, type HandoffFailure, MaxHandoffsExceeded } from "../errors.ts";
import type { HandoffInputFilter } from "../filters.ts";
import type { Handoff } from "../handoff.ts";
import { callOutput } from "../items.ts";
import { textOfValue } from "../text.ts";
import type { Call } from "./calls.ts";
import { applyFilter } from "./filtering.ts";
import type { Offer } from "./request.ts";
import { type ActiveRun, hears, tell } from "./run.ts";

/** A transfer that will happen. */
export interface Transfer {
  call: Call;
  way: Handoff;
  to: AnyAgent;
  args: unknown;
}

/** What came of the transfers a response asked for: at most one happens, every call gets its answer. */
export interface Transfers {
  accepted: Transfer | undefined;
  answers: Map<string, string>;
  refused: { code: HandoffFailure; toolName: string } | undefined;
}

/** Chooses the first transfer that can be carried out; the others are answered, so that the history stays balanced. */
export async function chooseTransfer(run: ActiveRun, calls: readonly Call[], offer: Offer): Promise<Transfers> {
  const chosen: Transfers = { accepted: undefined, answers: new Map(), refused: undefined };
  for (const call of calls) {
    if (!call.handoff) continue;
    const { call_id: callId, name: toolName } = call.item;
    if (chosen.accepted) {
      chosen.answers.set(callId, "Ignored: the conversation can only be handed to one agent at a time.");
      continue;
    }
    const tried = await examine(run, call, call.handoff, offer);
    if ("to" in tried) {
      chosen.accepted = tried;
      chosen.answers.set(callId, JSON.stringify({ assistant: tried.to.name }));
    } else {
      chosen.refused = { code: tried.code, toolName };
      chosen.answers.set(callId, tried.why);
    }
  }
  return chosen;
}

type Refusal = { code: HandoffFailure; why: string };

async function examine(run: ActiveRun, call: Call, way: Handoff, offer: Offer): Promise<Transfer | Refusal> {
  const { name } = call.item;
  const to = target(way, name);
  if (to.name === run.agent.name) {
    const others = [...offer.handoffs.keys()].filter((other) => other !== name);
    return {
      code: "self",
      why: `You are the ${to.name} agent already. Other transfers: ${others.join(", ") || "none"}.`,
    };
  }
  const schemas = [way.options.inputType, to.handoffInput].filter((type) => type !== undefined);
  const args = await parseArguments(call.item.arguments, schemas);
  if ("why" in args) return { code: "invalid_arguments", why: `Invalid arguments for ${name}: ${args.why}` };
  return { call, way, to, args: args.value };
}

function target(way: Handoff, toolName: string): AnyAgent {
  try {
    return way.agent();
  } catch (cause) {
    throw new HandoffError("target_failed", toolName, `The target of ${toolName} could not be found`, { cause });
  }
}

/** Each schema reads what the one before it made: the handoff's own, then the target's. */
async function parseArguments(
  text: string,
  schemas: readonly z.ZodType[],
): Promise<{ value: unknown } | { why: string }> {
  if (schemas.length === 0) return { value: undefined };
  let value: unknown;
  try {
    value = JSON.parse(text || "{}");
  } catch {
    return { why: "not valid JSON" };
  }
  for (const schema of schemas) {
    const parsed = await schema.safeParseAsync(value);
    if (!parsed.success) {
      return {
        why: parsed.error.issues.map((one) => `${one.path.join(".") || "arguments"}: ${one.message}`).join("; "),
      };
    }
    value = parsed.data;
  }
  return { value };
}

/** Hands the conversation over. The call and its answer are in the history already. */
export function takeOver(run: ActiveRun, { call, way, to, args }: Transfer): Promise<void> {
  const from = run.agent;
  const filter = way.options.inputFilter ?? run.runner.handoffInputFilter;
  const attributes = () => ({
    "gen_ai.agent.name": from.name,
    "runner.handoff.from": from.name,
    "runner.handoff.to": to.name,
    "runner.handoff.filtered": filter !== undefined,
  });
  return run.trace.span("handoff", `handoff ${from.name} to ${to.name}`, attributes, async (notes) => {
    notes.content(() => ({ "runner.handoff.arguments": textOfValue(args) }));
    if (filter) await show(run, filter, call.item.name);
    const { item } = call;
    run.emit?.({ type: "handoff_requested", agent: from, item });
    if (hears(run, "handoff", from)) await tell(run, "handoff", { from, to, arguments: args }, from);
    run.handoffs++;
    run.sideEffects = true;
    run.agent = to;
    run.handoffArgs = args;
    run.arrived = false;
    run.verdict = Promise.resolve();
    const answer = callOutput(item.call_id, JSON.stringify({ assistant: to.name }));
    run.emit?.({ type: "handoff_occurred", agent: to, item: answer, from, to });
    run.emit?.({ type: "agent_updated", agent: to });
  });
}

/** Calls the handoff's callback, once, before anything says that the transfer happened. */
export async function announce(run: ActiveRun, { call, way, args }: Transfer): Promise<void> {
  const max = run.runner.maxHandoffs === undefined ? 5 : run.runner.maxHandoffs;
  if (max !== null && run.handoffs >= max) {
    throw new MaxHandoffsExceeded(`The conversation was handed over ${run.handoffs} times without an answer`);
  }
  const { onHandoff } = way.options;
  if (!onHandoff) return;
  const step = `turn-${run.turn}/handoff`;
  if ((await run.journal?.read(step)) !== undefined) return;
  try {
    await run.control.race(Promise.resolve(onHandoff(run.scope, args)));
  } catch (cause) {
    run.control.signal.throwIfAborted();
    const { name } = call.item;
    throw new HandoffError("callback_failed", name, `The callback of ${name} failed`, { cause });
  }
  await run.journal?.write(step, { to: call.item.name });
}

async function show(run: ActiveRun, filter: HandoffInputFilter, toolName: string): Promise<void> {
  try {
    await applyFilter(run, filter);
  } catch (cause) {
    throw new HandoffError("filter_failed", toolName, `The input filter of ${toolName} failed`, { cause });
  }
}
