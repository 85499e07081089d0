import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRedisMock } from "js-redis-server";
import type { TestProject } from "vitest/node";
import { openStore } from "../../core/index.ts";
import { commandOnPath } from "./commands.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** `redis://127.0.0.1:<port>` of the suite's own server. */
    redisUrl: string;
    /** False where the machine has no redis-server, and js-redis-server stands in. */
    realRedis: boolean;
  }
}

const DATABASES = 4096;

/** Starts one Redis for the whole suite on a free port, and stops it afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binary = commandOnPath("valkey-server") ?? commandOnPath("redis-server");
  if (!binary && process.env.CI === "true") throw new Error("CI needs a redis-server: apt-get install redis-server");
  if (!binary)
    console.warn(
      "no redis-server: js-redis-server stands in, and what only the real one can show is skipped; apt-get install redis-server",
    );
  const server = binary ? await startReal(binary) : await startStandIn();
  project.provide("redisUrl", server.url);
  project.provide("realRedis", binary !== undefined);
  return server.stop;
}

interface Server {
  url: string;
  stop(): Promise<void>;
}

async function startReal(binary: string): Promise<Server> {
  const dir = mkdtempSync(join(tmpdir(), "jetbridge-test-redis-"));
  const port = await freePort();
  const flags = [
    "--port",
    String(port),
    "--bind",
    "127.0.0.1",
    "--save",
    "",
    "--appendonly",
    "no",
    "--databases",
    String(DATABASES),
    "--dir",
    dir,
  ];
  const server = spawn(binary, flags, { stdio: "ignore" });
  const url = `redis://127.0.0.1:${port}`;
  const store = openStore(url);
  await store.redis.ping();
  await store.close();
  return {
    url,
    stop: async () => {
      const gone = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGTERM");
      await gone;
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function startStandIn(): Promise<Server> {
  const server = await createRedisMock({ databaseCount: DATABASES, compatibility: "redis-7.0" });
  return { url: server.url, stop: () => server.close() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
