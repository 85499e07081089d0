import type { IncomingMessage, ServerResponse } from "node:http";
import { sendError } from "../http-errors.ts";
import { type PlainHandler, pathOf, queryOf } from "../plain-handler.ts";
import type { ChatDesk } from "./chat.ts";
import { ChatStream } from "./events.ts";
import type { Heartbeat } from "./heartbeat.ts";
import { allowOrigin } from "./origins.ts";
import { bearerOf, Tokens } from "./tokens.ts";

const PATH = "/chat/events";

const EVENT_STREAM = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** `GET /chat/events`. */
export function eventsRoute(desk: ChatDesk, heartbeat: Heartbeat): PlainHandler {
  const tokens = new Tokens(desk.store);
  const open = async (request: IncomingMessage, response: ServerResponse) => {
    if (allowOrigin(request, response, desk.allowedOrigins)) return;
    const query = queryOf(request);
    const { conversation } = await tokens.open(query.get("token") ?? bearerOf(request.headers.authorization));
    const last = request.headers["last-event-id"];
    const after = typeof last === "string" ? last : (query.get("after") ?? undefined);
    response.writeHead(200, EVENT_STREAM).write("retry: 500\n\n");
    heartbeat.add(response);
    const stop = await new ChatStream(response, after).follow(conversation, desk.news, desk.log);
    if (response.closed) stop();
    else response.once("close", stop);
  };
  return (request, response, next) => {
    const asked = (request.method === "GET" || request.method === "OPTIONS") && pathOf(request) === PATH;
    if (!asked) return next();
    open(request, response).catch((error: unknown) => sendError(response, error, desk.logs, PATH));
  };
}
