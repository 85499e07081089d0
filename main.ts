import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { boot, onShutdown, UNFIT } from "./core/index.ts";

// Everything on one machine: a store, a web process and a worker, each restarted if it dies.
const { config, logs, store } = await boot("main");
const adminToken = config.ADMIN_TOKEN ?? adminTokenOf(join(process.cwd(), ".data"));
const environment = { ...process.env, REDIS_URL: store.url, ADMIN_TOKEN: adminToken };
const MOST_RESTARTS = 5;
const RESTARTS_WITHIN_MS = 60_000;

let closing = false;
const doors = [keepRunning("channels/web.ts"), keepRunning("jobs/worker.ts")];

onShutdown(logs, async () => {
  closing = true;
  await Promise.all(doors.map((door) => door.stop()));
  await store.stop();
});

/** Runs a door as a child process, again whenever it dies; gives up where it can't stay up. */
function keepRunning(door: string): { stop(): Promise<void> } {
  const restarts: number[] = [];
  let child = start();

  function start(): ChildProcess {
    const started = fork(fileURLToPath(new URL(door, import.meta.url)), { env: environment });
    started.on("message", announce);
    started.once("exit", (code, signal) => {
      if (closing) return;
      if (code === UNFIT) return giveUp();
      logs.error({ door, code, signal }, "ended by itself");
      restarts.push(Date.now());
      const recent = restarts.filter((at) => Date.now() - at < RESTARTS_WITHIN_MS);
      if (recent.length > MOST_RESTARTS) {
        console.error(`${door} does not stay up; see the lines above for why`);
        return giveUp();
      }
      setTimeout(
        () => {
          if (!closing) child = start();
        },
        250 * 2 ** recent.length,
      );
    });
    return started;
  }

  return {
    stop: () => {
      if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGTERM");
      return ended;
    },
  };
}

function giveUp(): void {
  process.exitCode = 1;
  process.kill(process.pid, "SIGTERM");
}

function announce(message: unknown): void {
  const { listening } = message as { listening?: number };
  if (listening === undefined) return;
  const here = config.PUBLIC_URL ?? `http://localhost:${listening}`;
  const key = config.ADMIN_TOKEN ? "your ADMIN_TOKEN" : adminToken;
  console.log(`\nReady: ${here}\nAgent view: ${here}/agent-view   token: ${key}`);
}

/** Where none is set, a token of this folder's own: made once, readable by its owner. */
function adminTokenOf(folder: string): string {
  const file = join(folder, "admin-token");
  if (existsSync(file)) return readFileSync(file, "utf8");
  const token = randomBytes(16).toString("hex");
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, token, { mode: 0o600 });
  return token;
}
