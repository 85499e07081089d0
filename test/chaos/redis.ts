import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../core/index.ts";

/** A redis-server that can be killed and comes back with what it had on disk. */
export class MortalRedis {
  readonly url: string;
  readonly #port: number;
  readonly #dir: string;
  readonly #fsync: "always" | "everysec";
  #child: ChildProcess;

  private constructor(port: number, dir: string, fsync: "always" | "everysec") {
    this.#port = port;
    this.#dir = dir;
    this.#fsync = fsync;
    this.url = `redis://127.0.0.1:${port}`;
    this.#child = this.#spawn();
  }

  static async start(fsync: "always" | "everysec"): Promise<MortalRedis> {
    const redis = new MortalRedis(await freePort(), mkdtempSync(join(tmpdir(), "jetbridge-chaos-")), fsync);
    await redis.#answers();
    return redis;
  }

  async killAndRestart(): Promise<void> {
    await this.#end("SIGKILL");
    this.#child = this.#spawn();
    await this.#answers();
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #spawn(): ChildProcess {
    const flags = [
      "--port",
      String(this.#port),
      "--bind",
      "127.0.0.1",
      "--save",
      "",
      "--dir",
      this.#dir,
      "--appendonly",
      "yes",
      "--appendfsync",
      this.#fsync,
    ];
    return spawn("redis-server", flags, { stdio: "ignore" });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill(signal);
    await gone;
  }

  async #answers(): Promise<void> {
    const store = openStore(this.url);
    await store.redis.ping();
    await store.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
