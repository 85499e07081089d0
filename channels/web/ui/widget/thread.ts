import { signal } from "@preact/signals";
import type { ChatEvent, ChatMessage, History, Status } from "../wire.ts";
import { PAGE } from "./api.ts";

/** Words that are being written and may still change or go. */
export interface Partial {
  id: string;
  text: string;
}

/** What is going on at the moment; none of it is history yet. */
export interface Now {
  partial: Partial | undefined;
  typing: "bot" | "staff" | null;
  status: Status;
  /** From which event on to listen for what comes next. */
  last: string | undefined;
}

/** A bot that says it is writing and then falls silent is not writing any more. */
const TYPING_LASTS_MS = 45_000;

/** What was said in a conversation, as far as this tab knows, and what is going on in it. */
export class Thread {
  readonly lines = signal<readonly ChatMessage[]>([]);
  readonly partial = signal<Partial | undefined>(undefined);
  readonly typing = signal<"bot" | "staff" | null>(null);
  readonly status = signal<Status>({ owner: "bot" });
  /** There are older messages on the server. */
  readonly more = signal(false);
  /** From which event on to listen. */
  last: string | undefined;
  #typingEnds: ReturnType<typeof setTimeout> | undefined;

  /** Where the page of history before the oldest line ends. */
  before = 0;

  /** Takes a page of history in: the newest, or the one before what is there. */
  take({ messages, before, last }: History): void {
    const page = new Set(messages.map(({ id }) => id));
    const others = this.lines.value.filter(({ id }) => !page.has(id));
    const from = messages[0]?.at ?? "";
    this.lines.value = [...others.filter(({ at }) => at < from), ...messages, ...others.filter(({ at }) => at >= from)];
    this.last ??= last;
    // The newest page again, after something may have been missed: what was older still is.
    if (this.before > 0 && before >= this.before) return;
    this.before = before;
    this.more.value = messages.length >= PAGE;
  }

  /** What is going on, for a tab that came later. */
  get now(): Now {
    return { partial: this.partial.value, typing: this.typing.value, status: this.status.value, last: this.last };
  }

  /** Takes over what another tab knows. */
  set now({ partial, typing, status, last }: Now) {
    this.last = last;
    this.partial.value = partial;
    this.#type(typing);
    this.status.value = status;
  }

  /** What was said stays on the screen; what comes next belongs to another conversation. */
  leave(): void {
    this.last = undefined;
    this.before = 0;
    this.more.value = false;
    this.partial.value = undefined;
    this.#type(null);
    this.status.value = { owner: "bot" };
  }

  hear({ event, data }: ChatEvent): void {
    if (event === "message") this.#add(data);
    else if (event === "delta") this.#grow(data);
    else if (event === "retract") this.#retract(data.id);
    else if (event === "status") this.status.value = data;
    else if (event === "typing") this.#type(data.from);
  }

  #add(message: ChatMessage): void {
    const { value: lines } = this.lines;
    const known = lines.findIndex(({ id }) => id === message.id);
    this.lines.value = known < 0 ? [...lines, message] : lines.with(known, message);
    if (message.from === "customer") return;
    if (this.partial.value?.id === message.id || message.from === "bot") this.partial.value = undefined;
    this.#type(null);
  }

  #grow({ id, text }: Partial): void {
    if (this.lines.value.some((line) => line.id === id)) return;
    const known = this.partial.value?.id === id ? this.partial.value.text : "";
    this.#type(null);
    this.partial.value = { id, text: known + text };
  }

  #retract(id: string): void {
    if (this.partial.value?.id === id) this.partial.value = undefined;
    this.lines.value = this.lines.value.filter((line) => line.id !== id);
  }

  #type(from: "bot" | "staff" | null): void {
    clearTimeout(this.#typingEnds);
    this.typing.value = from;
    if (from) this.#typingEnds = setTimeout(() => this.#type(null), TYPING_LASTS_MS);
  }
}
