import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../../standins/server.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Lobby, openLobby } from "./lobby.ts";

describe.skipIf(!hasRedis())("the status line while the bot works", () => {
  let lobby: Lobby;
  beforeAll(async () => {
    lobby = await openLobby({}, { refreshMs: 1_100 });
  });
  afterAll(() => lobby.close());

  const asked = async (name: string) => {
    const { message, channel } = await lobby.slack.person(name).says("where is my bag?");
    const statuses = () =>
      lobby.slack.workspace.statuses.filter(({ thread }) => thread === message.ts).map(({ status }) => status);
    return { conversation: lobby.conversationOf(channel, message.ts), message, channel, statuses };
  };

  it("says what the bot is doing, is kept alive, and ends with the answer", async () => {
    const { conversation, statuses } = await asked("ana");
    await until("a first status", () => statuses().length > 0);
    expect(statuses()).toEqual(["is looking into it…"]);
    const begun = await lobby.turns.begin(conversation);
    if (begun.kind !== "turn") throw new Error(begun.kind);
    await begun.turn.record([
      { kind: "tool", phase: "called", call: "c1", tool: "baggage_status", agent: "baggage", effect: "read" },
    ]);
    await until("the tool's status", () => statuses().includes("is working on: baggage status…"));
    await until("a refresh", () => statuses().filter((each) => each.includes("baggage")).length > 1, 4_000);
    await begun.turn.commit(
      { sayings: [{ from: "bot", text: "In Paris." }], facts: [], keep: {}, binding: false },
      lobby.channel,
    );
    await lobby.delivers(conversation);
    await until("nobody being followed", () => lobby.status.following === 0);
    const told = statuses().length;
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    expect(statuses()).toHaveLength(told);
    expect(statuses().at(-1)).toBe("");
  });

  it("is taken away when a person is asked instead, and not shown while one has the conversation", async () => {
    const { conversation, message, channel, statuses } = await asked("ben");
    await until("a first status", () => statuses().length > 0);
    await lobby.ownership.transfer(conversation, { to: "queue", from: ["bot"], reason: "asked" });
    await until("an empty status", () => statuses().at(-1) === "");
    await lobby.slack.person("ben").says("hello?", { thread: message.ts });
    expect(await lobby.messages(conversation, "customer")).toHaveLength(2);
    expect(lobby.status.following).toBe(0);
    expect(statuses().at(-1)).toBe("");
    expect(channel.messages.some(({ bot_id }) => bot_id)).toBe(false);
  });

  it("costs nobody an answer when Slack does not take it", async () => {
    lobby.slack.faults.next(
      { kind: "answer", status: 429, body: { ok: false }, headers: { "retry-after": "60" } },
      { path: /setStatus/, times: 5 },
    );
    const { conversation, message, channel } = await asked("eve");
    await lobby.answers(conversation, "Here.");
    await lobby.delivers(conversation);
    expect(await lobby.slack.waitFor(channel, message.ts, 1)).toHaveLength(1);
  });
});
