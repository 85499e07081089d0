import { signal } from "@preact/signals";
import type { ChatEvent, ChatMessage, History, Status } from "../wire.ts";

/** Words that are being written and may still change or go. */
export interface Partial {
  id: string;
  text: string;
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

  /** A page of history goes before what is there already. */
  earlier({ messages, more = false }: History): void {
    const known = new Set(messages.map(({ id }) => id));
    this.lines.value = [...messages, ...this.lines.value.filter(({ id }) => !known.has(id))];
    this.more.value = more;
  }

  /** What is going on, as events for a tab that came later. */
  now(): ChatEvent[] {
    const { value: partial } = this.partial;
    return [
      { event: "status", data: this.status.value },
      { event: "typing", data: { from: this.typing.value } },
      ...(partial ? [{ event: "delta" as const, data: { ...partial, start: 0 } }] : []),
    ];
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

  #grow({ id, text, start }: { id: string; text: string; start?: number }): void {
    const known = this.partial.value?.id === id ? this.partial.value.text : "";
    if (this.lines.value.some((line) => line.id === id) || (start ?? 0) > known.length) return;
    this.#type(null);
    this.partial.value = { id, text: start === undefined ? known + text : known.slice(0, start) + text };
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
