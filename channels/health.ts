import { Router } from "express";
import type { Registry, Store } from "../core/index.ts";

/** `/healthz`: the process is alive. `/readyz`: it can take work, because the store can be written. `/metrics`: Prometheus text. */
export function healthRoutes(store: Store, metrics: Registry): Router {
  const routes = Router();
  routes.get("/healthz", (_request, response) => {
    response.json({ ok: true });
  });
  routes.get("/readyz", async (_request, response) => {
    // A write, not a PING: a full or read-only Redis answers PING.
    await store.redis.set("jb:{ready}", "1", "PX", 60_000);
    response.json({ ok: true });
  });
  routes.get("/metrics", async (_request, response) => {
    response.set("content-type", metrics.contentType).send(await metrics.metrics());
  });
  return routes;
}
