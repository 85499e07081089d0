import { createServer, type Server } from "node:http";
import { boot, Inbox, Log, News, onShutdown, openMetrics } from "../core/index.ts";
import { WorkQueue } from "../jobs/queue.ts";
import { createApp } from "./app.ts";

// The web process: hears customers on every channel and shows them what was said. Wires everything; nobody imports it.
const { config, logs, store: resolved } = await boot("web");
const store = resolved.open("web");
const queue = new WorkQueue(store, { shards: config.QUEUE_SHARDS, burstWindowMs: config.BURST_WINDOW_MS }, "web");
const metrics = openMetrics();

const app = createApp({
  store,
  inbox: new Inbox(store, (conversation) => queue.turn(conversation)),
  log: new Log(store),
  news: new News(store),
  allowedOrigins: config.CHAT_ALLOWED_ORIGINS,
  identitySecret: config.CHAT_IDENTITY_SECRET,
  metrics,
  logs,
  webhooks: [],
});

const server = createServer(app);
server.once("error", (error: NodeJS.ErrnoException) => {
  logs.fatal(
    { err: error },
    error.code === "EADDRINUSE" ? `port ${config.PORT} is taken: set PORT to another` : "can't listen",
  );
  process.exit(1);
});
server.listen(config.PORT, () => {
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : config.PORT;
  logs.info({ port }, "listening");
  process.send?.({ listening: port });
});

onShutdown(logs, async () => {
  await closeServer(server);
  await queue.close();
  await store.close();
  await resolved.stop();
});

/** Streams never end by themselves: the browsers resume elsewhere. */
async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  setTimeout(() => server.closeAllConnections(), 500).unref();
  await closed;
}
