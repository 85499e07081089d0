import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import { createApp } from "../../../channels/app.ts";
import { Inbox, Log, News, openStore, silentLogs } from "../../../core/index.ts";

// One of the two servers of sse-memory.ts, told what to do by its parent.
const [kind, redisUrl = ""] = process.argv.slice(2);
const store = openStore(redisUrl);

const bare: RequestListener = (_request, response) => {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.write("event: status\ndata: {}\n\n");
};

const ours = (): RequestListener =>
  createApp({
    store,
    inbox: new Inbox(store, async () => undefined),
    log: new Log(store),
    news: new News(store),
    allowedOrigins: [],
    identitySecret: undefined,
    metrics: new Registry(),
    logs: silentLogs(),
    webhooks: [],
  });

const server = createServer(kind === "ours" ? ours() : bare);
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as AddressInfo).port }));

process.on("message", async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  for (let i = 0; i < 3; i++) globalThis.gc?.();
  process.send?.({ rss: process.memoryUsage().rss });
});
