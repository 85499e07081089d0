import { Queue, Worker } from "bullmq";
import { Inbox, openStore, type Store, silentLogs } from "../../../core/index.ts";
import { WorkQueue } from "../../../jobs/queue.ts";
import { startWork } from "../../../jobs/work.ts";
import { respondWith } from "../../support/house.ts";
import { RedisServer } from "../../support/redis-server.ts";
import { compared, type Row } from "../row.ts";

const SETTINGS = { WORKER_CONCURRENCY: 64, QUEUE_SHARDS: 1, BURST_WINDOW_MS: 0 };

/** Turns that think nothing, through inbox, queue, lease, log and commit, against BullMQ jobs that do nothing. */
export async function benchTurns(say: (line: string) => void, { rounds = 5, count = 3_000 } = {}): Promise<Row> {
  const redis = await RedisServer.start("none");
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const reference = await bullmqJobs(redis.url, count);
    const ours = await spineTurns(redis.url, count, round);
    say(`turns ${round + 1}/${rounds}: ${Math.round(ours)} turns/s, ${Math.round(reference)} jobs/s`);
    results.push({ ours, reference });
  }
  await redis.stop();
  return compared("no-op turns through the spine vs BullMQ no-op jobs", "per second", results, { atLeast: 0.15 });
}

async function bullmqJobs(url: string, count: number): Promise<number> {
  const store = openStore(url);
  await store.redis.flushall();
  const queue = new Queue("noop", { connection: store.connect("work") as never });
  await queue.addBulk(Array.from({ length: count }, () => ({ name: "n", data: {}, opts: { removeOnComplete: true } })));
  let done = 0;
  const started = performance.now();
  const worker = await new Promise<Worker>((resolve) => {
    const each = new Worker("noop", async () => undefined, {
      connection: store.connect("blocking") as never,
      concurrency: 64,
    });
    each.on("completed", () => {
      if (++done === count) resolve(each);
    });
  });
  const seconds = (performance.now() - started) / 1_000;
  await worker.close();
  await queue.close();
  await store.close();
  return count / seconds;
}

async function spineTurns(url: string, count: number, round: number): Promise<number> {
  const store = openStore(url);
  await store.redis.flushall();
  await fill(store, count, round);
  let done = 0;
  const finished = Promise.withResolvers<void>();
  const started = performance.now();
  const work = startWork({
    store,
    responder: respondWith(() => {
      if (++done === count) setTimeout(finished.resolve, 0);
      return "ok";
    }),
    channels: [],
    settings: SETTINGS,
    logs: silentLogs(),
  });
  await finished.promise;
  const seconds = (performance.now() - started) / 1_000;
  await work.close(5_000);
  await store.close();
  return count / seconds;
}

async function fill(store: Store, count: number, round: number): Promise<void> {
  const queue = new WorkQueue(store, { shards: 1, burstWindowMs: 0 });
  const inbox = new Inbox(store, (conversation) => queue.turn(conversation));
  for (let from = 0; from < count; from += 100) {
    await Promise.all(
      Array.from({ length: Math.min(100, count - from) }, (_, i) => {
        const conversation = `b${round}_${from + i}`;
        return inbox.receive({
          id: `${conversation}-m`,
          conversation,
          address: { channel: "web", to: conversation },
          text: "hello",
        });
      }),
    );
  }
  await queue.close();
}
