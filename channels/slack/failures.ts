import { webApi } from "@slack/bolt";
import { SendFailed } from "../../core/index.ts";

/** Refused for now; Slack has nothing of it. */
const REFUSED_FOR_NOW = new Set([
  "ratelimited",
  "rate_limited",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
]);
/** Slack says that part of the operation may have succeeded. */
const MAYBE_DONE = new Set(["internal_error", "fatal_error"]);
/** The connection never stood, so the request never left. */
const NEVER_LEFT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|UNABLE_TO_.*|SELF_SIGNED_.*|DEPTH_ZERO_.*)$/;

/** Slack refuses how a message looks, not what it says. */
export const UNREADABLE_BLOCKS = new Set(["invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"]);

/** What a failed `chat.postMessage` means for the message. Anything unclear is `unknown`: it may have been posted. */
export function toSendFailed(error: unknown): SendFailed {
  if (error instanceof SendFailed) return error;
  const { kind, code, retryAfterMs } = read(error);
  const message = error instanceof Error ? error.message : String(error);
  return new SendFailed(kind, code, message, { cause: error, ...(retryAfterMs !== undefined && { retryAfterMs }) });
}

interface Meaning {
  kind: SendFailed["kind"];
  code: string;
  retryAfterMs?: number;
}

function read(error: unknown): Meaning {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { kind: "retry", code: "ratelimited", retryAfterMs: error.retryAfter * 1_000 };
  if (error instanceof webApi.WebAPIPlatformError) return readRefusal(error.data.error);
  if (error instanceof webApi.WebAPIHTTPError)
    return { kind: error.statusCode >= 500 ? "unknown" : "retry", code: String(error.statusCode) };
  if (error instanceof webApi.WebAPIRequestError) {
    const code = codeOf(error.original);
    return { kind: NEVER_LEFT.test(code) ? "retry" : "unknown", code };
  }
  return { kind: "unknown", code: codeOf(error) };
}

function readRefusal(code: string): Meaning {
  if (REFUSED_FOR_NOW.has(code)) return { kind: "retry", code };
  if (MAYBE_DONE.has(code)) return { kind: "unknown", code };
  // A body that is no JSON comes back as an "error" too: a proxy's page, which says nothing about the message.
  return /^[a-z_]+$/.test(code) ? { kind: "permanent", code } : { kind: "unknown", code: "unreadable_answer" };
}

/** The innermost code: undici wraps the system's error in a `TypeError`. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unexpected";
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (cause instanceof Error) return codeOf(cause);
  return typeof code === "string" ? code : error.name;
}
