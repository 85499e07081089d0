import { awaitStore, StoreUnfit } from "./await-store.ts";
import { startLocalRedis } from "./local-redis.ts";
import type { Logs } from "./logs.ts";
import { openStore, parseStoreUrl, type RedisClient, type Store } from "./store.ts";

/** The store a process works with, and how to name it to a person. */
export interface ResolvedStore {
  url: string;
  /** e.g. `Redis 7.0.15 at db.example.com:6379`, without credentials. */
  description: string;
  durable: boolean;
  open(role: "web" | "work"): Store;
  /** Ends a server we started, once nobody of ours uses it. */
  stop(): Promise<void>;
}

const LEAST_VERSION = [6, 2] as const;

/**
 * Decides on the store: `REDIS_URL`, else a server on the PATH spawned in `folder`, else js-redis-server, which is
 * refused in production. Waits until it answers and checks it once; throws `StoreUnfit` where it could lose messages unseen.
 */
export async function resolveStore(
  settings: { REDIS_URL?: string | undefined; NODE_ENV?: string | undefined },
  folder: string,
  logs: Logs,
): Promise<ResolvedStore> {
  if (settings.REDIS_URL) {
    const { hosts } = parseStoreUrl(settings.REDIS_URL);
    const where = hosts.map(({ host, port }) => `${host}:${port}`).join(", ");
    return describe(settings.REDIS_URL, where, true, async () => undefined, logs);
  }
  const local = await startLocalRedis(folder);
  if (!local.durable && settings.NODE_ENV === "production") {
    await local.stop();
    throw new StoreUnfit(
      "No Redis: set REDIS_URL, or install one: apt-get install redis-server · dnf install valkey · brew install valkey",
    );
  }
  return describe(local.url, `this machine (${local.server})`, local.durable, local.stop, logs);
}

async function describe(
  url: string,
  where: string,
  durable: boolean,
  stop: () => Promise<void>,
  logs: Logs,
): Promise<ResolvedStore> {
  try {
    const version = await checkedVersion(url, where, durable, logs);
    return { url, durable, description: `Redis ${version} at ${where}`, open: (role) => openStore(url, role), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function checkedVersion(url: string, where: string, durable: boolean, logs: Logs): Promise<string> {
  const store = await awaitStore(url, where, logs);
  try {
    return await checkStore(store.redis, durable, logs);
  } finally {
    await store.close();
  }
}

async function checkStore(redis: RedisClient, expectDurable: boolean, logs: Logs): Promise<string> {
  const info = readInfo(await redis.info());
  const version = info.valkey_version ?? info.redis_version ?? "0";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < LEAST_VERSION[0] || (major === LEAST_VERSION[0] && minor < LEAST_VERSION[1])) {
    throw new StoreUnfit(`Redis ${version} is too old: use ${LEAST_VERSION.join(".")} or newer`);
  }
  const policy = info.maxmemory_policy;
  if (policy && policy !== "noeviction" && Number(info.maxmemory ?? 0) > 0) {
    throw new StoreUnfit(
      `Redis evicts keys (${policy}) when memory is full, and with them messages: set maxmemory-policy noeviction`,
    );
  }
  if (policy && policy !== "noeviction")
    logs.warn({ policy }, "set maxmemory-policy noeviction before anybody sets a memory limit");
  if (expectDurable && info.aof_enabled === "0") {
    logs.warn(
      "Redis keeps no append-only file: accepted messages vanish when it stops. Set appendonly yes (and appendfsync always for bookings)",
    );
  }
  return version;
}

function readInfo(text: string): Record<string, string> {
  const pairs = text.split(/\r?\n/).flatMap((line) => (line.includes(":") ? [line.split(/:(.*)/).slice(0, 2)] : []));
  return Object.fromEntries(pairs) as Record<string, string>;
}
