import { ModelBehaviorError } from "../errors.ts";
import type { Handoff } from "../handoff.ts";
import { type FunctionCall, type Item, isCall } from "../items.ts";
import { canonicalJson } from "../text.ts";
import type { Tool } from "../tool.ts";
import type { Offer } from "./request.ts";
import type { ActiveRun } from "./run.ts";

/** One call of a response, and what it asks for: a tool, a transfer, or something that is not there. */
export interface Call {
  item: FunctionCall;
  /** Its place among the calls of the response; names its journal steps. */
  index: number;
  tool: Tool | undefined;
  handoff: Handoff | undefined;
  /** How many earlier calls of this run asked the same tool for the same thing. */
  occurrence: number;
  /** The arguments as canonical JSON, or as they came when they are no JSON. */
  canonical: string;
}

/** A response with its calls told apart. */
export interface Sorted {
  /** The response without repeated copies of a call. */
  items: readonly Item[];
  calls: readonly Call[];
}

/**
 * Finds out what a response asks for. A call repeated word for word counts once. Throws `ModelBehaviorError` before
 * anything is carried out when a call has no id, or an id that already stood for something else.
 */
export function sortCalls(run: ActiveRun, items: readonly Item[], offer: Offer): Sorted {
  const seen = new Map<string, FunctionCall>();
  const kept = items.filter((item) => {
    if (!isCall(item)) return true;
    const earlier = seen.get(item.call_id);
    refuseReuse(run, item, earlier, offer);
    if (!earlier) seen.set(item.call_id, item);
    return !earlier;
  });
  const earlierCalls = [...run.calls.values()].map(({ name, arguments: args }) => meaning(name, canonicalOf(args)));
  const calls = [...seen.values()].map((item, index): Call => {
    const canonical = canonicalOf(item.arguments);
    const asked = meaning(item.name, canonical);
    const occurrence = earlierCalls.filter((other) => other === asked).length;
    earlierCalls.push(asked);
    return {
      ...{ item, index, canonical, occurrence },
      tool: offer.tools.get(item.name),
      handoff: offer.handoffs.get(item.name),
    };
  });
  return { items: kept, calls };
}

function refuseReuse(run: ActiveRun, item: FunctionCall, sibling: FunctionCall | undefined, offer: Offer): void {
  if (!item.call_id) throw new ModelBehaviorError(`The model called ${item.name} without a call id`);
  const earlier = sibling ?? (offer.handoffs.has(item.name) ? undefined : run.calls.get(item.call_id));
  if (earlier && (earlier.name !== item.name || earlier.arguments !== item.arguments)) {
    throw new ModelBehaviorError(`The model used the call id ${item.call_id} for two different calls`);
  }
}

const meaning = (name: string, canonical: string): string => `${name}|${canonical}`;

function canonicalOf(text: string): string {
  try {
    return canonicalJson(JSON.parse(text || "{}"));
  } catch {
    // Arguments that are no JSON are refused when the call is carried out; here they only stand for themselves.
    return text;
  }
}
