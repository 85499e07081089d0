import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agentViewRoutes } from "../../../channels/web/agent-view/index.ts";
import { Log, News, openStore, type Store } from "../../../core/index.ts";
import { type Listening, listen, until } from "../../standins/server.ts";
import { type CaseRoom, openCaseRoom } from "../../support/case-room.ts";
import { freshRedisUrl, hasRedis } from "../../support/redis.ts";

const VIEWERS = 200;
const EVENTS = 10;

describe.skipIf(!hasRedis())("two hundred members of staff at one busy conversation", () => {
  let room: CaseRoom;
  let watching: Store;
  let server: Listening;

  beforeAll(async () => {
    const url = await freshRedisUrl();
    room = await openCaseRoom({ url });
    watching = openStore(url);
    const app = express();
    app.use(
      "/api",
      agentViewRoutes({
        ...room,
        store: watching,
        log: new Log(watching),
        news: new News(watching),
        adminToken: "a-good-long-token",
        crew: { first: "Triage", agents: [], guardrails: [] },
        about: { desk: "here", model: { kind: "demo", name: "demo" }, config: "abc" },
        zone: "UTC",
        fetchAttachment: async () => Promise.reject(new Error("nobody attached anything")),
      }),
    );
    server = await listen(app);
  });
  afterAll(async () => {
    await server.stop();
    await watching.close();
    await room.store.close();
  });

  it("see every entry and how it stands, for a few reads of the store an event and not for hundreds", async () => {
    await room.says("busy", "first words");
    const abort = new AbortController();
    const seen = await Promise.all(Array.from({ length: VIEWERS }, () => follow(server.url, abort.signal)));
    const all = (what: string, count: number) => seen.every((text) => text().split(`event: ${what}\n`).length > count);
    await until("all watch", () => all("state", 1) && all("entry", 1), 20_000);

    const reads = countReads(watching);
    for (let n = 1; n <= EVENTS; n++) {
      await room.says("busy", `words ${n}`);
      await until(`event ${n}`, () => all("entry", n + 1), 20_000);
    }
    await until(
      "the last words stand in the list's row",
      () => seen.every((text) => text().includes(`"messages":${EVENTS + 1}`)),
      20_000,
    );
    // One for the entry; four for how it stands then: its state, its log, and whether somebody waits.
    expect(reads()).toBeLessThanOrEqual(EVENTS * 5);
    abort.abort();
  }, 60_000);
});

async function follow(url: string, signal: AbortSignal): Promise<() => string> {
  const headers = { authorization: "Bearer a-good-long-token", "x-staff-name": "Ana" };
  const { body } = await fetch(`${url}/api/conversations/busy/events`, { headers, signal });
  let text = "";
  const read = async () => {
    for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) text += chunk;
  };
  read().catch((error: unknown) => {
    // The end of the test, or of the server.
    if (!(error instanceof Error) || !/Abort|terminated/.test(`${error.name} ${error.message}`)) throw error;
  });
  return () => text;
}

/** Counts what is read of conversations from now on. */
function countReads({ redis }: Store): () => number {
  let reads = 0;
  for (const command of ["hgetall", "xrange", "lrange"] as const) {
    const ask = redis[command].bind(redis) as (...args: unknown[]) => unknown;
    Object.assign(redis, {
      [command]: (...args: unknown[]) => {
        reads++;
        return ask(...args);
      },
    });
  }
  return () => reads;
}
