import { fork } from "node:child_process";
import { connect, type Socket } from "node:net";
import { fileURLToPath } from "node:url";
import { Tokens } from "../../../channels/web/tokens.ts";
import { openStore } from "../../../core/index.ts";
import { RedisServer } from "../../support/redis-server.ts";
import { compared, type Row } from "../row.ts";

const WARM_UP = 500;

/** Memory of an idle `/chat/events` connection, against a bare SSE server; each server in a process of its own. */
export async function benchSseMemory(
  say: (line: string) => void,
  { rounds = 5, connections = 5_000 } = {},
): Promise<Row> {
  const redis = await RedisServer.start("none");
  const results = [];
  for (let round = 0; round < rounds; round++) {
    const reference = await perConnection("bare", redis.url, connections);
    const ours = await perConnection("ours", redis.url, connections);
    say(`SSE memory ${round + 1}/${rounds}: ${ours.toFixed(1)} KiB ours, ${reference.toFixed(1)} KiB bare`);
    results.push({ ours, reference });
  }
  await redis.stop();
  return compared(`idle SSE connection vs a bare one, ${connections} open`, "KiB RSS each", results, { atMost: 1.5 });
}

interface Told {
  port?: number;
  rss?: number;
}

async function perConnection(kind: "bare" | "ours", redisUrl: string, connections: number): Promise<number> {
  const server = fork(fileURLToPath(new URL("sse-server.ts", import.meta.url)), [kind, redisUrl], {
    execArgv: ["--expose-gc"],
  });
  const told = <K extends keyof Told>(key: K) =>
    new Promise<NonNullable<Told[K]>>((resolve) => {
      const hear = (message: unknown) => {
        const value = (message as Told)[key];
        if (value === undefined) return;
        server.off("message", hear);
        resolve(value);
      };
      server.on("message", hear);
    });
  const port = await told("port");
  const paths = await issueTokens(redisUrl, connections + WARM_UP);
  // One round beforehand, so that what a process allocates once is not counted.
  const warm = await connectAll(port, paths.slice(0, WARM_UP));
  server.send("rss");
  const before = await told("rss");
  const sockets = await connectAll(port, paths.slice(WARM_UP));
  server.send("rss");
  const after = await told("rss");
  for (const socket of [...warm, ...sockets]) socket.destroy();
  server.kill("SIGKILL");
  return (after - before) / 1024 / sockets.length;
}

async function issueTokens(redisUrl: string, count: number): Promise<string[]> {
  const store = openStore(redisUrl);
  const tokens = new Tokens(store);
  const issued = await Promise.all(Array.from({ length: count }, () => tokens.issue()));
  await store.close();
  return issued.map(({ token }) => `/chat/events?token=${token}`);
}

async function connectAll(port: number, paths: string[]): Promise<Socket[]> {
  const sockets: Socket[] = [];
  for (let from = 0; from < paths.length; from += 100) {
    sockets.push(...(await Promise.all(paths.slice(from, from + 100).map((path) => connectOne(port, path)))));
  }
  return sockets;
}

function connectOne(port: number, path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n\r\n`));
    socket.once("error", reject);
    // The last thing a new stream is told; then it is idle.
    socket.on("data", (chunk) => chunk.includes("event: status") && resolve(socket));
  });
}
