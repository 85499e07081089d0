import type { RequestListener } from "node:http";
import express, { type Router } from "express";
import { openStreams, type Registry, type Store } from "../core/index.ts";
import { healthRoutes } from "./health.ts";
import { answerErrors, notFound } from "./http-errors.ts";
import { inTurn, type PlainHandler } from "./plain-handler.ts";
import { timed } from "./timed.ts";
import { type AgentViewDesk, agentViewRoutes } from "./web/agent-view/index.ts";
import { type ChatDesk, chatRoutes } from "./web/chat.ts";
import { eventsRoute } from "./web/events-route.ts";
import { Heartbeat } from "./web/heartbeat.ts";
import { pageRoutes } from "./web/pages.ts";

/** What the web process serves. */
export interface AppDesk extends ChatDesk {
  store: Store;
  metrics: Registry;
  /** Further channels' webhooks: those that need express, and those that don't. */
  webhooks: readonly Router[];
  plainWebhooks?: readonly PlainHandler[];
  /** Staff's side; absent: there is none. */
  agentView?: Omit<AgentViewDesk, "store" | "log" | "news">;
  /** Proxies in front of us, whose word on the caller's address is taken. */
  proxies?: number;
}

/** The web process' whole HTTP face. */
export function createApp(desk: AppDesk): RequestListener {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", desk.proxies ?? false);
  // Arrays and objects in a query string are nobody's here.
  app.set("query parser", "simple");
  app.use(healthRoutes(desk.store, desk.metrics));
  app.use("/chat", chatRoutes(desk));
  if (desk.agentView) app.use("/api", agentViewRoutes({ ...desk, ...desk.agentView }));
  for (const webhook of desk.webhooks) app.use(webhook);
  app.use(pageRoutes());
  app.use(notFound, answerErrors(desk.logs));
  const heartbeat = new Heartbeat();
  openStreams(desk.metrics, () => heartbeat.size);
  return inTurn([eventsRoute(desk, heartbeat), timed(desk.metrics), ...(desk.plainWebhooks ?? [])], app);
}
