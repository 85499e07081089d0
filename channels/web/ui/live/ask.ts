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

/** Asks, and throws `Refused` for anything but a 2xx, or a TypeError where the network failed. */
export async function ask(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init);
  if (response.ok) return response;
  // A proxy's error page is not JSON: then the status is all there is to say.
  throw refusal(response.status, await response.json().catch(() => undefined), response.headers.get("retry-after"));
}

/** The refusal in an answer: its status, its body where that is JSON, and its `Retry-After`. */
export function refusal(status: number, body: unknown, retryAfter: string | null): Refused {
  const { error } = (body ?? {}) as { error?: { message?: string } };
  const after = Number(retryAfter);
  return new Refused(status, error?.message ?? `${status}`, after > 0 ? after * 1000 : undefined);
}
