import type { Logs } from "./logs.ts";
import { openStore, type Store } from "./store.ts";

/** The store can't carry the work as it is. The message says what to change. */
export class StoreUnfit extends Error {
  override readonly name = "StoreUnfit";
}

const TELL_AFTER_MS = 500;
const TELL_EVERY_MS = 5_000;

// What no waiting mends, and what does.
const REMEDIES: readonly (readonly [sign: RegExp, remedy: string])[] = [
  [/WRONGPASS|NOAUTH|NOPERM|invalid password/i, "check the user and password in REDIS_URL"],
  [/certificate|self-signed/i, "have its certificate trusted: NODE_EXTRA_CA_CERTS names a file of the authority's"],
  [/cluster support disabled/i, "it is no Cluster: use redis:// or rediss://"],
  [/MOVED \d+/, "it is part of a Cluster: use redis+cluster://"],
];

/**
 * Resolves with a store that answers. One that is not there yet is waited for, which is said at once and then every few
 * seconds; `StoreUnfit` is thrown for what no waiting mends.
 */
export async function awaitStore(url: string, where: string, logs: Logs): Promise<Store> {
  let trouble = "no answer yet";
  let giveUp: (error: StoreUnfit) => void;
  const hopeless = new Promise<never>((_resolve, reject) => {
    giveUp = reject;
  });
  const store = openStore(url, "work", (error) => {
    trouble = causeOf(error);
    const unfit = unfitFor(trouble, where);
    if (unfit) giveUp(unfit);
  });
  const tell = () => logs.warn({ store: where, trouble }, "waiting for Redis");
  const telling = [setTimeout(tell, TELL_AFTER_MS), setInterval(tell, TELL_EVERY_MS)];
  try {
    await Promise.race([store.redis.ping(), hopeless]);
    return store;
  } catch (error) {
    await store.close();
    throw unfitFor(causeOf(error), where) ?? error;
  } finally {
    for (const timer of telling) clearTimeout(timer);
  }
}

/** What a connection met; a Cluster's or Sentinel's client wraps it. */
function causeOf(error: unknown): string {
  const { message = String(error), lastNodeError } = error as { message?: string; lastNodeError?: Error };
  return lastNodeError?.message ?? message;
}

function unfitFor(trouble: string, where: string): StoreUnfit | undefined {
  const found = REMEDIES.find(([sign]) => sign.test(trouble));
  return found && new StoreUnfit(`Redis at ${where} can't be used (${trouble}): ${found[1]}`);
}
