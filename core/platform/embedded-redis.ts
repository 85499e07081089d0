import { createRedisMock } from "js-redis-server";

// A child process of its own: its Lua blocks the event loop, and web and worker must be able to share it.
const server = await createRedisMock({ port: Number(process.argv[2] ?? 0), compatibility: "redis-7.0" });
process.stdout.write(`${server.url}\n`);
process.on("SIGTERM", () => void server.close().then(() => process.exit(0)));
