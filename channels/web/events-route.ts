import type { IncomingMessage, ServerResponse } from "node:http";
import { sendError } from "../http-errors.ts";
import type { ChatDesk } from "./chat.ts";
import { ChatStream } from "./events.ts";
import { Heartbeat } from "./heartbeat.ts";
import { allowOrigin } from "./origins.ts";
import { bearerOf, Tokens } from "./tokens.ts";

const EVENT_STREAM = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** Serves a request, if it is its to serve. */
export type Serve = (request: IncomingMessage, response: ServerResponse) => boolean;

/**
 * `GET /chat/events`, beside express and not in it: with thousands of browsers waiting, what a framework hangs on each
 * request is most of the memory.
 */
export function eventsRoute(desk: ChatDesk): Serve {
  const tokens = new Tokens(desk.store);
  const heartbeat = new Heartbeat();
  const open = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
    if (allowOrigin(request, response, desk.allowedOrigins)) return;
    const { conversation } = await tokens.open(query.get("token") ?? bearerOf(request.headers.authorization));
    const last = request.headers["last-event-id"];
    const after = typeof last === "string" ? last : (query.get("after") ?? undefined);
    response.writeHead(200, EVENT_STREAM).write("retry: 500\n\n");
    heartbeat.add(response);
    const stop = await new ChatStream(response, after).follow(conversation, desk.news, desk.log);
    if (response.closed) stop();
    else response.once("close", stop);
  };
  return (request, response) => {
    const { method, url = "" } = request;
    if ((method !== "GET" && method !== "OPTIONS") || !/^\/chat\/events(\?|$)/.test(url)) return false;
    open(request, response, new URLSearchParams(url.slice(url.indexOf("?") + 1))).catch((error: unknown) => {
      sendError(response, error, desk.logs, "/chat/events");
    });
    return true;
  };
}
