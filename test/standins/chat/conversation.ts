import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { ChatEvent, ChatMessage, Said, Status } from "../../../channels/web/ui/wire.ts";

/** A conversation as the stand-in holds it: what was said, and who is listening. */
export class Conversation {
  readonly id = randomUUID();
  readonly token = randomUUID();
  readonly messages: ChatMessage[] = [];
  readonly answered = new Map<string, string>();
  readonly streams = new Set<ServerResponse>();
  status: Status = { owner: "bot" };
  #events: ChatEvent[] = [];
  #partial: { id: string; text: string } | undefined;

  get last(): string {
    return String(this.#events.length);
  }

  /** What the customer said. The same key twice is one message. */
  receive(key: string, { text, pressed }: Said): string {
    const known = this.answered.get(key);
    if (known) return known;
    const message = this.say("customer", text, pressed && { pressed });
    this.answered.set(key, message.id);
    return message.id;
  }

  say(from: ChatMessage["from"], text: string, more: Partial<ChatMessage> = {}): ChatMessage {
    const message: ChatMessage = { id: randomUUID(), from, text, at: new Date().toISOString(), ...more };
    this.messages.push(message);
    if (message.from !== "customer") this.#partial = undefined;
    this.tell({ event: "message", data: message });
    return message;
  }

  /** Lets words out before they are said. The message of the same id replaces them. */
  stream(id: string, text: string): void {
    const start = this.#partial?.id === id ? this.#partial.text.length : 0;
    this.#partial = { id, text: (start ? (this.#partial?.text ?? "") : "") + text };
    this.#send({ event: "delta", data: { id, text, start } }, undefined);
  }

  retract(id: string): void {
    this.#partial = undefined;
    this.tell({ event: "retract", data: { id } });
  }

  typing(from: "bot" | "staff" | null): void {
    this.#send({ event: "typing", data: { from } }, undefined);
  }

  give(status: Status): void {
    this.status = status;
    this.tell({ event: "status", data: status });
  }

  /** An event that is kept: it has an id, and a stream that missed it gets it. */
  tell(event: ChatEvent): void {
    this.#events.push(event);
    this.#send(event, this.#events.length);
  }

  /** Joins a stream after the event `after`: first what it missed, then the words that are out now, then what comes. */
  join(response: ServerResponse, after: number): void {
    this.#events.slice(after).forEach((event, i) => {
      response.write(frame(event, after + i + 1));
    });
    if (this.#partial) response.write(frame({ event: "delta", data: { ...this.#partial, start: 0 } }, undefined));
    this.streams.add(response);
    response.on("close", () => this.streams.delete(response));
  }

  #send(event: ChatEvent, id: number | undefined): void {
    for (const stream of this.streams) stream.write(frame(event, id));
  }
}

function frame({ event, data }: ChatEvent, id: number | undefined): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
