import {
  ModelAuthFailed,
  type ModelCallDetails,
  ModelCallError,
  ModelQuotaExceeded,
  ModelRateLimited,
  ModelTimeout,
} from "../errors.ts";

/** An error as the provider words it, in a reply's body, a failed response or a stream. */
export interface ProviderError {
  code?: string | null;
  type?: string | null;
  message?: string | null;
  param?: string | null;
}

/** The provider's error as one of ours, by who must act on it. */
export function failureOf(error: ProviderError, details: ModelCallDetails = {}): ModelCallError {
  const { status } = details;
  const code = error.code ?? error.type ?? undefined;
  const message = withoutKeys(error.message ?? `The provider answered ${status ?? "with an error"}`);
  const more = { ...details, providerCode: code };
  if (noMoney.has(error.code ?? "") || noMoney.has(error.type ?? "")) return new ModelQuotaExceeded(message, more);
  if (status === 401 || status === 403 || code === "invalid_api_key") return new ModelAuthFailed(message, more);
  if (status === 429 || code === "rate_limit_exceeded") return new ModelRateLimited(message, more);
  if (status === 408) return new ModelTimeout(message, more);
  if (status === 409 || (status ?? 0) >= 500 || code === "server_error") {
    return new ModelCallError(message, { ...more, kind: "unavailable" });
  }
  if ((status ?? 0) >= 400 || code?.startsWith("invalid")) {
    return new ModelCallError(message, { ...more, kind: "invalid_request" });
  }
  return new ModelCallError(message, { ...more, kind: "failed" });
}

const noMoney = new Set(["insufficient_quota", "billing_hard_limit_reached", "billing_not_active"]);

/** A failed reply's body as an error; a body that is no error object (a proxy's page) is summed up. */
export function failureIn(body: string, details: ModelCallDetails): ModelCallError {
  try {
    const { error } = JSON.parse(body) as { error?: ProviderError | string };
    if (typeof error === "object" && error !== null) return failureOf(error, details);
    if (typeof error === "string") return failureOf({ message: error }, details);
  } catch {
    // Not JSON: whatever stands between us and the provider answered in its own words, which help nobody.
  }
  return failureOf({}, details);
}

/** Something that kept the request from being answered at all. */
export function unreachable(cause: unknown): ModelCallError {
  const why = cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : String(cause);
  return new ModelCallError(`The model's provider could not be reached: ${why}`, { kind: "network", cause });
}

/** Providers quote parts of a wrong key; logs and traces must not. */
const withoutKeys = (message: string): string => message.replace(/\b(sk|sess)-[\w*.-]+/g, "$1-…");
