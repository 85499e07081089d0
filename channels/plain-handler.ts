import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/**
 * Serves a request in node's own terms, or passes it on. Express takes one too; before express, it costs a request
 * none of what a framework hangs on it, which is most of what accepting a message or holding a stream costs.
 */
export type PlainHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Asks each handler in turn, and `last` when all have passed. */
export function inTurn(handlers: readonly PlainHandler[], last: RequestListener): RequestListener {
  return handlers.reduceRight<RequestListener>(
    (rest, handler) => (request, response) => handler(request, response, () => rest(request, response)),
    last,
  );
}

/** The path a request asks for, without its query. */
export function pathOf({ url = "" }: IncomingMessage): string {
  const end = url.indexOf("?");
  return end < 0 ? url : url.slice(0, end);
}

/** What stands behind the question mark. */
export const queryOf = ({ url = "" }: IncomingMessage): URLSearchParams =>
  new URLSearchParams(url.includes("?") ? url.slice(url.indexOf("?") + 1) : "");
