import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** `redis://127.0.0.1:<port>` of the suite's own redis-server, or "" where the machine has none. */
    redisUrl: string;
  }
}

/** Starts one redis-server for the whole suite on a free port, and stops it afterwards. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binary = ["valkey-server", "redis-server"].find(onPath);
  if (!binary) {
    if (process.env.CI === "true") throw new Error("CI needs a redis-server: apt-get install redis-server");
    console.warn("skipped: tests that need a real Redis. Install one: apt-get install redis-server");
    project.provide("redisUrl", "");
    return () => Promise.resolve();
  }
  const dir = mkdtempSync(join(tmpdir(), "jetbridge-test-redis-"));
  const port = await freePort();
  const server = spawn(
    binary,
    [
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
      "--save",
      "",
      "--appendonly",
      "no",
      "--databases",
      "4096",
      "--dir",
      dir,
      "--maxmemory-policy",
      "noeviction",
    ],
    { stdio: "ignore" },
  );
  await listening(port);
  project.provide("redisUrl", `redis://127.0.0.1:${port}`);
  return () => stop(server, dir);
}

function onPath(command: string): boolean {
  try {
    execFileSync(command, ["--version"], { stdio: "ignore" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
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

async function listening(port: number): Promise<void> {
  const { Redis } = await import("ioredis");
  const client = new Redis(port, "127.0.0.1", {
    retryStrategy: (n) => (n > 100 ? null : 50),
    maxRetriesPerRequest: null,
  });
  await client.ping();
  client.disconnect();
}

async function stop(server: ChildProcess, dir: string): Promise<void> {
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await gone;
  rmSync(dir, { recursive: true, force: true });
}
