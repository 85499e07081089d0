import { type Item, isCall, isMessage, isOutput, isReasoning, type MessageItem, textOf } from "../items.ts";

/**
 * The items without what providers refuse: calls without an output, outputs without a call, reasoning without the item it
 * led to. An item that lost its reasoning loses its id too, since the id would ask for the missing thought.
 * `before` is the conversation the items were taken from, where that was more. Returns `items` itself when it is whole.
 */
export function balanced(items: readonly Item[], before: readonly Item[] = items): readonly Item[] {
  const kept = isWhole(items) ? items : withoutHalves(items);
  if (kept === before) return kept;
  const thoughtOf = ledByThought(before);
  if (thoughtOf.size === 0 || !kept.some((_, i) => lostItsThought(kept, i, thoughtOf))) return kept;
  return kept.map((item, i) => (lostItsThought(kept, i, thoughtOf) ? withoutId(item) : item));
}

/** Where each exchange begins: a customer's message and everything up to the next one that was not yet answered. */
export function exchangeStarts(items: readonly Item[]): number[] {
  const starts: number[] = [];
  let answered = true;
  items.forEach((item, index) => {
    const fromUser = isMessage(item) && item.role === "user";
    if (fromUser && answered) starts.push(index);
    if (fromUser) answered = false;
    else if (!isMessage(item) || item.role === "assistant") answered = true;
  });
  return starts;
}

/** One look at each item: every conversation begins here, however long, and nearly all are whole. */
function isWhole(items: readonly Item[]): boolean {
  const open = new Set<string>();
  for (let i = 0; i < items.length; i++) {
    const item = items[i] as Item;
    if (isCall(item)) open.add(item.call_id);
    else if (isOutput(item) && !open.delete(item.call_id)) return false;
    else if (isReasoning(item) && !leadsOn(items[i + 1])) return false;
  }
  return open.size === 0;
}

function withoutHalves(items: readonly Item[]): readonly Item[] {
  const answered = new Set<string>();
  for (const item of items) if (isOutput(item)) answered.add(item.call_id);
  const asked = new Set<string>();
  const paired = items.filter((item) => {
    if (isCall(item)) return answered.has(item.call_id) && asked.add(item.call_id);
    return !isOutput(item) || asked.has(item.call_id);
  });
  // From the end, so that a thought that led to a dropped thought is dropped with it.
  for (let i = paired.length - 1; i >= 0; i--) {
    if (isReasoning(paired[i] as Item) && !leadsOn(paired[i + 1])) paired.splice(i, 1);
  }
  return paired;
}

/** What may stand after a thought: another one, or what the model said or asked. */
const leadsOn = (next: Item | undefined): boolean =>
  next !== undefined && (isMessage(next) ? next.role === "assistant" : !isOutput(next));

function ledByThought(items: readonly Item[]): Set<string> {
  const ids = new Set<string>();
  for (let i = 1; i < items.length; i++) {
    const item = items[i] as Item;
    if (item.id && isReasoning(items[i - 1] as Item) && !isReasoning(item)) ids.add(item.id);
  }
  return ids;
}

function lostItsThought(items: readonly Item[], index: number, reasoned: Set<string>): boolean {
  const item = items[index] as Item;
  if (!item.id || !reasoned.has(item.id)) return false;
  const previous = items[index - 1];
  return !(previous && isReasoning(previous));
}

function withoutId(item: Item): Item {
  // A provider's message is only valid with its id; said plainly, it needs none.
  if (isMessage(item)) return { type: "message", role: item.role, content: textOf(item) } satisfies MessageItem;
  const { id: _id, ...rest } = item as Exclude<Item, MessageItem> & { id?: string };
  return rest as Item;
}
