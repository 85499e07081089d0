import { type Persistence, RedisServer } from "../../support/redis-server.ts";
import { compared, type Row } from "../row.ts";
import { startServer, type Webhook, webhooks } from "./accepting.ts";

const CONNECTIONS = 64;
const WARM_UP = 500;

/** SMS webhooks accepted durably, signature checked, against express → XADD; each server in a process of its own. */
export async function benchAccept(
  say: (line: string) => void,
  persistence: Persistence,
  { rounds = 5, count = 5_000 } = {},
): Promise<Row> {
  const redis = await RedisServer.start(persistence);
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const reference = await accepted("plain", redis.url, webhooks(count));
    const ours = await accepted("ours", redis.url, webhooks(count));
    say(
      `accept (${persistence}) ${round + 1}/${rounds}: ${Math.round(ours)}/s ours, ${Math.round(reference)}/s express → XADD`,
    );
    results.push({ ours, reference });
  }
  await redis.stop();
  return compared(`webhook accept vs express → XADD, AOF ${persistence}`, "per second", results, { atLeast: 0.85 });
}

async function accepted(kind: "plain" | "ours", redisUrl: string, requests: Webhook[]): Promise<number> {
  const server = await startServer(kind, redisUrl, CONNECTIONS);
  await send(server.post, requests.splice(0, WARM_UP));
  const started = performance.now();
  await send(server.post, requests);
  const seconds = (performance.now() - started) / 1_000;
  await server.stop();
  return requests.length / seconds;
}

async function send(post: (webhook: Webhook) => Promise<void>, requests: Webhook[]): Promise<void> {
  const queue = requests.values();
  const one = async () => {
    for (const webhook of queue) await post(webhook);
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
}
