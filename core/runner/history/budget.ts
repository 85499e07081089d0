import { type Item, isMessage } from "../items.ts";
import { jsonOnce } from "../text.ts";
import { exchangeStarts } from "./pairs.ts";

/** A guess that errs high for prose: four bytes a token, for every script (CJK is three bytes a letter). */
export const estimateTokens = (item: Item): number => Math.ceil(Buffer.byteLength(jsonOnce(item)) / 4);

/**
 * The conversation without its oldest whole exchanges, so that what is left fits the budget. The last exchange always
 * stays, and so do instructions (system, developer) that stand before the first one. Exchanges are dropped in steps of a
 * quarter of the budget: the prefix, and with it the provider's prompt cache, stays the same for many turns.
 */
export function withinBudget(items: readonly Item[], maxTokens: number): readonly Item[] {
  const sizes = items.map(estimateTokens);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total <= maxTokens) return items;

  const step = Math.max(1, Math.floor(maxTokens / 4));
  const toDrop = Math.ceil((total - maxTokens) / step) * step;
  const starts = exchangeStarts(items);
  const first = starts[0] ?? 0;
  let dropped = 0;
  let cut = first;
  for (const next of starts.slice(1)) {
    if (dropped >= toDrop) break;
    dropped += sum(sizes, cut, next);
    cut = next;
  }
  return [...items.slice(0, first).filter(isInstruction), ...items.slice(cut)];
}

const isInstruction = (item: Item): boolean => isMessage(item) && (item.role === "system" || item.role === "developer");

function sum(sizes: readonly number[], from: number, to: number): number {
  let total = 0;
  for (let i = from; i < to; i++) total += sizes[i] ?? 0;
  return total;
}
