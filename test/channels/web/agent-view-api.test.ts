import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerErrors, notFound } from "../../../channels/http-errors.ts";
import { agentViewRoutes } from "../../../channels/web/agent-view/index.ts";
import { News, silentLogs } from "../../../core/index.ts";
import { type CaseRoom, openCaseRoom } from "../../support/case-room.ts";
import { hasRedis } from "../../support/redis.ts";

/** Whatever a route answers with, as far as these tests look. */
interface Answer {
  [field: string]: unknown;
  conversations: { id: string }[];
  entries: { kind: string; by?: string }[];
}

const TOKEN = "a-good-long-token";

describe.skipIf(!hasRedis())("the agent view's routes", () => {
  let room: CaseRoom;
  let server: Server;
  let base: string;

  beforeAll(async () => {
    room = await openCaseRoom();
    const app = express();
    app.use(
      "/api",
      agentViewRoutes({
        store: room.store,
        log: room.log,
        news: new News(room.store),
        desk: room.desk,
        ownership: room.ownership,
        adminToken: TOKEN,
        crew: { first: "triage", agents: [], guardrails: [] },
        about: { desk: "here", model: { kind: "demo", name: "demo" }, config: "abc" },
        zone: "UTC",
        fetchAttachment: async () => Promise.reject(new Error("nobody attached anything")),
      }),
      notFound,
      answerErrors(silentLogs()),
    );
    server = createServer(app).listen(0, "127.0.0.1");
    await once(server, "listening");
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await room.store.close();
  });

  const ask = (path: string, { name = "Ana", headers = {}, ...init }: RequestInit & { name?: string } = {}) =>
    fetch(base + path, {
      ...init,
      headers: {
        authorization: `Bearer ${TOKEN}`,
        "x-staff-name": name,
        ...(init.body ? { "content-type": "application/json" } : {}),
        ...headers,
      },
    });
  const desk = (id: string, action: object, name = "Ana") =>
    ask(`/conversations/${id}/desk`, { method: "POST", body: JSON.stringify(action), name });
  const json = async (response: Response): Promise<Answer> => (await response.json()) as Answer;

  it("lets nobody in without the token, and says what to do", async () => {
    for (const headers of [{}, { authorization: "Bearer wrong" }, { cookie: "jetbridge_desk=x.y" }]) {
      const response = await fetch(`${base}/conversations`, { headers: headers as Record<string, string> });
      expect(response.status).toBe(401);
      expect((await json(response)).error).toHaveProperty("message");
    }
  });

  it("opens a session by a cookie that no script can read and no other site can use", async () => {
    const login = await fetch(`${base}/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token: TOKEN, name: "Ana" }),
    });
    expect(login.status).toBe(204);
    const cookie = login.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const kept = { cookie: cookie.split(";")[0] ?? "" };
    expect(await json(await fetch(`${base}/session`, { headers: kept }))).toEqual({
      name: "Ana",
      desk: "here",
      model: { kind: "demo", name: "demo" },
      config: "abc",
    });
    const foreign = await fetch(`${base}/session`, { headers: { ...kept, origin: "https://evil.example" } });
    expect(foreign.status).toBe(403);
  });

  it("stops whoever guesses", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) {
      const response = await fetch(`${base}/session`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token: `guess ${i}`, name: "x" }),
      });
      statuses.push(response.status);
    }
    expect(statuses).toContain(429);
    expect((await ask("/agents")).status).toBe(200);
  });

  it("lists, filters, searches and pages, with nobody's data in sight", async () => {
    for (let i = 0; i < 5; i++) {
      await room.says(`list${i}`, i === 3 ? "my e-mail is jo@example.com, call +1 415 555 2671" : `hello ${i}`);
      if (i < 2) await room.escalates(`list${i}`, { reason: i === 0 ? "asked" : "ungrounded" });
      else await room.answers(`list${i}`, "hi");
    }
    const all = await json(await ask("/conversations?limit=2"));
    expect(all.conversations).toHaveLength(2);
    const second = await json(await ask(`/conversations?limit=500&cursor=${all.next}`));
    const ids = [...all.conversations, ...second.conversations].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(["list0", "list1", "list2", "list3", "list4"]));
    const asked = await json(await ask("/conversations?case=asked&owner=queue"));
    expect(asked.conversations.map(({ id }) => id)).toEqual(["list0"]);
    const found = await json(await ask("/conversations?q=jo@example.com"));
    expect(found).toMatchObject({ total: 1, conversations: [{ id: "list3", who: "+1•••2671", waiting: false }] });
    expect(JSON.stringify(await json(await ask("/conversations")))).not.toMatch(/jo@example|415 555/);
    const since = await json(await ask(`/conversations?since=${Number(found.at) + 1}`));
    expect(since.conversations).toEqual([]);
    const waiting = await json(await ask("/conversations?owner=queue"));
    await room.desk.claim("list0", { id: "U1", name: "Ana" });
    const changed = await json(await ask(`/conversations?owner=queue&since=${waiting.at}`));
    expect(changed).toMatchObject({ conversations: [], gone: ["list0"] });
    expect(changed.total).toBeUndefined();
  });

  it("masks personal data until somebody asks for it, and keeps that they did", async () => {
    await room.says("masked", "I am Mei, mei@example.com");
    await room.answers("masked", "Hello Mei Brown!", {
      facts: [
        {
          kind: "tool",
          phase: "answered",
          call: "1",
          tool: "find",
          agent: "a",
          result: { first_name: "Mei", flight: "HAT123" },
        },
      ],
    });
    const masked = JSON.stringify(await json(await ask("/conversations/masked")));
    expect(masked).not.toMatch(/Mei|mei@/);
    expect(masked).toMatch(/HAT123/);
    const { reveal } = await json(await ask("/conversations/masked/reveal", { method: "POST", body: "{}" }));
    const shown = await json(await ask(`/conversations/masked?reveal=${reveal}`));
    expect(JSON.stringify(shown)).toMatch(/mei@example.com/);
    expect(shown.entries.at(-1)).toMatchObject({ kind: "revealed", by: "Ana" });
    expect((await ask(`/conversations/list0?reveal=${reveal}`)).status).toBe(403);
    expect((await ask(`/conversations/masked?reveal=${reveal}`, { name: "Ben" })).status).toBe(403);
  });

  it("works a case from claim to resolve, and tells whoever comes second", async () => {
    await room.says("case", "help");
    await room.escalates("case", { draft: "the draft" });
    expect((await desk("case", { action: "claim" })).status).toBe(200);
    const late = await desk("case", { action: "claim" }, "Ben");
    expect(late.status).toBe(409);
    expect((await json(late)).error).toMatchObject({ code: "claimed", message: expect.stringContaining("Ana has it") });
    expect(await json(await desk("case", { action: "reply", text: "Hi", key: "k1" }))).toMatchObject({
      already: false,
    });
    expect(await json(await desk("case", { action: "reply", text: "Hi", key: "k1" }))).toMatchObject({ already: true });
    expect((await desk("case", { action: "reply", text: " ", key: "k2" })).status).toBe(400);
    expect((await desk("case", { action: "dance" })).status).toBe(400);
    expect((await desk("case", { action: "resolve", reason: "done" })).status).toBe(200);
    expect((await room.told("case")).filter((line) => line === "staff: Hi")).toHaveLength(1);
    const transcript = await (await ask("/conversations/case/transcript")).text();
    expect(transcript).toMatch(/Customer: help\n.*Ana: Hi/s);
  });

  it("needs a name from whoever acts", async () => {
    const response = await fetch(`${base}/conversations/case/desk`, {
      method: "POST",
      headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
      body: JSON.stringify({ action: "claim" }),
    });
    expect(response.status).toBe(400);
  });

  it("streams entries from where the page was, and the state whenever it changes", async () => {
    await room.says("live", "one");
    const abort = new AbortController();
    const response = await ask("/conversations/live/events?after=0", { signal: abort.signal });
    const seen = readEvents(response);
    await room.escalates("live");
    await expect.poll(() => seen.filter(({ event }) => event === "entry").length).toBeGreaterThanOrEqual(4);
    await expect
      .poll(() => seen.filter(({ event }) => event === "state").at(-1)?.data)
      .toMatchObject({ row: { owner: "queue" } });
    const ids = seen.flatMap(({ id }) => (id === undefined ? [] : [Number(id)]));
    expect(ids).toEqual(ids.map((_, i) => i + 1));
    abort.abort();
    const resumed = new AbortController();
    const rest = readEvents(
      await ask("/conversations/live/events", { signal: resumed.signal, headers: { "last-event-id": "2" } }),
    );
    await expect.poll(() => rest.find(({ event }) => event === "entry")?.id).toBe("3");
    resumed.abort();
  });

  it("hides what only a tool shows to be personal, in what was streamed before it, too", async () => {
    await room.says("learning", "abcdef, Zorro");
    const abort = new AbortController();
    const seen = readEvents(await ask("/conversations/learning/events?after=0", { signal: abort.signal }));
    await expect.poll(() => seen.some(({ event }) => event === "entry")).toBe(true);
    const words = { confirmation_code: "abcdef", last_name: "Zorro" };
    const called = { kind: "tool", phase: "called", call: "1", tool: "find", agent: "a", arguments: words } as const;
    await room.answers("learning", "Hello Zorro, abcdef it is.", { facts: [called] });
    await expect.poll(() => seen.filter(({ event }) => event === "entry").length).toBeGreaterThan(2);
    expect(seen.map(({ event }) => event)).toContain("masked");
    const after = seen.slice(seen.findIndex(({ id }) => id === "2"));
    expect(JSON.stringify(after)).not.toMatch(/abcdef|Zorro/);
    expect(JSON.stringify(await json(await ask("/conversations/learning")))).not.toMatch(/abcdef|Zorro/);
    abort.abort();
  });

  it("sums up what happened", async () => {
    const overview = await json(await ask("/overview?days=7"));
    expect(overview.total).toMatchObject({ resolvedByStaff: 1, escalated: expect.any(Number) });
    expect(overview.days).toHaveLength(7);
    expect(overview.reasons).toContainEqual({ reason: "ungrounded", count: 1 });
  });
});

interface Seen {
  event: string;
  id?: string;
  data: unknown;
}

function readEvents(response: Response): Seen[] {
  const seen: Seen[] = [];
  const read = async () => {
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      const whole = text.split("\n\n");
      text = whole.pop() ?? "";
      for (const block of whole) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
        const [event, id] = [field("event"), field("id")];
        if (event) seen.push({ event, ...(id && { id }), data: JSON.parse(field("data") ?? "null") });
      }
    }
  };
  read().catch((error: unknown) => {
    // The end of the test, or of the server.
    if (!(error instanceof Error) || !/Abort|terminated/.test(`${error.name} ${error.message}`)) throw error;
  });
  return seen;
}
