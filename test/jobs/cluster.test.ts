import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { Inbox, openStore } from "../../core/index.ts";
import { WorkQueue } from "../../jobs/queue.ts";
import { said, Visitor } from "../support/browserless.ts";
import { commandOnPath } from "../support/commands.ts";
import { inbound, NotebookChannel } from "../support/conversation.ts";
import { openHouse } from "../support/house.ts";
import { hasRealRedis } from "../support/redis.ts";
import { RedisServer } from "../support/redis-server.ts";

describe.skipIf(!hasRealRedis() || !commandOnPath("redis-cli"))("on a Redis Cluster of three masters", () => {
  it("everything works that works on one server: chat, queues in shards, deliveries in order", async () => {
    const nodes = await Promise.all([1, 2, 3].map(() => RedisServer.start("none", ["--cluster-enabled", "yes"])));
    const hosts = nodes.map(({ url }) => new URL(url).host);
    execFileSync("redis-cli", ["--cluster", "create", ...hosts, "--cluster-yes"], { stdio: "ignore" });
    const redisUrl = `redis+cluster://${hosts.join(",")}`;
    await settled(redisUrl);
    const channel = new NotebookChannel();
    const settings = { WORKER_CONCURRENCY: 8, QUEUE_SHARDS: 3, BURST_WINDOW_MS: 0 };
    const house = await openHouse({ redisUrl, channels: [channel], work: { settings }, web: {}, shards: 3 });

    const visitors = await Promise.all(Array.from({ length: 12 }, () => Visitor.arrive(house.url)));
    await Promise.all(
      visitors.map(async (visitor, i) => {
        const stream = visitor.listen();
        await visitor.say(`hello ${i}`);
        await stream.until(said("bot", `hello ${i}`), 15_000);
        stream.cut();
      }),
    );

    const queue = new WorkQueue(house.store, { shards: 3, burstWindowMs: 0 });
    const inbox = new Inbox(house.store, (conversation) => queue.turn(conversation));
    for (let i = 0; i < 5; i++)
      for (const c of ["c1", "c2", "c3"]) await inbox.receive(inbound(`${c}-${i}`, c, `${i}`));
    await until(() => ["c1", "c2", "c3"].every((c) => words(channel, c).length === 5));
    for (const c of ["c1", "c2", "c3"]) expect(words(channel, c)).toEqual(["0", "1", "2", "3", "4"]);

    await queue.close();
    await house.close();
    await Promise.all(nodes.map((node) => node.stop()));
  }, 60_000);
});

const words = (channel: NotebookChannel, conversation: string): string[] =>
  channel.sent.filter((each) => each.conversation === conversation).flatMap(({ part }) => part.body.split(" | "));

async function settled(url: string): Promise<void> {
  for (let i = 0; i < 100; i++) {
    const store = openStore(url);
    const ok = await Promise.race([
      store.redis.set("probe", "1").then(
        () => true,
        () => false,
      ),
      sleep(500).then(() => false),
    ]);
    await store.close();
    if (ok) return;
    await sleep(100);
  }
  throw new Error("the cluster did not settle");
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if (holds()) return;
    await sleep(50);
  }
  throw new Error("did not come to hold");
}
