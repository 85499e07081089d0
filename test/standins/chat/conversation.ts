import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { ChatAttachment, ChatEvent, ChatMessage, HandedUp, Said, Status } from "../../../channels/web/ui/wire.ts";

/** A conversation as the stand-in holds it: what was said, and who is listening. */
export class Conversation {
  readonly id = randomUUID();
  readonly token = randomUUID();
  readonly messages: ChatMessage[] = [];
  readonly answered = new Map<string, string>();
  readonly streams = new Set<ServerResponse>();
  /** Files that were handed up, by id. */
  readonly files = new Map<string, { about: HandedUp; bytes: Buffer }>();
  status: Status = { owner: "bot" };
  #events: ChatEvent[] = [];
  /** Where in the events each message stands. */
  readonly places: number[] = [];
  #partial: { id: string; text: string } | undefined;

  get last(): string {
    return String(this.#events.length);
  }

  /** What the customer said. The same key twice is one message. */
  receive(key: string, { text, pressed, attachments = [] }: Said): string {
    const known = this.answered.get(key);
    if (known) return known;
    const files = attachments.flatMap((id) => this.#attachment(id) ?? []);
    const message = this.say("customer", text, {
      ...(pressed && { pressed }),
      ...(files.length > 0 && { attachments: files }),
    });
    this.answered.set(key, message.id);
    return message.id;
  }

  /** Takes a file in. The same key twice is one file. */
  handUp(key: string, name: string, bytes: Buffer): HandedUp {
    const about = { attachmentId: `u_${key}`, type: typeOf(bytes), name, bytes: bytes.length };
    this.files.set(about.attachmentId, { about, bytes });
    return about;
  }

  #attachment(id: string): ChatAttachment | undefined {
    const { about } = this.files.get(id) ?? {};
    return about && { id, type: about.type, name: about.name, bytes: about.bytes };
  }

  say(from: ChatMessage["from"], text: string, more: Partial<ChatMessage> = {}): ChatMessage {
    const message: ChatMessage = { id: randomUUID(), from, text, at: new Date().toISOString(), ...more };
    this.messages.push(message);
    if (message.from !== "customer") this.#partial = undefined;
    this.tell({ event: "message", data: message });
    this.places.push(this.#events.length);
    return message;
  }

  /** Lets words out before they are said. The message of the same id replaces them. */
  stream(id: string, text: string): void {
    const known = this.#partial?.id === id ? this.#partial.text : "";
    this.#partial = { id, text: known + text };
    this.#send({ event: "delta", data: { id, text } }, `${this.last}.${this.#partial.text.length}`);
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
    this.#send(event, this.last);
  }

  /** Joins a stream after a place such as `12` or `12.40`: first what it missed, the words being written included. */
  join(response: ServerResponse, place: string): void {
    const [after = 0, heard = 0] = place.split(".").map(Number);
    const missed = this.#events.slice(after);
    missed.forEach((event, i) => {
      response.write(frame(event, String(after + i + 1)));
    });
    response.write(frame({ event: "status", data: this.status }, undefined));
    if (this.#partial) {
      const { id, text } = this.#partial;
      const rest = text.slice(missed.some(ends) ? 0 : heard);
      if (rest) response.write(frame({ event: "delta", data: { id, text: rest } }, `${this.last}.${text.length}`));
    }
    this.streams.add(response);
    response.on("close", () => this.streams.delete(response));
  }

  #send(event: ChatEvent, id: string | undefined): void {
    for (const stream of this.streams) stream.write(frame(event, id));
  }
}

function typeOf(bytes: Buffer): string {
  if (bytes.toString("latin1", 0, 4) === "%PDF") return "application/pdf";
  return bytes[0] === 0x89 ? "image/png" : "image/jpeg";
}

/** What follows in the log ends whatever was provisional before it. */
function ends({ event, data }: ChatEvent): boolean {
  return event === "retract" || (event === "message" && data.from !== "customer");
}

function frame({ event, data }: ChatEvent, id: string | undefined): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
