import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStore } from "../../core/index.ts";
import { said, Visitor } from "../support/browserless.ts";
import { freePort } from "../support/free-port.ts";
import { openHouse } from "../support/house.ts";
import { hasRealRedis } from "../support/redis.ts";
import { RedisServer } from "../support/redis-server.ts";

describe.skipIf(!hasRealRedis())("on a Redis that Sentinel watches", () => {
  it("a conversation goes on, whole and in order, when the master dies and a replica takes its place", async () => {
    const master = await RedisServer.start("always");
    const { hostname, port } = new URL(master.url);
    const replica = await RedisServer.start("always", ["--replicaof", `${hostname} ${port}`]);
    const sentinel = await Sentinel.watch(hostname, port);
    const redisUrl = `redis+sentinel://${sentinel.address}/${Sentinel.GROUP}`;
    await replicated(master);
    const house = await openHouse({ redisUrl });
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    await visitor.say("before");
    await stream.until(said("bot", "before"));
    await replicated(master);

    await master.kill();
    const refused = await insist(visitor, "after");
    await stream.until(said("bot", "after"), 20_000);
    expect(new Set(refused)).toEqual(new Set([503]));
    const history = await visitor.history();
    expect(history.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      "customer: before",
      "bot: before",
      "customer: after",
      "bot: after",
    ]);

    stream.cut();
    await house.close();
    await sentinel.stop();
    await Promise.all([master.stop(), replica.stop()]);
  }, 60_000);
});

/** Says something again and again, under one key, until it is taken; resolves with what it was answered until then. */
async function insist(visitor: Visitor, text: string): Promise<number[]> {
  const refused: number[] = [];
  for (let i = 0; i < 100; i++) {
    const { status } = await visitor.post({ text }, { key: "insisted" });
    if (status === 202) return refused;
    refused.push(status);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`never taken: ${refused.join(" ")}`);
}

/** Resolves once the replica has all that the master has. */
async function replicated(master: RedisServer): Promise<void> {
  const store = openStore(master.url);
  for (let i = 0; i < 100; i++) {
    await store.redis.set("probe", i);
    if ((await store.redis.wait(1, 200)) === 1) return store.close();
  }
  throw new Error("the replica never came up");
}

/** One Sentinel, quick to judge. */
class Sentinel {
  static readonly GROUP = "ours";
  readonly address: string;
  readonly #folder: string;
  readonly #child: ChildProcess;

  private constructor(folder: string, port: number, child: ChildProcess) {
    this.address = `127.0.0.1:${port}`;
    this.#folder = folder;
    this.#child = child;
  }

  static async watch(host: string, port: string): Promise<Sentinel> {
    const folder = mkdtempSync(join(tmpdir(), "jetbridge-sentinel-"));
    const own = await freePort();
    const file = join(folder, "sentinel.conf");
    const group = Sentinel.GROUP;
    const lines = [
      `port ${own}`,
      "bind 127.0.0.1",
      `dir ${folder}`,
      `sentinel monitor ${group} ${host} ${port} 1`,
      `sentinel down-after-milliseconds ${group} 500`,
      `sentinel failover-timeout ${group} 3000`,
    ];
    writeFileSync(file, lines.join("\n"));
    const child = spawn(RedisServer.binary() ?? "", [file, "--sentinel"], { stdio: "ignore" });
    return new Sentinel(folder, own, child);
  }

  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGTERM");
    await gone;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
