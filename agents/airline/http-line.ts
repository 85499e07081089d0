import { z } from "zod";
import { type RefusalKind, refusalOf } from "./refusals.ts";

export interface HttpLineOptions {
  /** Where the service answers, without a slash at the end. */
  url: string;
  token?: string;
  timeoutMs?: number;
  /** For tests; the platform's own otherwise. */
  fetch?: typeof globalThis.fetch;
}

/** The airline's system did not answer, or not in the shape agreed. Nothing is known of what it did. */
export class AirlineUnavailable extends Error {
  override readonly name = "AirlineUnavailable";
}

const TRIES = 3;
const KINDS: Record<number, RefusalKind> = { 400: "bad_request", 404: "not_found", 409: "not_allowed", 503: "busy" };
const Refused = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/**
 * Asks the airline's service and checks what it answers. A lost or failed answer is asked for again: reading changes
 * nothing, and a change carries its idempotency key.
 */
export class HttpLine {
  readonly #options: Required<Pick<HttpLineOptions, "url" | "timeoutMs" | "fetch">>;
  readonly #headers: Record<string, string>;

  constructor({ url, token, timeoutMs = 5_000, fetch = globalThis.fetch }: HttpLineOptions) {
    this.#options = { url, timeoutMs, fetch };
    this.#headers = token ? { authorization: `Bearer ${token}` } : {};
  }

  get<T>(path: string, shape: z.ZodType<T>, query: object = {}): Promise<T> {
    const given = Object.entries(query).filter(([, value]) => value !== undefined);
    const search = new URLSearchParams(Object.fromEntries(given)).toString();
    return this.#ask(search ? `${path}?${search}` : path, shape, {});
  }

  post<T>(path: string, shape: z.ZodType<T>, body: object, headers: Record<string, string> = {}): Promise<T> {
    const request = {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    };
    return this.#ask(path, shape, request);
  }

  async #ask<T>(path: string, shape: z.ZodType<T>, request: RequestInit): Promise<T> {
    let failure: unknown;
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const answer = await this.#send(path, request).catch((error: unknown) => {
        failure = error;
      });
      if (answer && (answer.ok || answer.status in KINDS)) return read(answer, shape);
      failure = answer ? new Error(`status ${answer.status}`) : failure;
      if (attempt < TRIES) await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** attempt));
    }
    throw new AirlineUnavailable(`the airline's system did not answer ${path.split("?")[0]}`, { cause: failure });
  }

  async #send(path: string, request: RequestInit): Promise<Answer> {
    const { url, timeoutMs, fetch } = this.#options;
    const headers = { ...this.#headers, ...(request.headers as Record<string, string> | undefined) };
    const response = await fetch(url + path, { ...request, headers, signal: AbortSignal.timeout(timeoutMs) });
    return { ok: response.ok, status: response.status, text: await response.text() };
  }
}

interface Answer {
  ok: boolean;
  status: number;
  text: string;
}

function read<T>({ ok, status, text }: Answer, shape: z.ZodType<T>): T {
  const body = parse(text);
  if (ok) {
    const parsed = shape.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new AirlineUnavailable(`the airline's system answered in another shape: ${z.prettifyError(parsed.error)}`);
  }
  const refused = Refused.safeParse(body);
  const kind = KINDS[status];
  if (!refused.success || !kind)
    throw new AirlineUnavailable(`the airline's system answered status ${status} without an error`);
  throw refusalOf(kind, refused.data.error.code, refused.data.error.message);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AirlineUnavailable("the airline's system answered something that is not JSON", { cause });
  }
}
