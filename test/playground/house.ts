import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../support/free-port.ts";

const MAIN = join(import.meta.dirname, "../../main.ts");
const STARTS_WITHIN_MS = 60_000;
const STOPS_WITHIN_MS = 10_000;
/** Settings of the machine's own that must not reach this house: it has providers and a store of its own. */
const FOREIGN = /^(TWILIO|SLACK)_|^(REDIS_URL|PUBLIC_URL|PORT|ADMIN_TOKEN|STAFF_USERS|NODE_ENV|CHAT_ALLOWED_ORIGINS)$/;

/** The whole product as `npm start` runs it, in a folder of its own that goes with it. */
export interface RunningHouse {
  /** Of its web process. */
  url: string;
  adminToken: string;
  /** Of the supervisor, whose children are the web process and the worker. */
  pid: number;
  /** Ends when the house does, whoever ended it. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the house and waits until it takes work. `loud`: what it says is shown. */
export async function startHouse(settings: Record<string, string>, loud: boolean): Promise<RunningHouse> {
  const folder = mkdtempSync(join(tmpdir(), "jetbridge-playground-"));
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const adminToken = "only-for-the-playground";
  const own = Object.entries(process.env).filter(([name]) => !FOREIGN.test(name));
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { ...Object.fromEntries(own), LOG_LEVEL: "warn", ...settings, PORT: port, ADMIN_TOKEN: adminToken },
    stdio: ["ignore", "ignore", loud ? "inherit" : "ignore"],
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => {
      rmSync(folder, { recursive: true, force: true });
      resolve();
    });
  });
  const stop = async () => {
    child.kill("SIGTERM");
    const late = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN_MS);
    await ended;
    clearTimeout(late);
  };
  try {
    await Promise.race([
      ready(url),
      ended.then(() => Promise.reject(new Error("the house ended while it was starting; its last lines say why"))),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, adminToken, pid: child.pid ?? 0, ended, stop };
}

async function ready(url: string): Promise<void> {
  const until = Date.now() + STARTS_WITHIN_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(150);
  }
  throw new Error(`the house took no work within ${STARTS_WITHIN_MS / 1_000} s`);
}
