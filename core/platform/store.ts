import { createHash } from "node:crypto";
import { Cluster, Redis } from "ioredis";

/** A connection to one Redis server, a Sentinel group or a Cluster; the commands are ioredis'. */
export type RedisClient = Redis | Cluster;

/**
 * What a connection is for. `web` fails fast, so that a provider is told 503 and sends again. `work` waits an outage
 * out. `blocking` may wait inside a command (BullMQ workers). `subscriber` only listens.
 */
export type ConnectionRole = "web" | "work" | "blocking" | "subscriber";

/** A Lua script that is sent once and then called by its hash. All its keys live in one hash slot. */
export type Script = (keys: string[], args: (string | number | Buffer)[]) => Promise<unknown>;

/** Everything durable is behind one of these. `close` ends every connection the store opened. */
export interface Store {
  readonly redis: RedisClient;
  script(lua: string): Script;
  connect(role: ConnectionRole): RedisClient;
  /** Resolves once commands can be sent; a store opened for `web` refuses them before. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a store. URLs: `redis://` and `rediss://` (TLS) for one server, `redis+sentinel://host:port,host:port/master/db`,
 * `redis+cluster://host:port,host:port`; `rediss+…` for TLS. Credentials go before the first `@`. `onTrouble` hears of every
 * connection error; the store goes on trying by itself.
 */
export function openStore(
  url: string,
  role: "web" | "work" = "work",
  onTrouble: (error: Error) => void = () => undefined,
): Store {
  const opened: RedisClient[] = [];
  const open = (wanted: ConnectionRole): RedisClient => {
    const client = dial(url, wanted);
    // Connection errors also reject the commands that meet them; unhandled, the event alone would end the process.
    client.on("error", onTrouble);
    opened.push(client);
    return client;
  };
  const redis = open(role);
  return {
    redis,
    script: (lua) => scriptOn(redis, lua),
    connect: open,
    ready: () => whenReady(redis),
    close: async () => {
      await Promise.all(opened.map(hangUp));
    },
  };
}

function scriptOn(redis: RedisClient, lua: string): Script {
  const sha = createHash("sha1").update(lua).digest("hex");
  return async (keys, args) => {
    try {
      return await redis.evalsha(sha, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith("NOSCRIPT")) throw error;
      return redis.eval(lua, keys.length, ...keys, ...args);
    }
  };
}

function dial(url: string, role: ConnectionRole): RedisClient {
  const { kind, tls, hosts, path, username, password } = parseStoreUrl(url);
  const credentials = { ...(username && { username }), ...(password && { password }), ...(tls && { tls: {} }) };
  if (kind === "cluster") {
    return new Cluster(hosts, { ...clusterOptions(role), redisOptions: { ...credentials, ...perRequest(role) } });
  }
  const options = { ...credentials, ...perRequest(role), ...clientOptions(role) };
  if (kind === "sentinel") {
    const [name = "mymaster", db = "0"] = path;
    const sentinelAuth = password ? { sentinelPassword: password } : {};
    return new Redis({ ...options, ...sentinelAuth, sentinels: hosts, name, db: Number(db) });
  }
  const [host = { host: "127.0.0.1", port: 6379 }] = hosts;
  return new Redis({ ...options, ...host, db: Number(path[0] ?? 0) });
}

/** Reads a store URL; throws a TypeError that says what a right one looks like. */
export function parseStoreUrl(url: string) {
  const match = /^redis(s?)(?:\+(sentinel|cluster))?:\/\/(?:(.*)@)?([^/]+)(?:\/(.*))?$/.exec(url);
  if (!match) {
    throw new TypeError(
      "use redis://host:6379, rediss:// for TLS, redis+sentinel://host:26379,…/master or redis+cluster://host:7000,…",
    );
  }
  const [, tls, kind = "single", auth = "", hostList = "", rest = ""] = match;
  const [username = "", password = ""] = auth.includes(":") ? auth.split(/:(.*)/) : ["", auth];
  return {
    kind: kind as "single" | "sentinel" | "cluster",
    tls: tls === "s",
    hosts: hostList.split(",").map((each) => readHost(each, kind === "sentinel" ? 26379 : 6379)),
    path: rest.split("/").filter(Boolean),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
}

function readHost(text: string, defaultPort: number): { host: string; port: number } {
  const { hostname, port } = new URL(`redis://${text}`);
  return { host: hostname.replace(/^\[|\]$/g, ""), port: port ? Number(port) : defaultPort };
}

// BullMQ's own default backs off to 20 s, which would be 20 s of silence after a restart.
const reconnect = (attempt: number): number => Math.min(50 * 2 ** Math.min(attempt, 6), 2_000);

const perRequest = (role: ConnectionRole) => ({
  // Many requests at once write to the store as one.
  enableAutoPipelining: role === "web",
  maxRetriesPerRequest: role === "web" ? 1 : null,
  ...(role === "web" && { commandTimeout: 3_000 }),
  connectTimeout: 5_000,
});

const clientOptions = (role: ConnectionRole) => ({
  enableOfflineQueue: role !== "web",
  retryStrategy: reconnect,
});

const clusterOptions = (role: ConnectionRole) => ({
  enableOfflineQueue: role !== "web",
  clusterRetryStrategy: reconnect,
});

function whenReady(client: RedisClient): Promise<void> {
  return client.status === "ready"
    ? Promise.resolve()
    : new Promise((resolve) => client.once("ready", () => resolve()));
}

async function hangUp(client: RedisClient): Promise<void> {
  if (client.status === "end") return;
  const ended = new Promise<void>((resolve) => client.once("end", () => resolve()));
  client.disconnect();
  await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500).unref())]);
}
