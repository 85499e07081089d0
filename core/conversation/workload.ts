import type { Store } from "../platform/index.ts";
import { deskKeys, PARTITIONS, partitionKeys } from "./keys.ts";

/** Some things that wait, and for how long the oldest has (ms). */
interface Waiting {
  count: number;
  oldestMs: number;
}

/** How much work waits in the store: for the metrics page, and for whoever is woken at night. */
export async function workloadOf(store: Store): Promise<{ pending: Waiting; undelivered: number; cases: Waiting }> {
  const all = await Promise.all(Array.from({ length: PARTITIONS }, (_, partition) => inPartition(store, partition)));
  return {
    pending: together(all.map(({ pending }) => pending)),
    undelivered: all.reduce((sum, { due }) => sum + due, 0),
    cases: together(all.map(({ cases }) => cases)),
  };
}

const together = (all: readonly Waiting[]): Waiting => ({
  count: all.reduce((sum, { count }) => sum + count, 0),
  oldestMs: Math.max(0, ...all.map(({ oldestMs }) => oldestMs)),
});

async function inPartition(store: Store, partition: number) {
  const [pend = "", dueKey = ""] = partitionKeys(partition);
  const [casesKey] = deskKeys(partition);
  const [pending, due, cases] = await Promise.all([
    waiting(store, pend),
    store.redis.zcard(dueKey),
    waiting(store, casesKey),
  ]);
  return { pending, due, cases };
}

/** Both lists are scored by since when. */
async function waiting({ redis }: Store, key: string): Promise<Waiting> {
  const [count, first] = await Promise.all([redis.zcard(key), redis.zrange(key, "0", "0", "WITHSCORES")]);
  return { count, oldestMs: first[1] === undefined ? 0 : Math.max(0, Date.now() - Number(first[1])) };
}
