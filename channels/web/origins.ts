import type { IncomingMessage, ServerResponse } from "node:http";
import { HttpError } from "../http-errors.ts";

/**
 * Answers other sites' pages only if they were named; our own always. Throws 403 for the others. True: it was only asked
 * whether it may ask (a preflight), and is answered.
 */
export function allowOrigin(request: IncomingMessage, response: ServerResponse, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers;
  response.setHeader("vary", "origin");
  if (!origin || (URL.canParse(origin) && new URL(origin).host === host)) return false;
  if (!allowed.includes(origin)) {
    throw new HttpError(403, "origin", `pages of ${origin} may not chat here; add it to CHAT_ALLOWED_ORIGINS`);
  }
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "retry-after");
  if (request.method !== "OPTIONS") return false;
  response.setHeader("access-control-allow-methods", "GET, POST, DELETE");
  response.setHeader(
    "access-control-allow-headers",
    "authorization, content-type, idempotency-key, last-event-id, x-file-name",
  );
  response.setHeader("access-control-max-age", "86400");
  response.writeHead(204).end();
  return true;
}
