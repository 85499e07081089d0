import { asItems, type Item, isMessage, type MessageItem, textOf } from "../items.ts";
import { balanced } from "./pairs.ts";

export interface SavedHistory {
  input: string | readonly Item[];
  added: readonly Item[];
  view: readonly Item[];
  blocked: readonly Item[];
}

/**
 * A run's conversation, kept twice over the same items: the record (everything, in order) and the view (what the agent
 * on duty sees). Both only grow; filters and budgets replace the view, never the record.
 */
export class History {
  readonly input: string | readonly Item[];
  readonly #added: Item[] = [];
  #blocked: readonly Item[] = [];
  #view: Item[];
  #given: string | readonly Item[];
  #givenCount: number;
  #turnStart: number;

  constructor(input: string | readonly Item[]) {
    this.input = input;
    this.#view = [...balanced(asItems(input))];
    this.#given = input;
    this.#givenCount = this.#view.length;
    this.#turnStart = this.#view.length;
  }

  /** A saved history as it was, with further input after it; then all of it counts as given. */
  static restore({ input, added, view, blocked }: SavedHistory, further: readonly Item[] = []): History {
    const history = new History(further.length > 0 ? [...asItems(input), ...added, ...further] : input);
    if (further.length === 0) history.#added.push(...added);
    history.#blocked = blocked;
    history.show([...view, ...further]);
    return history;
  }

  /** Everything needed to go on elsewhere. */
  save(): SavedHistory {
    return { input: this.input, added: this.#added, view: this.#view, blocked: this.#blocked };
  }

  /** What this run added to the conversation. */
  get added(): readonly Item[] {
    return this.#added;
  }

  /** Messages a guardrail stopped: kept in the record, never shown to a model again. */
  get blocked(): readonly Item[] {
    return this.#blocked;
  }

  /** The record: what the run was given and what it added. */
  all(): readonly Item[] {
    return [...asItems(this.input), ...this.#added];
  }

  /** What the agent on duty sees now; later items do not appear in it. */
  view(): readonly Item[] {
    return this.#view.slice();
  }

  /** Adds to record and view, without thoughts that led nowhere: no provider takes them back. */
  append(...items: readonly Item[]): void {
    const whole = balanced(items);
    this.#added.push(...whole);
    this.#view.push(...whole);
  }

  /** Adds to the view only: a withheld draft and why, for the next attempt. */
  whisper(...items: readonly Item[]): void {
    this.#view.push(...balanced(items));
  }

  /** From here on is a new turn. */
  beginTurn(): void {
    this.#turnStart = this.#view.length;
  }

  /** The view in the three stretches a filter works on. */
  stretches(): { inputHistory: string | readonly Item[]; preHandoffItems: readonly Item[]; newItems: readonly Item[] } {
    const given = this.#view.slice(0, this.#givenCount);
    return {
      inputHistory: typeof this.#given === "string" ? this.#given : given,
      preHandoffItems: this.#view.slice(this.#givenCount, this.#turnStart),
      newItems: this.#view.slice(this.#turnStart),
    };
  }

  /** What a newly arrived agent is given to see. */
  show(view: readonly Item[]): void {
    this.#view = [...view];
    this.#given = this.#view;
    this.#givenCount = this.#view.length;
    this.#turnStart = this.#view.length;
  }

  /** The customer's messages that nobody has answered yet: what input guardrails look at. */
  newMessages(): readonly MessageItem[] {
    const items = asItems(this.input);
    const answered = items.findLastIndex((item) => !isMessage(item) || item.role === "assistant");
    const blocked = new Set(this.#blocked);
    return items.slice(answered + 1).filter((item): item is MessageItem => fromUser(item) && !blocked.has(item));
  }

  /** Hides the new messages from every model from now on. */
  block(): void {
    const stopped = new Set<Item>(this.newMessages());
    this.#blocked = [...this.#blocked, ...stopped];
    this.show(this.#view.filter((item) => !stopped.has(item)));
  }
}

/** Messages as one text, a line each. */
export const joined = (messages: readonly MessageItem[]): string => messages.map(textOf).join("\n");

const fromUser = (item: Item): boolean => isMessage(item) && item.role === "user";
