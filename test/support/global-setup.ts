import { createRedisMock } from "js-redis-server";
import type { TestProject } from "vitest/node";
import { RedisServer } from "./redis-server.ts";

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
  const real = RedisServer.binary() !== undefined;
  if (!real && process.env.CI === "true") throw new Error("CI needs a redis-server: apt-get install redis-server");
  if (!real) {
    console.warn(
      "no redis-server: js-redis-server stands in, and what only the real one can show is skipped; apt-get install redis-server",
    );
  }
  const server = real ? await RedisServer.start("none", ["--databases", String(DATABASES)]) : await standIn();
  project.provide("redisUrl", server.url);
  project.provide("realRedis", real);
  return () => server.stop();
}

async function standIn(): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await createRedisMock({ databaseCount: DATABASES, compatibility: "redis-7.0" });
  return { url: server.url, stop: () => server.close() };
}
