import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { resolveStore, StoreUnfit, silentLogs } from "../../../core/index.ts";
import { commandOnPath } from "../../support/commands.ts";
import { freePort } from "../../support/free-port.ts";
import { keptLogs } from "../../support/kept-logs.ts";
import { hasRealRedis } from "../../support/redis.ts";
import { RedisServer } from "../../support/redis-server.ts";

const folder = () => mkdtempSync(join(tmpdir(), "jetbridge-await-"));

describe.skipIf(!hasRealRedis())("a store that is not as REDIS_URL says", () => {
  it("is waited for while it is not there, which is said, and used once it is", async () => {
    const port = await freePort();
    const { logs, lines } = keptLogs("warn");
    const resolving = resolveStore({ REDIS_URL: `redis://127.0.0.1:${port}` }, folder(), logs);
    for (let i = 0; i < 50 && lines.length === 0; i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(lines[0]).toMatchObject({ msg: "waiting for Redis", store: `127.0.0.1:${port}` });
    expect(String(lines[0]?.trouble)).toContain("ECONNREFUSED");
    const server = await RedisServer.start("none", [], port);
    await expect(resolving).resolves.toMatchObject({ durable: true });
    await server.stop();
  });

  it("is not waited for where it refuses the password: that is said, with what to do, and never the password", async () => {
    const server = await RedisServer.start("none");
    const locked = new URL(server.url);
    await server.configure("requirepass", "right");
    locked.password = "guessed";
    for (const url of [server.url, locked.href]) {
      const resolving = resolveStore({ REDIS_URL: url }, folder(), silentLogs());
      await expect(resolving).rejects.toThrow(StoreUnfit);
      await expect(resolving).rejects.toThrow(/check the user and password in REDIS_URL/);
      await expect(resolving).rejects.not.toThrow(/guessed/);
    }
    locked.password = "right";
    await expect(resolveStore({ REDIS_URL: locked.href }, folder(), silentLogs())).resolves.toBeDefined();
    await server.stop();
  });

  it("is not a Cluster though it is called one", async () => {
    const server = await RedisServer.start("none");
    const url = server.url.replace("redis://", "redis+cluster://");
    await expect(resolveStore({ REDIS_URL: url }, folder(), silentLogs())).rejects.toThrow(
      /it is no Cluster: use redis:/,
    );
    await server.stop();
  });
});

if (!commandOnPath("openssl"))
  console.log("skipped: a store behind TLS, whose certificate openssl makes; apt-get install openssl");

describe.skipIf(!hasRealRedis() || !commandOnPath("openssl"))("a store behind TLS", () => {
  it("is used where its authority is trusted, and refused with what to set where not", async () => {
    const here = folder();
    const [key, certificate] = [join(here, "key.pem"), join(here, "certificate.pem")];
    const forLoopback = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"];
    const files = ["-keyout", key, "-out", certificate];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", ...forLoopback, ...files], {
      stdio: "ignore",
    });
    const port = await freePort();
    const tls = ["--tls-cert-file", certificate, "--tls-key-file", key, "--tls-ca-cert-file", certificate];
    const server = await RedisServer.start("none", ["--tls-port", String(port), "--tls-auth-clients", "no", ...tls]);
    const url = `rediss://127.0.0.1:${port}`;
    expect(await inAnotherProcess(url, {})).toMatch(/NODE_EXTRA_CA_CERTS/);
    expect(await inAnotherProcess(url, { NODE_EXTRA_CA_CERTS: certificate })).toMatch(/^Redis \d.* at 127\.0\.0\.1/);
    await server.stop();
    rmSync(here, { recursive: true });
  });
});

/** Whom a process trusts is settled when it starts: this asks another one what it makes of a store. */
async function inAnotherProcess(url: string, environment: Record<string, string>): Promise<string> {
  const core = pathToFileURL(join(import.meta.dirname, "../../../core/index.ts")).href;
  const program = `
    import { resolveStore, silentLogs } from ${JSON.stringify(core)};
    const told = await resolveStore({ REDIS_URL: ${JSON.stringify(url)} }, ".", silentLogs()).then(
      (store) => store.description,
      (error) => error.message,
    );
    console.log(told);
    process.exit(0);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
    timeout: 20_000,
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  await new Promise((resolve) => child.once("exit", resolve));
  return said.trim();
}
