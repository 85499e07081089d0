import type { Store } from "../platform/index.ts";
import { PARTITIONS, partitionKeys } from "./keys.ts";

/** How much work waits in the store: for the metrics page, and for whoever is woken at night. */
export async function workloadOf(
  store: Store,
): Promise<{ pending: { count: number; oldestMs: number }; undelivered: number }> {
  const partitions = await Promise.all(
    Array.from({ length: PARTITIONS }, (_, partition) => inPartition(store, partition)),
  );
  const oldest = Math.min(...partitions.map(({ oldestAt }) => oldestAt));
  return {
    pending: {
      count: partitions.reduce((sum, { pending }) => sum + pending, 0),
      oldestMs: Number.isFinite(oldest) ? Math.max(0, Date.now() - oldest) : 0,
    },
    undelivered: partitions.reduce((sum, { due }) => sum + due, 0),
  };
}

async function inPartition({ redis }: Store, partition: number) {
  const [pend = "", dueKey = ""] = partitionKeys(partition);
  const [pending, due, first] = await Promise.all([
    redis.zcard(pend),
    redis.zcard(dueKey),
    redis.zrangebyscore(pend, "-inf", "+inf", "WITHSCORES", "LIMIT", 0, 1),
  ]);
  return { pending, due, oldestAt: first[1] === undefined ? Number.POSITIVE_INFINITY : Number(first[1]) };
}
