import type { ServerResponse } from "node:http";
import type { ErrorRequestHandler, RequestHandler } from "express";
import type { Logs } from "../core/index.ts";

/** A request that can't be served as it is. Answered as `{error:{code,message}}`; the message says what to do. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: number;
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, code: string, message: string, retryAfterSeconds?: number) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export const notFound: RequestHandler = (request, _response, next) => {
  next(new HttpError(404, "not_found", `there is nothing at ${request.method} ${request.path}`));
};

/** Turns whatever went wrong into an answer. Never a stack trace; 503 where the store is away. */
export function answerErrors(logs: Logs): ErrorRequestHandler {
  // Express tells error handlers by their four parameters.
  return (error: unknown, request, response, _next) => sendError(response, error, logs, request.path);
}

/** Answers a request that failed; one whose answer has begun is cut, so that nobody takes half for whole. */
export function sendError(response: ServerResponse, error: unknown, logs: Logs, path: string): void {
  const { status, code, message, retryAfterSeconds } = toHttpError(error);
  if (status >= 500) logs.error({ err: error, path }, "request failed");
  if (response.headersSent) {
    response.destroy();
    return;
  }
  if (retryAfterSeconds !== undefined) response.setHeader("retry-after", String(retryAfterSeconds));
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify({ error: { code, message } }));
}

// What express' body readers report, by their `type`.
const BODY_ERRORS: Readonly<Record<string, [status: number, code: string, message: string]>> = {
  "entity.too.large": [413, "too_large", "the body is too large"],
  "entity.parse.failed": [400, "bad_json", "the body is no valid JSON"],
  "encoding.unsupported": [415, "unsupported_encoding", "this content encoding is not supported"],
  "charset.unsupported": [415, "unsupported_charset", "this charset is not supported; use utf-8"],
};

const RETRY_AFTER_SECONDS = 2;

function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (storeIsAway(error))
    return new HttpError(503, "unavailable", "the store can't be reached just now; try again", RETRY_AFTER_SECONDS);
  const {
    type = "",
    status,
    statusCode = status,
  } = (error ?? {}) as { type?: string; status?: number; statusCode?: number };
  const known = BODY_ERRORS[type];
  if (known) return new HttpError(...known);
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return new HttpError(statusCode, "bad_request", "the request can't be read");
  return new HttpError(500, "internal", "something went wrong on our side");
}

const AWAY =
  /Connection is closed|Stream isn't writeable|max retries per request|Command timed out|ECONNREFUSED|ECONNRESET|LOADING|READONLY|CLUSTERDOWN|MISCONF|All sentinels/i;

/** True for the errors that commands end in while Redis is away, starting or not writable. */
export function storeIsAway(error: unknown): boolean {
  return error instanceof Error && (error.name === "MaxRetriesPerRequestError" || AWAY.test(error.message));
}
