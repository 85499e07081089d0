import { Queue, Worker } from "bullmq";
import { Inbox, openStore, silentLogs } from "../../../core/index.ts";
import { WorkQueue } from "../../../jobs/queue.ts";
import { startWork } from "../../../jobs/work.ts";
import { respondWith } from "../../support/house.ts";
import { RedisServer } from "../../support/redis-server.ts";
import { compared, median, type Row } from "../row.ts";

const SETTINGS = { WORKER_CONCURRENCY: 8, QUEUE_SHARDS: 1, BURST_WINDOW_MS: 0 };
const PAUSE_MS = 15;

/** From a message to its reply's commit on an idle house, against a BullMQ add to its processor. */
export async function benchIdleLatency(say: (line: string) => void, { rounds = 5, samples = 60 } = {}): Promise<Row> {
  const redis = await RedisServer.start("none");
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const reference = await bullmqLatency(redis.url, samples);
    const ours = await replyLatency(redis.url, samples, round);
    say(
      `idle latency ${round + 1}/${rounds}: ${ours.toFixed(2)} ms to the reply, ${reference.toFixed(2)} ms to the job`,
    );
    results.push({ ours, reference });
  }
  await redis.stop();
  return compared("idle message to reply vs BullMQ idle add to process", "ms, median", results, { atMost: 3 });
}

async function bullmqLatency(url: string, samples: number): Promise<number> {
  const store = openStore(url);
  const queue = new Queue("idle", { connection: store.connect("work") as never });
  const times: number[] = [];
  let arrived: (() => void) | undefined;
  const worker = new Worker("idle", async () => arrived?.(), { connection: store.connect("blocking") as never });
  await worker.waitUntilReady();
  for (let i = 0; i < samples; i++) {
    const started = performance.now();
    const processed = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await queue.add("n", {}, { removeOnComplete: true });
    await processed;
    times.push(performance.now() - started);
    await pause();
  }
  await worker.close();
  await queue.close();
  await store.close();
  return median(times);
}

async function replyLatency(url: string, samples: number, round: number): Promise<number> {
  const store = openStore(url);
  const queue = new WorkQueue(store, { shards: 1, burstWindowMs: 0 });
  const inbox = new Inbox(store, (conversation) => queue.turn(conversation));
  let committed: (() => void) | undefined;
  const subscriber = store.connect("subscriber");
  await subscriber.psubscribe("jb:news:*");
  // The reply is entry 2 of its conversation, the end of its turn entry 3.
  subscriber.on("pmessage", (_pattern, _channel, text) => text === "3" && committed?.());
  const work = startWork({
    store,
    responder: respondWith(() => "ok"),
    channels: [],
    settings: SETTINGS,
    logs: silentLogs(),
  });
  await pause(300);
  const times: number[] = [];
  for (let i = 0; i < samples; i++) {
    const conversation = `idle${round}_${i}`;
    const replied = new Promise<void>((resolve) => {
      committed = resolve;
    });
    const started = performance.now();
    await inbox.receive({
      id: `${conversation}-m`,
      conversation,
      address: { channel: "web", to: conversation },
      text: "hello",
    });
    await replied;
    times.push(performance.now() - started);
    await pause();
  }
  await work.close(2_000);
  await queue.close();
  await store.close();
  return median(times);
}

const pause = (ms = PAUSE_MS): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
