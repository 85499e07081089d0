import { inject } from "vitest";
import { openStore, type Store } from "../../core/index.ts";

/** True where the suite has a real redis-server; use with `describe.skipIf(!hasRealRedis())` for what only that can show. */
export const hasRealRedis = (): boolean => inject("realRedis");

/** True: the suite always has a Redis, if only js-redis-server. */
export const hasRedis = (): boolean => inject("redisUrl") !== "";

/** URL of an empty database on the suite's Redis that no other test uses. */
export async function freshRedisUrl(): Promise<string> {
  const base = inject("redisUrl");
  const admin = openStore(base);
  const database = await admin.redis.incr("test:databases");
  await admin.close();
  return `${base}/${database}`;
}

/** A store on an empty database. The test closes it. */
export async function freshStore(role: "web" | "work" = "work"): Promise<Store> {
  return openStore(await freshRedisUrl(), role);
}
