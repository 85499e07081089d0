import { ask } from "../live/ask.ts";
import type { Connect } from "../live/stream.ts";
import { upload } from "../live/upload.ts";
import type { HandedUp, History, Opened, Said } from "../wire.ts";

/** A request that takes longer than this is given up, and asked again under the same key. */
const PATIENCE_MS = 20_000;

/** So many messages make a page of history. */
export const PAGE = 50;

/** The chat's routes on one server. Everything throws `Refused`, or a TypeError where the network failed. */
export class Api {
  readonly #server: string;

  constructor(server: string) {
    this.#server = server;
  }

  open(language: string, identity?: string): Promise<Opened> {
    return this.#json("/chat/conversations", { body: { language, identity } });
  }

  /** The same key twice is one message. */
  say(token: string, key: string, said: Said): Promise<{ messageId: string }> {
    return this.#json("/chat/messages", { token, body: said, headers: { "idempotency-key": key } });
  }

  /** Hands a file up; the same key twice is one file. `told` how much of it has got through, from 0 to 1. */
  handUp(
    token: string,
    key: string,
    file: File,
    told: (share: number) => void,
    signal: AbortSignal,
  ): Promise<HandedUp> {
    const named = { "x-file-name": encodeURIComponent(file.name.toWellFormed()), "idempotency-key": key };
    const headers = { ...bearer(token), ...named };
    return upload(`${this.#server}/chat/attachments`, file, { headers, told, signal }) as Promise<HandedUp>;
  }

  /** Takes back a file that no message came with. */
  takeBack(token: string, id: string): Promise<Response> {
    return this.#ask(`/chat/attachments/${id}`, { method: "DELETE", headers: bearer(token) });
  }

  async file(token: string, id: string): Promise<Blob> {
    return (await this.#ask(`/chat/attachments/${encodeURIComponent(id)}`, { headers: bearer(token) })).blob();
  }

  /** The newest messages, or those before a place. */
  history(token: string, before?: number): Promise<History> {
    return this.#json(`/chat/messages?limit=${PAGE}${before ? `&before=${before}` : ""}`, { token });
  }

  /** How to open the event stream of a conversation. */
  events(token: string): Connect {
    return (last, signal) =>
      this.#ask("/chat/events", {
        signal,
        cache: "no-store",
        headers: { accept: "text/event-stream", ...bearer(token), ...(last && { "last-event-id": last }) },
      });
  }

  async #json<T>(
    path: string,
    { token, body, headers }: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<T> {
    const response = await this.#ask(path, {
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
      headers: {
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(token && bearer(token)),
        ...headers,
      },
    });
    return (await response.json()) as T;
  }

  #ask(path: string, init: RequestInit): Promise<Response> {
    return ask(this.#server + path, { credentials: "omit", ...init });
  }
}

function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}
