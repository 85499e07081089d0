import { fork } from "node:child_process";
import { createHmac, randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Pool } from "undici";
import { openStore } from "../../../core/index.ts";

const AUTH_TOKEN = "bench-auth-token";
const PUBLIC_URL = "https://support.example.com";

export interface Webhook {
  body: string;
  signature: string;
}

/** `count` webhooks from 2,000 numbers; one message in five is sent twice. */
export function webhooks(count: number): Webhook[] {
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

/** A server in a process of its own, on an empty store: ours, or the ten lines anybody would write. */
export async function startServer(kind: "plain" | "ours", redisUrl: string, connections: number) {
  const store = openStore(redisUrl);
  await store.redis.flushall();
  await store.close();
  const entry = fileURLToPath(new URL("accept-server.ts", import.meta.url));
  const server = fork(entry, [kind, redisUrl, AUTH_TOKEN, PUBLIC_URL]);
  const port = await new Promise<number>((resolve) =>
    server.once("message", (message) => resolve((message as { port: number }).port)),
  );
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections });
  return {
    /** Resolves once the webhook was answered 200; throws for any other answer. */
    post: async ({ body, signature }: Webhook): Promise<void> => {
      const headers = { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature };
      const response = await pool.request({ method: "POST", path: "/sms/inbound", headers, body });
      await response.body.dump();
      if (response.statusCode !== 200) throw new Error(`not accepted: ${response.statusCode}`);
    },
    stop: async (): Promise<void> => {
      await pool.close();
      server.kill("SIGKILL");
    },
  };
}
