import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Registry } from "prom-client";
import { type AppDesk, createApp } from "../../channels/app.ts";
import {
  type Answer,
  type Channel,
  Inbox,
  Log,
  News,
  Ownership,
  openStore,
  type Responder,
  type Store,
  silentLogs,
  type Turn,
} from "../../core/index.ts";
import { type QueueRules, WorkQueue } from "../../jobs/queue.ts";
import { startWork, type WorkDesk } from "../../jobs/work.ts";
import { answerOf } from "./conversation.ts";
import { freshRedisUrl } from "./redis.ts";

/** Answers by a function from what was heard; what it throws, it throws. */
export function respondWith(think: (turn: Turn, signal: AbortSignal) => Promise<string> | string): Responder {
  return {
    respond: async (turn, signal): Promise<Answer> => answerOf(await think(turn, signal)),
    giveUp: async (): Promise<Answer> =>
      answerOf("", {
        sayings: [{ from: "system", text: "A person will answer.", sentence: "person_asked" }],
        escalation: { reason: "poison_turn", priority: "high", summary: "The bot failed" },
      }),
  };
}

/** What the bot heard, in one line: the simplest answer that shows nothing is missing. */
export const echo = (turn: Turn): string => turn.heard.map(({ text }) => text).join(" | ");

export interface House {
  url: string;
  redisUrl: string;
  store: Store;
  log: Log;
  ownership: Ownership;
  close(): Promise<void>;
}

export interface HouseOptions {
  redisUrl?: string;
  responder?: Responder;
  channels?: Channel[];
  web?: Partial<AppDesk>;
  work?: Partial<WorkDesk>;
  burstWindowMs?: number;
  /** Web processes; each on a port of its own. `url` is the first. */
  webs?: number;
  /** Shards of the queues; 1 unless said otherwise. */
  shards?: number;
  /** False: nobody answers. */
  worker?: boolean;
}

/** A web process and a worker on one store, in this process, over real HTTP. */
export async function openHouse(options: HouseOptions = {}): Promise<House & { urls: string[] }> {
  const redisUrl = options.redisUrl ?? (await freshRedisUrl());
  const burstWindowMs = options.burstWindowMs ?? 0;
  const closers: (() => Promise<unknown>)[] = [];
  const urls = await Promise.all(
    Array.from({ length: options.webs ?? 1 }, () =>
      openWeb(redisUrl, { burstWindowMs, shards: options.shards ?? 1 }, options.web ?? {}, closers),
    ),
  );
  const store = openStore(redisUrl);
  closers.push(() => store.close());
  if (options.worker !== false) {
    const work = startWork({
      store,
      responder: options.responder ?? respondWith(echo),
      channels: options.channels ?? [],
      settings: { WORKER_CONCURRENCY: 8, QUEUE_SHARDS: 1, BURST_WINDOW_MS: burstWindowMs },
      logs: silentLogs(),
      ...options.work,
    });
    closers.push(() => work.close(1_000));
  }
  const channels = Object.fromEntries((options.channels ?? []).map((channel) => [channel.name, channel]));
  return {
    url: urls[0] ?? "",
    urls,
    redisUrl,
    store,
    log: new Log(store),
    ownership: new Ownership(store, channels),
    close: async () => {
      for (const close of closers.reverse()) await close();
    },
  };
}

async function openWeb(
  redisUrl: string,
  rules: QueueRules,
  over: Partial<AppDesk>,
  closers: (() => Promise<unknown>)[],
): Promise<string> {
  const store = openStore(redisUrl, "web");
  await store.ready();
  const queue = new WorkQueue(store, rules, "web");
  const app = createApp({
    store,
    inbox: new Inbox(store, (conversation) => queue.turn(conversation)),
    log: new Log(store),
    news: new News(store),
    allowedOrigins: [],
    identitySecret: undefined,
    metrics: new Registry(),
    logs: silentLogs(),
    webhooks: [],
    ...over,
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(
    () => store.close(),
    () => queue.close(),
    () => closeServer(server),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
