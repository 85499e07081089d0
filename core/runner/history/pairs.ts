import { type Item, isCall, isMessage, isOutput, isReasoning, type MessageItem, textOf } from "../items.ts";

/**
 * The items without what providers refuse: calls without an output, outputs without a call, reasoning without the item it
 * led to. An item that lost its reasoning loses its id too, since the id would ask for the missing thought.
 * `before` is the conversation the items were taken from, where that was more. Returns `items` itself when it is whole.
 */
export function balanced(items: readonly Item[], before: readonly Item[] = items): readonly Item[] {
  if (!items.some((item) => !isMessage(item)) && !before.some(isReasoning)) return items;
  const paired = withoutHalves(items);
  const kept = paired.filter((item, i) => !isReasoning(item) || ledTo(paired, i) !== undefined);
  const thoughtOf = before.some(isReasoning) ? reasonedIds(before) : undefined;
  const whole = thoughtOf ? kept.map((item, i) => (lostItsThought(kept, i, thoughtOf) ? withoutId(item) : item)) : kept;
  return whole.length === items.length && whole.every((item, i) => item === items[i]) ? items : whole;
}

/** The items without any reasoning, whole. */
export const withoutReasoning = (items: readonly Item[]): readonly Item[] =>
  balanced(
    items.filter((item) => !isReasoning(item)),
    items,
  );

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

function withoutHalves(items: readonly Item[]): Item[] {
  const answered = new Set(items.filter(isOutput).map((item) => item.call_id));
  const asked = new Set<string>();
  return items.filter((item) => {
    if (isCall(item) && answered.has(item.call_id)) asked.add(item.call_id);
    else if (isCall(item)) return false;
    return !isOutput(item) || asked.has(item.call_id);
  });
}

/** The first item after a thought that is not another thought, if the model said or asked it. */
function ledTo(items: readonly Item[], index: number): Item | undefined {
  const next = items.slice(index + 1, index + 8).find((item) => !isReasoning(item));
  return next && (isCall(next) || (isMessage(next) && next.role === "assistant")) ? next : undefined;
}

function reasonedIds(items: readonly Item[]): Set<string> {
  const ids = items.flatMap((item, i) => {
    const next = isReasoning(item) ? items[i + 1] : undefined;
    return next && !isReasoning(next) && next.id ? [next.id] : [];
  });
  return new Set(ids);
}

function lostItsThought(items: readonly Item[], index: number, reasoned: Set<string>): boolean {
  const item = items[index];
  const previous = items[index - 1];
  return Boolean(item?.id && reasoned.has(item.id) && !(previous && isReasoning(previous)));
}

function withoutId(item: Item): Item {
  // A provider's message is only valid with its id; said plainly, it needs none.
  if (isMessage(item)) return { type: "message", role: item.role, content: textOf(item) } satisfies MessageItem;
  const { id: _id, ...rest } = item as Exclude<Item, MessageItem> & { id?: string };
  return rest as Item;
}
