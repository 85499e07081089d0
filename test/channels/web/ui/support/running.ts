import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../../../support/free-port.ts";

const MAIN = join(import.meta.dirname, "../../../../../main.ts");
const STARTS_WITHIN_MS = 90_000;

/** `npm start` in a folder of its own, with nothing configured but an admin token. It can die and come back. */
export class Running {
  readonly url: string;
  readonly #port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), "jetbridge-whole-"));
  #main: ChildProcess | undefined;

  private constructor(port: number) {
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async begin(): Promise<Running> {
    const running = new Running(await freePort());
    await running.start();
    return running;
  }

  async start(): Promise<void> {
    const env = { ...process.env, PORT: String(this.#port), ADMIN_TOKEN: "a-token-of-tests", LOG_LEVEL: "warn" };
    // Its own process group, so that all of it can be killed at once.
    this.#main = spawn(process.execPath, [MAIN], { cwd: this.#folder, env, detached: true, stdio: "ignore" });
    const until = Date.now() + STARTS_WITHIN_MS;
    while (!(await this.#ready())) {
      if (Date.now() > until) throw new Error("npm start was not ready in time");
      await sleep(200);
    }
  }

  /** Kills every process of it at once, the store's too, as a power cut does. */
  async die(): Promise<void> {
    const { pid } = this.#main ?? {};
    if (pid === undefined) return;
    const gone = new Promise((resolve) => this.#main?.once("exit", resolve));
    process.kill(-pid, "SIGKILL");
    const store = join(this.#folder, ".data/redis/running.json");
    if (existsSync(store)) process.kill((JSON.parse(readFileSync(store, "utf8")) as { pid: number }).pid, "SIGKILL");
    await gone;
    this.#main = undefined;
  }

  async stop(): Promise<void> {
    await this.die();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #ready(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/readyz`)).ok;
    } catch {
      // Nobody listens yet.
      return false;
    }
  }
}
