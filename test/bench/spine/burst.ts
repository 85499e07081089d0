import { RedisServer } from "../../support/redis-server.ts";
import { compared, type Row } from "../row.ts";
import { startServer, webhooks } from "./accepting.ts";

const BURST = 2_000;
const CONNECTIONS = 100;

/** 2,000 texts at the same moment, every write on disk: how long the last of them waits for its 2xx. */
export async function benchBurst(say: (line: string) => void, { rounds = 5 } = {}): Promise<Row> {
  const redis = await RedisServer.start("always");
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const reference = await slowest("plain", redis.url);
    const ours = await slowest("ours", redis.url);
    say(
      `burst ${round + 1}/${rounds}: the last of ${BURST} after ${Math.round(ours)} ms ours, ${Math.round(reference)} ms express → XADD`,
    );
    results.push({ ours, reference });
  }
  await redis.stop();
  return compared("slowest of 2,000 webhooks at once vs express → XADD", "ms", results, { oursAtMost: 1_000 });
}

async function slowest(kind: "plain" | "ours", redisUrl: string): Promise<number> {
  const server = await startServer(kind, redisUrl, CONNECTIONS);
  // A process that has been serving; its first requests are slower than any later ones.
  await Promise.all(webhooks(BURST).map(server.post));
  const burst = webhooks(BURST);
  const started = performance.now();
  const waits = await Promise.all(burst.map((webhook) => server.post(webhook).then(() => performance.now() - started)));
  await server.stop();
  return Math.max(...waits);
}
