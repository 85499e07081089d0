import type { History, Opened, Press } from "../wire.ts";

/** The server said no. `status` is the HTTP status, `message` its own sentence, `retryAfterMs` when to ask again. */
export class Refused extends Error {
  readonly status: number;
  readonly retryAfterMs: number | undefined;

  constructor(status: number, message: string, retryAfterMs?: number) {
    super(message);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }

  /** The same request may be accepted later. */
  get passing(): boolean {
    return this.status === 429 || this.status >= 500;
  }
}

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

  /** The newest messages, or those before a given one. */
  history(token: string, before?: number, limit = PAGE): Promise<History> {
    return this.#json(`/chat/messages?limit=${limit}${before ? `&before=${before}` : ""}`, {
      token,
    });
  }

  /** Opens the event stream after `last`. */
  events(token: string, last: string | undefined, signal: AbortSignal): Promise<Response> {
    return this.#ask("/chat/events", {
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

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(this.#server + path, { credentials: "omit", ...init });
    if (response.ok) return response;
    // A proxy's error page is not JSON: then the status is all there is to say.
    const refusal = (await response.json().catch(() => ({}))) as { error?: { message?: string } };
    const after = Number(response.headers.get("retry-after"));
    throw new Refused(
      response.status,
      refusal.error?.message ?? `${response.status}`,
      after > 0 ? after * 1000 : undefined,
    );
  }
}

function bearer(token: string): { authorization: string } {
  return { authorization: `Bearer ${token}` };
}
