import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../../standins/server.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Lobby, openLobby } from "./lobby.ts";

describe.skipIf(!hasRedis())("16: Slack over a line of our own", () => {
  let lobby: Lobby;
  beforeAll(async () => {
    lobby = await openLobby({}, { mode: "socket" });
  });
  afterAll(() => lobby.close());

  const texts = async (channel: { id: string }, thread: string) =>
    (await lobby.messages(lobby.conversationOf(channel, thread), "customer")).map(({ text }) => text);

  it("dials again when Slack asks to, or when the line is cut, and what came twice is one message", async () => {
    const ana = lobby.slack.person("ana");
    const { message, channel } = await ana.says("one");
    for (const lose of [
      () => lobby.slack.line()?.say(JSON.stringify({ type: "disconnect", reason: "refresh_requested" })),
      () => lobby.slack.line()?.cut(),
    ]) {
      const before = lobby.slack.line();
      lose();
      await until("another line", () => lobby.slack.line() !== undefined && lobby.slack.line() !== before, 8_000);
      // Slack sends again what was not acknowledged, and at times what was.
      expect((await ana.again()).map(({ status }) => status)).toEqual([200]);
    }
    await ana.says("two", { thread: message.ts });
    expect(await texts(channel, message.ts)).toEqual(["one", "two"]);
  });

  it("acknowledges nothing that is not in the store", async () => {
    const away = await openLobby({}, { mode: "socket" });
    const ana = away.slack.person("ana");
    await away.store.close();
    const { answers } = await ana.says("hello");
    expect(answers.map(({ status }) => status)).toEqual([0]);
    await away.close();
  });

  it("keeps nobody waiting for a Slack that is down, and dials until it is back", async () => {
    const down = await openLobby({}, { mode: "socket", start: false });
    down.slack.faults.always({ kind: "reset" }, /connections\.open/);
    await down.door.start();
    expect(down.slack.line()).toBeUndefined();
    down.slack.faults.clear();
    await until("a line", () => down.slack.line() !== undefined, 8_000);
    for (const mood of [
      { kind: "reset" },
      { kind: "answer", status: 503 },
      { kind: "answer", status: 200, body: { ok: false, error: "internal_error" } },
    ] as const) {
      down.slack.faults.next(mood, { path: /connections\.open/ });
      down.slack.line()?.cut();
      await until("no line", () => down.slack.line() === undefined);
      await until("a line again", () => down.slack.line() !== undefined, 8_000);
    }
    expect((await down.slack.person("ana").says("hello")).answers).toMatchObject([{ status: 200 }]);
    await down.close();
  });

  it("answers what nobody listens for", async () => {
    expect(await lobby.slack.person("ana").command("/nobodys", "")).toMatchObject({ status: 200 });
  });
});
