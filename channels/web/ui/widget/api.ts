import { ask } from "../live/ask.ts";
import type { Connect } from "../live/stream.ts";
import type { History, Opened, Press } from "../wire.ts";

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
  say(token: string, key: string, text: string, pressed?: Press): Promise<{ messageId: string }> {
    return this.#json("/chat/messages", { token, body: { text, pressed }, headers: { "idempotency-key": key } });
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
