import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cutForSlack } from "../../../channels/slack/blocks.ts";
import { openSlackClient, SlackChannel } from "../../../channels/slack/index.ts";
import { SendFailed } from "../../../core/index.ts";
import type { Fault } from "../../standins/faults.ts";
import { freePort } from "../../standins/server.ts";
import type { SlackMessage } from "../../standins/slack/index.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Lobby, openLobby } from "./lobby.ts";

const words = (text: string) => text.split(/\s+/).filter(Boolean);

describe("9: a message longer than Slack takes", () => {
  it("is cut between paragraphs, lines or words, and has them all", () => {
    const text = Array.from({ length: 6_000 }, (_, i) => `word${i}${i % 60 === 0 ? "\n\n" : ""}`).join(" ");
    const cut = cutForSlack(text);
    expect(cut.length).toBeGreaterThan(3);
    expect(Math.max(...cut.map(({ length }) => length))).toBeLessThanOrEqual(11_500);
    expect(words(cut.join(" "))).toEqual(words(text));
  });

  it("is never cut inside a character", () => {
    const cut = cutForSlack("👨‍👩‍👧‍👦".repeat(2_000));
    expect(cut.length).toBeGreaterThan(1);
    for (const piece of cut) expect(piece.replaceAll("👨‍👩‍👧‍👦", "")).toBe("");
  });
});

describe.skipIf(!hasRedis())("answers in Slack", () => {
  let lobby: Lobby;
  beforeAll(async () => {
    lobby = await openLobby();
  });
  afterAll(() => lobby.close());

  let people = 0;
  const asked = async (text = "hello") => {
    const { message, channel } = await lobby.slack.person(`asker-${++people}`).says(text);
    return { conversation: lobby.conversationOf(channel, message.ts), channel, thread: message.ts };
  };
  const handed = async (text: string) => {
    const place = await asked();
    await lobby.answers(place.conversation, text);
    const next = await lobby.deliveries.next(place.conversation);
    if (next.kind !== "go") throw new Error(next.kind);
    return { ...place, delivery: next.delivery };
  };
  const said = async (
    text: string,
    from: "bot" | "staff" | "system" = "bot",
    name?: string,
  ): Promise<SlackMessage[]> => {
    const { conversation, channel, thread } = await asked();
    await lobby.ownership.say(conversation, {
      while: ["bot"],
      messages: [{ id: `${conversation}-1`, from, text, ...(name && { name }) }],
    });
    await lobby.delivers(conversation);
    return lobby.slack.waitFor(channel, thread, 1);
  };
  const blocksOf = (message: SlackMessage | undefined) =>
    (message?.blocks ?? []) as { type: string; text?: unknown; elements?: unknown[] }[];

  it("20: are Markdown in the thread they belong to, with plain text beside it", async () => {
    const [answer] = await said("Your **flight** is [late](https://x.example/?a=1&b=2).");
    expect(blocksOf(answer)[0]).toEqual({
      type: "markdown",
      text: "Your **flight** is [late](https://x.example/?a=1&b=2).",
    });
    expect(answer?.text).toBe("Your **flight** is [late](https://x.example/?a=1&amp;b=2).");
    expect(answer?.thread_ts).toBeDefined();
  });

  it("call nobody, whatever a model writes", async () => {
    const [answer] = await said("Hello <!channel> and <@U123>, <b>bold</b>");
    expect(answer?.text).toBe("Hello &lt;!channel&gt; and &lt;@U123&gt;, &lt;b&gt;bold&lt;/b&gt;");
    expect(blocksOf(answer)[0]?.text).toBe("Hello &lt;!channel> and &lt;@U123>, <b>bold</b>");
  });

  it("show what staff typed as they typed it, under their name", async () => {
    const [answer] = await said("*not bold*, 2 < 3 & <@U1>", "staff", "Ana");
    expect(blocksOf(answer)).toEqual([
      { type: "context", elements: [{ type: "plain_text", text: "Ana" }] },
      { type: "section", text: { type: "plain_text", text: "*not bold*, 2 < 3 & <@U1>" } },
    ]);
  });

  it("9: longer than a message come in several, in order, thumbs under the last only", async () => {
    const text = Array.from({ length: 3_000 }, (_, i) => `word${i}`).join(" ");
    const { conversation, channel, thread } = await asked();
    await lobby.answers(conversation, text);
    await lobby.delivers(conversation);
    const messages = await lobby.slack.waitFor(channel, thread, 2);
    expect(words(messages.map((message) => String(blocksOf(message)[0]?.text)).join(" "))).toEqual(words(text));
    const thumbed = messages.map((message) => blocksOf(message).some(({ type }) => type === "context_actions"));
    expect(thumbed).toEqual(messages.map((_message, i) => i === messages.length - 1));
  });

  it("go out plain rather than not at all if Slack takes no blocks", async () => {
    const { delivery, channel, thread } = await handed("Words matter most.");
    lobby.slack.faults.next(
      { kind: "answer", status: 200, body: { ok: false, error: "invalid_blocks" } },
      { path: /postMessage/ },
    );
    await lobby.channel.send(delivery, AbortSignal.timeout(3_000));
    expect(await lobby.slack.waitFor(channel, thread, 1)).toMatchObject([{ text: "Words matter most." }]);
  });

  const answer = (status: number, body: unknown, headers = {}): Fault => ({ kind: "answer", status, body, headers });
  const refusal = (error: string): Fault => answer(200, { ok: false, error });

  it.each([
    [
      "4: 429 with its time",
      answer(429, { ok: false, error: "ratelimited" }, { "retry-after": "7" }),
      "retry",
      "ratelimited",
    ],
    ["Slack out of service", refusal("service_unavailable"), "retry", "service_unavailable"],
    ["an archived channel", refusal("is_archived"), "permanent", "is_archived"],
    ["a channel that is gone", refusal("channel_not_found"), "permanent", "channel_not_found"],
    ["a token taken back", refusal("token_revoked"), "permanent", "token_revoked"],
    ["5: an error inside Slack", refusal("internal_error"), "unknown", "internal_error"],
    ["5: a 503", answer(503, "<html>"), "unknown", "503"],
    ["5: a proxy's page", answer(200, "<html>"), "unknown", "unreadable_answer"],
    ["5: a hang", { kind: "hang" }, "unknown", undefined],
    ["5: a hang after it was taken", { kind: "hang-after" }, "unknown", undefined],
    ["5: a reset", { kind: "reset" }, "unknown", undefined],
    ["5: a 500 after it was taken", { kind: "answer-after", status: 500 }, "unknown", "500"],
  ] as [string, Fault, SendFailed["kind"], string | undefined][])("%s", async (_what, fault, kind, code) => {
    const { delivery } = await handed("Hello.");
    lobby.slack.faults.next(fault, { path: /postMessage/ });
    const failed = await lobby.channel.send(delivery, AbortSignal.timeout(3_000)).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(SendFailed);
    expect(failed).toMatchObject({ kind, ...(code && { code }) });
    if (code === "ratelimited") expect(failed).toMatchObject({ retryAfterMs: 7_000 });
  });

  it("4: wait for one channel's 429 without holding up any other", async () => {
    const [slow, quick] = [await handed("slow"), await handed("quick")];
    lobby.slack.faults.next(answer(429, { ok: false }, { "retry-after": "30" }), { path: /postMessage/ });
    const began = performance.now();
    await expect(lobby.channel.send(slow.delivery, AbortSignal.timeout(3_000))).rejects.toMatchObject({
      retryAfterMs: 30_000,
    });
    await lobby.channel.send(quick.delivery, AbortSignal.timeout(3_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it("5: a request that never left may be sent again", async () => {
    const { delivery } = await handed("Hello.");
    const nowhere = openSlackClient(
      { botToken: "xoxb-1", apiUrl: `http://127.0.0.1:${await freePort()}/api/` },
      lobby.logs,
    );
    const sending = new SlackChannel(nowhere).send(delivery, AbortSignal.timeout(3_000));
    await expect(sending).rejects.toMatchObject({ kind: "retry", code: "ECONNREFUSED" });
  });
});
