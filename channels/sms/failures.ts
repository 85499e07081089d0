import twilio from "twilio";
import { SendFailed } from "../../core/index.ts";

/** The customer opted out: nothing may be sent to them. */
export const OPTED_OUT = 21610;

/**
 * Refused for now: too many requests, or a sender's queue is full. Twilio splits codes now and then, so that only those
 * are named whose class would say otherwise: any other 4xx is for good.
 */
const REFUSED_FOR_NOW = new Set([20429, 14107, 21611, 30001]);

/** The connection never stood, so the request never left. */
const NEVER_LEFT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_.*|UNABLE_TO_.*|SELF_SIGNED_.*|DEPTH_ZERO_.*|ERR_TLS_.*)$/;

/** What a failed `messages.create` means for the message. Anything unclear is `unknown`: it may have been accepted. */
export function toSendFailed(error: unknown): SendFailed {
  if (error instanceof SendFailed) return error;
  if (isRefusal(error)) {
    const code = String(error.code ?? error.status);
    return new SendFailed(kindOf(error.status, error.code), code, error.message || `HTTP ${error.status}`, {
      cause: error,
    });
  }
  const { code = "unexpected", message = String(error), cause } = (error ?? {}) as NetworkError;
  const left = !NEVER_LEFT.test(code) && cause?.syscall !== "connect";
  return new SendFailed(left ? "unknown" : "retry", code, message, { cause: error });
}

function kindOf(status: number, code: number | undefined): SendFailed["kind"] {
  if (status === 429 || (code !== undefined && REFUSED_FOR_NOW.has(code))) return "retry";
  // Accepted or not: behind a 5xx nobody knows.
  return status >= 500 || status === 408 ? "unknown" : "permanent";
}

interface NetworkError {
  code?: string;
  message?: string;
  cause?: { syscall?: string };
}

/** Both of the SDK's error classes: the classic body and RFC 9457's. */
function isRefusal(error: unknown): error is { status: number; code?: number; message: string } {
  return (
    error instanceof twilio.RestException ||
    (error instanceof Error && "status" in error && typeof error.status === "number" && !("isAxiosError" in error))
  );
}
