import { Redis } from "ioredis";
import { inject } from "vitest";

/** True where the suite has a real redis-server; use with `describe.skipIf(!hasRedis())`. */
export const hasRedis = (): boolean => inject("redisUrl") !== "";

/** URL of an empty database on the suite's Redis that no other test uses. */
export async function freshRedisUrl(): Promise<string> {
  const base = inject("redisUrl");
  if (!base) throw new Error("this test needs a real Redis: apt-get install redis-server");
  const admin = new Redis(base);
  const database = await admin.incr("test:databases");
  admin.disconnect();
  return `${base}/${database}`;
}
