import { UserError } from "./errors.ts";
import { balanced } from "./history/pairs.ts";
import { asItems, type Item, isMessage, systemMessage, textOf } from "./items.ts";
import type { RunScope } from "./scope.ts";
import type { MaybePromise } from "./types.ts";

/** The conversation at the moment of a transfer, in three stretches, oldest first. */
export interface HandoffInputData {
  /** What the agent found when the run reached it; a string is what `run(agent, "…")` was called with. */
  inputHistory: string | readonly Item[];
  /** What this run added before the turn that transfers. */
  preHandoffItems: readonly Item[];
  /** This turn's items, the transfer call and its answer included. */
  newItems: readonly Item[];
  run?: RunScope;
}

/**
 * Decides what the next agent sees. It gets copies and returns new data; the run's record never changes. Whatever it
 * returns is made whole before it is sent: no call without its output, no reasoning without what it led to.
 */
export interface HandoffInputFilter {
  (data: HandoffInputData): MaybePromise<HandoffInputData>;
  /** Says that the filter never changes the items it is given, so that it need not be given copies. */
  readonly readsOnly?: boolean;
}

interface SyncFilter {
  (data: HandoffInputData): HandoffInputData;
  readonly readsOnly?: boolean;
}
const readsOnly = (filter: (data: HandoffInputData) => HandoffInputData): SyncFilter =>
  Object.assign(filter, { readsOnly: true });

/** Leaves out tool calls, their outputs, transfers and reasoning: the next agent reads what was said. */
export const removeAllTools = readsOnly((data) => eachStretch(data, (items) => items.filter(isMessage)));

/** Leaves out system messages. */
export const removeSystemMessages = readsOnly((data) => eachStretch(data, (items) => items.filter(notFrom("system"))));

/** Leaves out developer messages. */
export const removeDeveloperMessages = readsOnly((data) =>
  eachStretch(data, (items) => items.filter(notFrom("developer"))),
);

/** Keeps the last `n` messages, and every call, output and thought that came after the first of them. */
export function keepLastNMessages(n: number): SyncFilter {
  if (!Number.isInteger(n) || n < 1) throw new UserError(`keepLastNMessages(${n}): keep at least one message`);
  return readsOnly((data) => dropFirst(data, startOfLast(n, flat(data))));
}

/** Puts a system message "Context summary: …" in front. */
export const addContextSummary = (summary: string): SyncFilter =>
  readsOnly((data) => ({
    ...data,
    inputHistory: [systemMessage(`${SUMMARY}${summary}`), ...asItems(data.inputHistory)],
  }));

/** Applies the filters from left to right, waiting for each. */
export function composeFilters(...filters: readonly HandoffInputFilter[]): HandoffInputFilter {
  const all = async (data: HandoffInputData) => {
    let current = data;
    for (const filter of filters) current = await filter(current);
    return current;
  };
  return Object.assign(all, { readsOnly: filters.every((filter) => filter.readsOnly) });
}

export interface SummaryOptions {
  /** How many messages stay as they are. */
  keepLastMessages: number;
  /** Puts the earlier stretch into words; `previous` is the summary it already carries. A plain transcript by default. */
  summarize?: (earlier: readonly Item[], previous: string | undefined) => MaybePromise<string>;
}

/**
 * For long conversations: everything before the last messages becomes one "Context summary: …". Applied again later, it
 * carries the earlier summary on instead of summarising it twice.
 */
export function summarizeEarlier({ keepLastMessages, summarize = transcript }: SummaryOptions): HandoffInputFilter {
  const keep = keepLastNMessages(keepLastMessages);
  return async (data) => {
    const all = flat(data);
    const earlier = all.slice(0, startOfLast(keepLastMessages, all));
    const previous = earlier.map(summaryIn).find((text) => text !== undefined);
    const news = earlier.filter((item) => summaryIn(item) === undefined);
    if (news.length === 0) return data;
    return addContextSummary(await summarize(news, previous))(keep(data));
  };
}

const SUMMARY = "Context summary: ";

function transcript(earlier: readonly Item[], previous: string | undefined): string {
  const said = earlier.filter(isMessage).map((message) => `${message.role}: ${textOf(message)}`);
  return [...(previous ? [previous] : []), ...said].join("\n");
}

function summaryIn(item: Item): string | undefined {
  const text = isMessage(item) && item.role === "system" ? textOf(item) : "";
  return text.startsWith(SUMMARY) ? text.slice(SUMMARY.length) : undefined;
}

const notFrom = (role: "system" | "developer") => (item: Item) => !(isMessage(item) && item.role === role);

/** All three stretches as one conversation. */
export const flat = (data: HandoffInputData): readonly Item[] => [
  ...asItems(data.inputHistory),
  ...data.preHandoffItems,
  ...data.newItems,
];

function startOfLast(n: number, items: readonly Item[]): number {
  let left = n;
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item && isMessage(item) && --left === 0) return i;
  }
  return 0;
}

function eachStretch(data: HandoffInputData, keep: (items: readonly Item[]) => readonly Item[]): HandoffInputData {
  const whole = (items: readonly Item[]) => balanced(keep(items), items);
  const { inputHistory } = data;
  return {
    ...data,
    inputHistory: typeof inputHistory === "string" ? inputHistory : whole(inputHistory),
    preHandoffItems: whole(data.preHandoffItems),
    newItems: whole(data.newItems),
  };
}

function dropFirst(data: HandoffInputData, count: number): HandoffInputData {
  let left = count;
  const rest = (items: readonly Item[]) => {
    const dropped = Math.min(left, items.length);
    left -= dropped;
    return balanced(items.slice(dropped), items);
  };
  if (count === 0) return eachStretch(data, (items) => items);
  return {
    ...data,
    inputHistory: rest(asItems(data.inputHistory)),
    preHandoffItems: rest(data.preHandoffItems),
    newItems: rest(data.newItems),
  };
}
