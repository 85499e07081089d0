import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Log, openStore } from "../../core/index.ts";
import { Visitor } from "../support/browserless.ts";
import { hasRealRedis } from "../support/redis.ts";
import { RedisServer } from "../support/redis-server.ts";

const ROOT = join(import.meta.dirname, "../..");
const CONVERSATIONS = Number(process.env.CONVERSATIONS ?? 60);
const BURST = ["Hello", "What is the status of flight PA441?", "Is there wifi on the flight?"];

describe.skipIf(!hasRealRedis())("one web process and two workers on one Redis", () => {
  it(`answer ${CONVERSATIONS} conversations with bursts, each once and in order, while workers are killed`, async () => {
    const redis = await RedisServer.start("always");
    const started: ChildProcess[] = [];
    const start = (door: string) => {
      const child = fork(join(ROOT, door), {
        execArgv: [],
        env: { ...process.env, REDIS_URL: redis.url, PORT: "0", LOG_LEVEL: "error" },
        cwd: mkdtempSync(join(tmpdir(), "jetbridge-")),
      });
      started.push(child);
      return child;
    };
    const web = start("channels/web.ts");
    const port = await new Promise<number>((resolve) =>
      web.once("message", (message) => resolve((message as { listening: number }).listening)),
    );
    let workers = [start("jobs/worker.ts"), start("jobs/worker.ts")];

    try {
      const visitors = await Promise.all(
        Array.from({ length: CONVERSATIONS }, () => Visitor.arrive(`http://127.0.0.1:${port}`)),
      );
      const talking = Promise.all(
        visitors.map(async (visitor, i) => {
          await sleep((i % 20) * 40);
          for (const text of BURST) await visitor.say(text);
        }),
      );
      for (let kills = 0; kills < 3; kills++) {
        await sleep(4_000);
        const [oldest, ...rest] = workers;
        workers = [...rest, start("jobs/worker.ts")];
        oldest?.kill("SIGKILL");
      }
      await talking;

      const store = openStore(redis.url);
      const log = new Log(store);
      const stories = await Promise.all(visitors.map((visitor) => answered(log, visitor.conversation)));
      for (const { heard, replies } of stories) {
        expect(heard.flat(), "every message answered once, in order").toEqual(BURST.map((_, n) => n));
        expect(replies, "a reply for each turn").toBe(heard.length);
      }

      await store.close();
    } finally {
      await Promise.all(started.map(end));
      await redis.stop();
    }
  }, 180_000);
});

/** Which messages each turn of a conversation answered, once all of them are. */
async function answered(log: Log, conversation: string): Promise<{ heard: number[][]; replies: number }> {
  for (let i = 0; i < 240; i++) {
    const entries = await log.read(conversation);
    const seqs = entries.flatMap((entry) =>
      entry.kind === "message" && entry.message.from === "customer" ? [entry.seq] : [],
    );
    const heard = entries.flatMap((entry) =>
      entry.kind === "items" ? [entry.heard.map((seq) => seqs.indexOf(seq))] : [],
    );
    const replies = entries.filter((entry) => entry.kind === "message" && entry.message.from === "bot").length;
    if (heard.flat().length >= BURST.length) return { heard, replies };
    await sleep(250);
  }
  throw new Error(`${conversation} was not answered`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}
