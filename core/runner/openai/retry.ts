import { pause } from "../abort.ts";
import { ModelCallError } from "../errors.ts";

export interface RetryOptions {
  /** How often a failed call is tried again. */
  maxRetries: number;
  /** The first pause in milliseconds; each later one doubles, up to sixteen times this. */
  retryDelayMs: number;
  /** The longest pause a provider may ask for; if it asks for more, the call fails and says how long. */
  maxRetryAfterMs: number;
}

/**
 * Tries until it works, fails for good, or the tries are used up. Only what may pass by itself is tried again: overload,
 * lost connections, the provider's own errors; never a quota, a key, a bad request, or an answer already half shown.
 * An abort ends a pause at once.
 */
export async function withRetries<T>(
  { maxRetries, retryDelayMs, maxRetryAfterMs }: RetryOptions,
  signal: AbortSignal,
  attempt: () => Promise<T>,
  mayRetry: () => boolean,
): Promise<{ value: T; attempts: number }> {
  for (let attempts = 1; ; attempts++) {
    try {
      return { value: await attempt(), attempts };
    } catch (error) {
      if (!(error instanceof ModelCallError)) throw error;
      error.attempts = attempts;
      const wait = error.retryAfterMs ?? backoff(retryDelayMs, attempts);
      if (attempts > maxRetries || !passes(error) || !mayRetry() || wait > maxRetryAfterMs) throw error;
      await pause(wait, signal);
    }
  }
}

const passing = new Set(["rate", "timeout", "network", "unavailable"]);
const passes = (error: ModelCallError): boolean =>
  error.retryable ?? (passing.has(error.kind) || error.providerCode === "stream_cut");

/** Doubling, with up to a quarter taken off at random, so that many clients do not come back at once. */
const backoff = (firstMs: number, attempts: number): number =>
  Math.min(firstMs * 2 ** (attempts - 1), firstMs * 16) * (1 - Math.random() * 0.25);

/** Whether the provider says that asking again will help; undefined where it says nothing. */
export function shouldRetry(header: (name: string) => string | undefined): boolean | undefined {
  const said = header("x-should-retry");
  return said === undefined ? undefined : said === "true";
}

/** How long the provider asks to be left alone: `retry-after-ms`, or `retry-after` in seconds or as a date. */
export function retryAfterMs(header: (name: string) => string | undefined, now = Date.now()): number | undefined {
  const exact = Number.parseFloat(header("retry-after-ms") ?? "");
  if (exact >= 0) return exact;
  const after = header("retry-after") ?? "";
  const seconds = Number(after);
  const ms = after !== "" && Number.isFinite(seconds) ? seconds * 1000 : Date.parse(after) - now;
  return ms >= 0 ? ms : undefined;
}
