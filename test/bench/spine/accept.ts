import { fork } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Pool } from "undici";
import { openStore } from "../../../core/index.ts";
import { type Persistence, RedisServer } from "../../support/redis-server.ts";
import { compared, type Row } from "../row.ts";

const AUTH_TOKEN = "bench-auth-token";
const PUBLIC_URL = "https://support.example.com";
const CONNECTIONS = 64;

interface Webhook {
  body: string;
  signature: string;
}

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

/** 2,000 numbers, one message in five sent twice. */
function webhooks(count: number): Webhook[] {
  const made: Webhook[] = [];
  while (made.length < count) {
    const fields: Record<string, string> = {
      MessageSid: `SM${randomBytes(16).toString("hex")}`,
      AccountSid: `AC${"0".repeat(32)}`,
      From: `+1415555${String(made.length % 2_000).padStart(4, "0")}`,
      To: "+14155550100",
      Body: "What is the status of flight PA441?",
      NumMedia: "0",
      NumSegments: "1",
    };
    const signed = Object.keys(fields)
      .sort()
      .reduce((text, key) => text + key + fields[key], `${PUBLIC_URL}/sms/inbound`);
    const webhook = {
      body: new URLSearchParams(fields).toString(),
      signature: createHmac("sha1", AUTH_TOKEN).update(signed).digest("base64"),
    };
    made.push(webhook, ...(made.length % 5 === 0 ? [webhook] : []));
  }
  return made;
}

async function accepted(kind: "plain" | "ours", redisUrl: string, requests: Webhook[]): Promise<number> {
  const store = openStore(redisUrl);
  await store.redis.flushall();
  await store.close();
  const server = fork(fileURLToPath(new URL("accept-server.ts", import.meta.url)), [
    kind,
    redisUrl,
    AUTH_TOKEN,
    PUBLIC_URL,
  ]);
  const port = await new Promise<number>((resolve) =>
    server.once("message", (message) => resolve((message as { port: number }).port)),
  );
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections: CONNECTIONS });
  await send(pool, requests.splice(0, 500));
  const started = performance.now();
  await send(pool, requests);
  const seconds = (performance.now() - started) / 1_000;
  await pool.close();
  server.kill("SIGKILL");
  return requests.length / seconds;
}

async function send(pool: Pool, requests: Webhook[]): Promise<void> {
  const queue = requests.values();
  const one = async () => {
    for (const { body, signature } of queue) {
      const headers = { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature };
      const response = await pool.request({ method: "POST", path: "/sms/inbound", headers, body });
      await response.body.dump();
      if (response.statusCode !== 200) throw new Error(`not accepted: ${response.statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, one));
}
