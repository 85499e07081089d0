import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openStore } from "./store.ts";

/** A Redis of our own on this machine. `stop` ends it once no other process of ours uses it. */
export interface LocalRedis {
  url: string;
  /** The binary that serves it, or `js-redis-server`. */
  server: string;
  durable: boolean;
  stop(): Promise<void>;
}

interface Running {
  pid: number;
  url: string;
  server: string;
  durable: boolean;
}

const START_WITHIN_MS = 15_000;

/**
 * Finds or starts the Redis of this folder: `valkey-server` or `redis-server` from the PATH with every write on disk,
 * else js-redis-server, which keeps nothing. Processes that share the folder share the server.
 */
export async function startLocalRedis(folder: string, path = process.env.PATH ?? ""): Promise<LocalRedis> {
  mkdirSync(join(folder, "users"), { recursive: true, mode: 0o700 });
  const running = await alone(folder, async () => (await findRunning(folder)) ?? start(folder, path));
  const mine = join(folder, "users", String(process.pid));
  writeFileSync(mine, "");
  return { ...running, stop: () => leave(folder, mine, running) };
}

async function leave(folder: string, mine: string, running: Running): Promise<void> {
  rmSync(mine, { force: true });
  const others = readdirSync(join(folder, "users")).filter((pid) => alive(Number(pid)));
  if (others.length > 0) return;
  if (alive(running.pid)) process.kill(running.pid, "SIGTERM");
  rmSync(join(folder, "running.json"), { force: true });
  for (let i = 0; i < 100 && alive(running.pid); i++) await sleep(50);
}

/** One process at a time decides whether to start a server. */
async function alone<T>(folder: string, decide: () => Promise<T>): Promise<T> {
  const lock = join(folder, "starting");
  for (const deadline = Date.now() + START_WITHIN_MS; ; await sleep(100)) {
    try {
      closeSync(openSync(lock, "wx"));
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      // Whoever held it this long died holding it.
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > START_WITHIN_MS) rmSync(lock, { force: true });
      if (Date.now() > deadline + START_WITHIN_MS)
        throw new Error(`another process keeps ${lock}; remove it if none is starting`);
    }
  }
  try {
    return await decide();
  } finally {
    rmSync(lock, { force: true });
  }
}

async function findRunning(folder: string): Promise<Running | undefined> {
  const file = join(folder, "running.json");
  if (!existsSync(file)) return undefined;
  const running = JSON.parse(readFileSync(file, "utf8")) as Running;
  return alive(running.pid) && (await answers(running.url, 1_000)) ? running : undefined;
}

async function start(folder: string, path: string): Promise<Running> {
  const binary = ["valkey-server", "redis-server"]
    .map((name) => onPath(name, path))
    .find((found) => found !== undefined);
  const port = await freePort();
  const running = binary ? serve(binary, folder, port) : embed(port);
  if (!(await answers(running.url, START_WITHIN_MS)))
    throw new Error(`${running.server} did not start; see ${join(folder, "server.log")}`);
  writeFileSync(join(folder, "running.json"), JSON.stringify(running), { mode: 0o600 });
  return running;
}

function serve(binary: string, folder: string, port: number): Running {
  const password = randomBytes(24).toString("hex");
  const settings = [
    `port ${port}`,
    "bind 127.0.0.1",
    `requirepass ${password}`,
    // Every accepted message is on disk before its sender is told so.
    "appendonly yes",
    "appendfsync always",
    'save ""',
    "maxmemory-policy noeviction",
    `dir "${folder}"`,
    `logfile "${join(folder, "server.log")}"`,
  ];
  const file = join(folder, "server.conf");
  writeFileSync(file, `${settings.join("\n")}\n`, { mode: 0o600 });
  const pid = detach(spawn(binary, [file], { detached: true, stdio: "ignore" }));
  return { pid, url: `redis://:${password}@127.0.0.1:${port}`, server: binary, durable: true };
}

function embed(port: number): Running {
  const program = fileURLToPath(new URL("./embedded-redis.ts", import.meta.url));
  const pid = detach(spawn(process.execPath, [program, String(port)], { detached: true, stdio: "ignore" }));
  return { pid, url: `redis://127.0.0.1:${port}`, server: "js-redis-server", durable: false };
}

// Its own process group: a Ctrl-C in our terminal must not end the store before we have put everything away.
function detach(child: ChildProcess): number {
  child.unref();
  child.on("error", () => undefined);
  if (child.pid === undefined) throw new Error(`can't start ${child.spawnfile}`);
  return child.pid;
}

async function answers(url: string, withinMs: number): Promise<boolean> {
  const store = openStore(url);
  try {
    const timeout = sleep(withinMs, undefined, { ref: false }).then(() => "late");
    return (await Promise.race([store.redis.ping(), timeout])) === "PONG";
  } finally {
    await store.close();
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function onPath(name: string, path: string): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no free port")),
      );
    });
  });
}
