import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../core/index.ts";
import { commandOnPath } from "./commands.ts";
import { freePort } from "./free-port.ts";

/** What the server puts on disk: nothing, every second, or everything before it answers. */
export type Persistence = "none" | "everysec" | "always";

/** A real redis-server of our own, on a free port of the loopback interface; it can be killed and comes back. */
export class RedisServer {
  readonly url: string;
  readonly #binary: string;
  readonly #flags: string[];
  readonly #dir: string;
  #child: ChildProcess;

  private constructor(binary: string, port: number, persistence: Persistence, more: string[]) {
    this.#binary = binary;
    this.#dir = mkdtempSync(join(tmpdir(), "jetbridge-redis-"));
    const onDisk =
      persistence === "none" ? ["--appendonly", "no"] : ["--appendonly", "yes", "--appendfsync", persistence];
    this.#flags = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", this.#dir, ...onDisk, ...more];
    this.url = `redis://127.0.0.1:${port}`;
    this.#child = this.#spawn();
  }

  /** The binary on this machine, or undefined. */
  static binary(): string | undefined {
    return commandOnPath("valkey-server") ?? commandOnPath("redis-server");
  }

  /** On a free port, unless one is named; `more` are flags of its own. */
  static async start(persistence: Persistence, more: string[] = [], port?: number): Promise<RedisServer> {
    const binary = RedisServer.binary();
    if (!binary) throw new Error("this needs a redis-server: apt-get install redis-server");
    const server = new RedisServer(binary, port ?? (await freePort()), persistence, more);
    await server.#answers();
    return server;
  }

  /** Changes a setting of the running server. */
  async configure(name: string, value: string): Promise<void> {
    const store = openStore(this.url);
    await store.redis.config("SET", name, value);
    await store.close();
  }

  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async restart(): Promise<void> {
    this.#child = this.#spawn();
    await this.#answers();
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
    rmSync(this.#dir, { recursive: true, force: true });
  }

  #spawn(): ChildProcess {
    return spawn(this.#binary, this.#flags, { stdio: "ignore" });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
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
