import { type Registry, requestSeconds } from "../core/index.ts";
import { type PlainHandler, pathOf } from "./plain-handler.ts";

// Each is a series of its own in whoever keeps the figures: paths that anybody can make up are not.
const ROUTES =
  /^\/(?:chat\/(?:conversations|messages|attachments)|sms\/(?:inbound|status)|slack\/events|api|agent-view|healthz|readyz|metrics)(?=\/|$)/;

/** Takes the time of every request that passes. */
export function timed(registry: Registry): PlainHandler {
  const seconds = requestSeconds(registry);
  return (request, response, next) => {
    const began = performance.now();
    const route = ROUTES.exec(pathOf(request))?.[0] ?? "other";
    response.once("finish", () => {
      seconds.observe({ route, status: response.statusCode }, (performance.now() - began) / 1_000);
    });
    next();
  };
}
