import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { said, Visitor } from "./support/browserless.ts";
import { freePort } from "./support/free-port.ts";
import { hasRealRedis } from "./support/redis.ts";

const MAIN = join(import.meta.dirname, "../main.ts");

describe("npm start, with nothing configured", () => {
  const running: House[] = [];
  afterEach(async () => {
    for (const house of running.splice(0)) await house.stop();
  });

  async function start(folder: string, environment: Record<string, string> = {}): Promise<House> {
    const house = await House.open(folder, environment);
    running.push(house);
    return house;
  }

  it("answers a customer without a Redis on the machine, and says that nothing is kept", async () => {
    const folder = mkdtempSync(join(tmpdir(), "jetbridge-start-"));
    const house = await start(folder, { PATH: dirname(process.execPath) });
    expect(house.output).toContain("NOT DURABLE");
    const visitor = await Visitor.arrive(house.url);
    const stream = visitor.listen();
    await visitor.say("Is there wifi on the flight?");
    const answer = await stream.until(said("bot"), 20_000);
    expect(String(answer.data.text)).toMatch(/wi-?fi/i);
    stream.cut();
  }, 60_000);

  it.skipIf(!hasRealRedis())(
    "keeps a message through the death of every process, and answers it once",
    async () => {
      const folder = mkdtempSync(join(tmpdir(), "jetbridge-start-"));
      const before = await start(folder);
      const visitor = await Visitor.arrive(before.url);
      await visitor.say("What's the status of flight PA441?");
      before.killAll();

      const after = await start(folder);
      const stream = visitor.at(after.url).listen();
      await stream.until(said("bot"), 30_000);
      const history = await visitor.at(after.url).history();
      expect(history.map(({ from }) => from)).toEqual(["customer", "bot"]);
      expect(history[1]?.text).toContain("PA441");
      stream.cut();
    },
    90_000,
  );

  it("says in plain words what is wrong with the settings", async () => {
    const { code, complaints } = await failure({ PORT: "no", MAX_TURNS: "-1" });
    expect(code).toBe(78);
    expect(complaints).toContain("PORT: must be a number");
    expect(complaints).toContain("MAX_TURNS: must be at least 1");
    expect(complaints).not.toMatch(/\n\s+at /);
  });

  it("says at once that its port is taken, and which setting that is", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, resolve));
    const { port } = other.address() as AddressInfo;
    const { code, complaints } = await failure({ PORT: String(port) });
    expect(code).toBe(1);
    expect(complaints).toBe(`Port ${port} is taken: set PORT to another, such as ${port + 1}\n`);
    other.close();
  }, 30_000);
});

/** Starts a house that can't start; resolves with how it ended and what it said was wrong. */
async function failure(environment: Record<string, string>): Promise<{ code: unknown; complaints: string }> {
  const folder = mkdtempSync(join(tmpdir(), "jetbridge-start-"));
  const child = spawn(process.execPath, [MAIN], {
    cwd: folder,
    env: { ...process.env, LOG_LEVEL: "warn", ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints += String(chunk);
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  rmSync(folder, { recursive: true });
  return { code, complaints };
}

/** Everything `npm start` brings up, in a folder of its own. */
class House {
  output = "";
  readonly url: string;
  readonly #folder: string;
  readonly #main: ChildProcess;

  private constructor(folder: string, port: number, environment: Record<string, string>) {
    this.#folder = folder;
    this.url = `http://127.0.0.1:${port}`;
    // Its own process group, so that all of it can be killed at once.
    const env = { ...process.env, PORT: String(port), LOG_LEVEL: "warn", ...environment };
    this.#main = spawn(process.execPath, [MAIN], {
      cwd: folder,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.#main.stdout?.on("data", (chunk) => {
      this.output += String(chunk);
    });
  }

  static async open(folder: string, environment: Record<string, string>): Promise<House> {
    const house = new House(folder, await freePort(), environment);
    for (let i = 0; i < 300; i++) {
      if (house.output.includes("Ready:")) return house;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`did not start: ${house.output}`);
  }

  /** Kills the processes and the store, as a power cut would. */
  killAll(): void {
    process.kill(-(this.#main.pid ?? 0), "SIGKILL");
    process.kill(this.#redisPid() ?? 0, "SIGKILL");
  }

  async stop(): Promise<void> {
    if (this.#main.exitCode === null && this.#main.signalCode === null) {
      const gone = new Promise((resolve) => this.#main.once("exit", resolve));
      this.#main.kill("SIGTERM");
      await gone;
    }
    if (this.#redisPid() === undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  #redisPid(): number | undefined {
    const file = join(this.#folder, ".data/redis/running.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { pid: number }).pid : undefined;
  }
}
