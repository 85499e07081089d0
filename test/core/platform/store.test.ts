import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import {
  openStore,
  parseStoreUrl,
  resolveStore,
  StoreUnfit,
  silentLogs,
  startLocalRedis,
} from "../../../core/index.ts";
import { said, Visitor } from "../../support/browserless.ts";
import { openHouse } from "../../support/house.ts";
import { hasRealRedis } from "../../support/redis.ts";
import { RedisServer } from "../../support/redis-server.ts";

const folder = () => mkdtempSync(join(tmpdir(), "jetbridge-store-"));

describe("a store's address", () => {
  it.each([
    ["redis://db", { kind: "single", tls: false, hosts: [{ host: "db", port: 6379 }] }],
    ["rediss://:p%40ss@db.example.com:6380/2", { kind: "single", tls: true, password: "p@ss", path: ["2"] }],
    ["redis://user:pw@[::1]:7000", { hosts: [{ host: "::1", port: 7000 }], username: "user", password: "pw" }],
    [
      "redis+sentinel://a:1,b/mymaster/3",
      {
        kind: "sentinel",
        hosts: [
          { host: "a", port: 1 },
          { host: "b", port: 26379 },
        ],
        path: ["mymaster", "3"],
      },
    ],
    ["rediss+cluster://a:1,b:2", { kind: "cluster", tls: true }],
  ])("is read from %s", (url, expected) => {
    expect(parseStoreUrl(url)).toMatchObject(expected);
  });

  it("that is none is refused with the forms there are", () => {
    expect(() => parseStoreUrl("http://db")).toThrow(/redis:\/\/host:6379/);
  });
});

describe.skipIf(!hasRealRedis())("a redis-server on the PATH", () => {
  it("is started with every write on disk, shared, and ended by the last who leaves", async () => {
    const here = folder();
    const first = await startLocalRedis(here);
    const second = await startLocalRedis(here);
    expect(second.url).toBe(first.url);
    expect(first.durable).toBe(true);
    const store = openStore(first.url);
    const settings = (await store.redis.config("GET", "append*")) as unknown;
    expect(JSON.stringify(settings)).toMatch(/appendfsync.*always/);
    await store.close();
    await first.stop();
    expect(await answers(first.url)).toBe(false);
    rmSync(here, { recursive: true });
  });

  it("comes back with what it held", async () => {
    const here = folder();
    const before = await startLocalRedis(here);
    const store = openStore(before.url);
    await store.redis.set("kept", "yes");
    await store.close();
    await before.stop();
    const after = await startLocalRedis(here);
    const again = openStore(after.url);
    expect(await again.redis.get("kept")).toBe("yes");
    await again.close();
    await after.stop();
    rmSync(here, { recursive: true });
  });

  it("that would evict messages is refused, and says what to set", async () => {
    const server = await RedisServer.start("none", ["--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"]);
    await expect(resolveStore({ REDIS_URL: server.url }, folder(), silentLogs())).rejects.toThrow(/noeviction/);
    await server.stop();
  });
});

describe("without a redis-server", () => {
  it("js-redis-server carries a whole conversation, and says that it keeps nothing", async () => {
    const here = folder();
    const local = await startLocalRedis(here, "/nowhere");
    expect(local).toMatchObject({ durable: false, server: "js-redis-server" });
    const house = await openHouse({ redisUrl: local.url });
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    await visitor.say("hello");
    await stream.until(said("bot", "hello"));
    stream.cut();
    await house.close();
    await local.stop();
    rmSync(here, { recursive: true });
  });

  it("production is refused, with how to get one", async () => {
    const path = process.env.PATH;
    process.env.PATH = "/nowhere";
    try {
      const resolving = resolveStore({ NODE_ENV: "production" }, folder(), silentLogs());
      await expect(resolving).rejects.toThrow(StoreUnfit);
      await expect(resolving).rejects.toThrow(/apt-get install redis-server/);
    } finally {
      process.env.PATH = path;
    }
  });
});

async function answers(url: string): Promise<boolean> {
  const store = openStore(url, "web");
  await sleep(200);
  const alive = await store.redis.ping().then(
    () => true,
    () => false,
  );
  await store.close();
  return alive;
}
