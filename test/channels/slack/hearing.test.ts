import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../../standins/server.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Lobby, openLobby, STAFF_CHANNEL } from "./lobby.ts";

describe.skipIf(!hasRedis())("Slack's requests", () => {
  let lobby: Lobby;
  beforeAll(async () => {
    lobby = await openLobby();
  });
  afterAll(() => lobby.close());

  const now = () => Date.now() / 1_000;
  const event = (text: string) => {
    const { workspace } = lobby.slack;
    const ana = lobby.slack.person("ana");
    const ts = workspace.nextTs();
    const said = { type: "message", channel: ana.dm.id, channel_type: "im", user: ana.id, text, ts };
    const conversation = lobby.conversationOf(ana.dm, ts);
    return {
      conversation,
      body: JSON.stringify({ type: "event_callback", team_id: workspace.team, event_id: `Ev${ts}`, event: said }),
    };
  };

  it("3: are refused when they are more than five minutes old, or from the future", async () => {
    for (const at of [now() - 301, now() + 330, now() + 86_400, Number.NaN]) {
      const { conversation, body } = event("hello");
      expect((await lobby.slack.outgoing.post(body, { at })).status).toBe(401);
      expect(await lobby.log.state(conversation)).toBeUndefined();
    }
    expect((await lobby.slack.outgoing.post(event("hello").body, { at: now() - 290 })).status).toBe(200);
  });

  it("are refused when altered, unsigned or signed with another secret", async () => {
    const { conversation, body } = event("50 dollars");
    const altered = body.replace("50", "500");
    const signature = { "x-slack-signature": `v0=${"0".repeat(64)}` };
    expect((await lobby.slack.outgoing.post(altered, { signed: body })).status).toBe(401);
    expect((await lobby.slack.outgoing.post(body, { headers: signature })).status).toBe(401);
    expect(await lobby.log.state(conversation)).toBeUndefined();
  });

  it("are refused when they are larger than Slack's ever are", async () => {
    const { conversation, body } = event("x".repeat(1_100_000));
    expect((await lobby.slack.outgoing.post(body)).status).toBe(413);
    expect(await lobby.log.state(conversation)).toBeUndefined();
  });

  it("are one message when replayed within the five minutes", async () => {
    const { conversation, body } = event("once");
    const answers = await Promise.all(Array.from({ length: 10 }, () => lobby.slack.outgoing.post(body)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await lobby.messages(conversation)).toHaveLength(1);
  });

  it("may name their content type with a charset, as proxies do", async () => {
    const { conversation, body } = event("hello");
    const contentType = "application/json; charset=utf-8";
    expect((await lobby.slack.outgoing.post(body, { contentType })).status).toBe(200);
    expect(await lobby.messages(conversation)).toHaveLength(1);
  });

  it("prove the address when Slack asks who is there", async () => {
    const body = JSON.stringify({ type: "url_verification", challenge: "who-is-there", token: "x" });
    expect(await lobby.slack.outgoing.post(body)).toMatchObject({ status: 200, body: { challenge: "who-is-there" } });
  });

  it("2: are answered at once when nobody listens, rather than left hanging", async () => {
    const ana = lobby.slack.person("ana");
    const { message, channel } = await ana.says("hello");
    for (const answer of [await ana.shortcut("nobodys", { message, channel }), await ana.command("/nobodys", "")]) {
      expect(answer.status).toBe(200);
      expect(answer.ms).toBeLessThan(1_000);
    }
  });

  it("get no 2xx while the store is away, so that Slack sends again", async () => {
    const away = await openLobby();
    const ana = away.slack.person("ana");
    await away.store.close();
    const { answers } = await ana.says("hello");
    expect(answers.map(({ status }) => status)).toEqual([500]);
    await away.close();
  });
});

describe.skipIf(!hasRedis())("what people do in Slack", () => {
  let lobby: Lobby;
  beforeAll(async () => {
    lobby = await openLobby();
  });
  afterAll(() => lobby.close());

  const heard = async (channel: { id: string }, thread: string) =>
    (await lobby.messages(lobby.conversationOf(channel, thread), "customer")).map(({ text }) => text);

  it("1: an event redelivered is one message", async () => {
    const ana = lobby.slack.person("ana");
    const { message, channel } = await ana.says("hello");
    for (const num of [1, 2, 3]) await ana.again({ num, reason: "http_timeout" });
    expect(await heard(channel, message.ts)).toEqual(["hello"]);
  });

  it("1: a mention is one message, though Slack tells of it twice", async () => {
    const ana = lobby.slack.person("ana");
    const lounge = lobby.slack.channel("lounge", [ana]);
    const { message, answers } = await ana.says("where is my bag?", { channel: lounge, mention: true });
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await heard(lounge, message.ts)).toEqual(["where is my bag?"]);
  });

  it("6: a thread goes on without further mentions, and two quick messages are one conversation", async () => {
    const [ana, ben] = [lobby.slack.person("ana"), lobby.slack.person("ben")];
    const lounge = lobby.slack.channel("gate", [ana, ben]);
    const { message } = await ana.says("hi", { channel: lounge, mention: true });
    await Promise.all([
      ana.says("my flight is late", { channel: lounge, thread: message.ts }),
      ben.says("mine too", { channel: lounge, thread: message.ts }),
    ]);
    const conversation = lobby.conversationOf(lounge, message.ts);
    expect(new Set(await heard(lounge, message.ts))).toEqual(new Set(["hi", "my flight is late", "mine too"]));
    const begun = await lobby.turns.begin(conversation);
    expect(begun.kind === "turn" && begun.turn.heard).toHaveLength(3);
  });

  it("is not listened to where nobody called us", async () => {
    const [ana, ben] = [lobby.slack.person("ana"), lobby.slack.person("ben")];
    const lounge = lobby.slack.channel("private-talk", [ana, ben]);
    const { message } = await ana.says("lunch?", { channel: lounge });
    await ben.says("sure", { channel: lounge, thread: message.ts });
    expect(await heard(lounge, message.ts)).toEqual([]);
  });

  it("is not taken for a customer's in the staff channel, mention or not", async () => {
    const clerk = lobby.slack.person("clerk");
    const desk = lobby.slack.channel(STAFF_CHANNEL, [clerk]);
    const { message } = await clerk.says("take this one please", { channel: desk, mention: true });
    expect(await heard(desk, message.ts)).toEqual([]);
  });

  it("7: bots, our own words and Slack's own notices are nobody speaking", async () => {
    const ana = lobby.slack.person("ana");
    const { message, channel } = await ana.says("hello");
    const conversation = lobby.conversationOf(channel, message.ts);
    await lobby.answers(conversation, "Hello Ana.");
    await lobby.delivers(conversation);
    const thread = { channel: channel.id, channel_type: "im", thread_ts: message.ts };
    const { workspace } = lobby.slack;
    const ts = () => workspace.nextTs();
    for (const event of [
      { type: "message", bot_id: "B0OTHER", user: "U0OTHER", text: "beep", ts: ts(), ...thread },
      { type: "message", subtype: "bot_message", bot_id: "B0OTHER", text: "beep", ts: ts(), ...thread },
      { type: "message", user: workspace.botUser, text: "me", ts: ts(), ...thread },
      { type: "message", subtype: "channel_join", user: ana.id, text: "joined", ts: ts(), ...thread },
      { type: "message", subtype: "message_replied", user: ana.id, ts: ts(), ...thread },
      {
        type: "app_mention",
        bot_id: "B0OTHER",
        user: "U0OTHER",
        text: `<@${workspace.botUser}> hi`,
        ts: ts(),
        ...thread,
      },
    ])
      expect((await lobby.slack.event(event)).status).toBe(200);
    await lobby.slack.waitFor(channel, message.ts, 1);
    expect(await heard(channel, message.ts)).toEqual(["hello"]);
    expect(await lobby.turns.begin(conversation)).toEqual({ kind: "empty" });
  });

  it("7: edits and deletions are recorded once, and say nothing new", async () => {
    const ana = lobby.slack.person("ana");
    const said = await ana.says("I fly on Monday");
    const conversation = lobby.conversationOf(said.channel, said.message.ts);
    await ana.edits(said, "I fly on <Tuesday> & back");
    await ana.again();
    await ana.deletes(said);
    await ana.again();
    const id = `${said.channel.id}-${said.message.ts.replace(".", "_")}`;
    expect(await lobby.entries(conversation, "edited")).toMatchObject([
      { message: id, text: "I fly on <Tuesday> & back" },
    ]);
    expect(await lobby.entries(conversation, "deleted")).toMatchObject([{ message: id }]);
    expect(await heard(said.channel, said.message.ts)).toEqual(["I fly on Monday"]);
  });

  it("7: files, broadcasts and words with links and people arrive as a person reads them", async () => {
    const ana = lobby.slack.person("ana");
    const { message, channel } = await ana.says("look", {
      files: [{ name: "tag.jpg", mimetype: "image/jpeg", bytes: Buffer.from("x") }],
    });
    const conversation = lobby.conversationOf(channel, message.ts);
    const thread = { channel: channel.id, channel_type: "im", thread_ts: message.ts, user: ana.id, type: "message" };
    const text = `&lt;b&gt; <https://x.example/a?b=1&amp;c=2|the rules> <https://x.example> <@U0BEN|ben> <!here> <mailto:a@b.example|a@b.example>`;
    await lobby.slack.event({ ...thread, subtype: "thread_broadcast", text, ts: lobby.slack.workspace.nextTs() });
    const [first, second] = await lobby.messages(conversation, "customer");
    expect(first).toMatchObject({ text: "look", attachments: [{ name: "tag.jpg", type: "image/jpeg", bytes: 1 }] });
    expect(second?.text).toBe("<b> the rules (https://x.example/a?b=1&c=2) https://x.example @ben @here a@b.example");
  });

  it("21: tells who is writing and proves nothing: no contact, and no id in the conversation's name", async () => {
    const ana = lobby.slack.person("ana");
    const { message, channel } = await ana.says("it's me");
    const conversation = lobby.conversationOf(channel, message.ts);
    expect(conversation).toMatch(/^slack_[0-9a-f]{32}$/);
    expect(await lobby.log.state(conversation)).toMatchObject({
      contact: undefined,
      address: { user: ana.id, to: channel.id },
    });
  });

  it("records thumbs under an answer, once a press", async () => {
    const ana = lobby.slack.person("ana");
    const { message, channel } = await ana.says("hello");
    const conversation = lobby.conversationOf(channel, message.ts);
    await lobby.answers(conversation, "Hello Ana.");
    await lobby.delivers(conversation);
    const [answer] = await lobby.slack.waitFor(channel, message.ts, 1);
    if (!answer) throw new Error("no answer");
    const blocks = answer.blocks as {
      type: string;
      elements?: { positive_button?: { value: string }; negative_button?: { value: string } }[];
    }[];
    const thumbs = blocks.find(({ type }) => type === "context_actions")?.elements?.[0];
    await ana.presses({ message: answer, channel }, "feedback", thumbs?.negative_button?.value);
    await ana.again();
    const [said] = await lobby.messages(conversation, "bot");
    expect(await lobby.entries(conversation, "feedback")).toMatchObject([
      { message: said?.id, value: "bad", by: ana.id },
    ]);
  });

  it("15: takes a card's button for words, once, and shows what was chosen", async () => {
    const ana = lobby.slack.person("ana");
    const { message, channel } = await ana.says("move me to 14C");
    const conversation = lobby.conversationOf(channel, message.ts);
    const card = {
      type: "proposal",
      id: "p-1",
      title: "Please check",
      lines: [{ label: "Seat", value: "14C" }],
      cost: "You pay $20",
      confirm: "Go ahead",
      decline: "Leave it",
    };
    const begun = await lobby.turns.begin(conversation);
    if (begun.kind !== "turn") throw new Error(begun.kind);
    await begun.turn.commit(
      { sayings: [{ from: "bot", text: "Shall I?", card }], facts: [], keep: {}, binding: false },
      lobby.channel,
    );
    await lobby.delivers(conversation);
    const [shown] = await lobby.slack.waitFor(channel, message.ts, 1);
    if (!shown) throw new Error("no card");
    const asShown = structuredClone(shown);
    const presses = await Promise.all([
      ana.presses({ message: asShown, channel }, "card_0"),
      ana.presses({ message: asShown, channel }, "card_0"),
    ]);
    expect(presses.map(({ status }) => status)).toEqual([200, 200]);
    const said = (await lobby.messages(conversation, "customer")).slice(1);
    expect(said).toMatchObject([{ text: "Go ahead", pressed: { card: "p-1", value: "confirm" } }]);
    await until("the card to show the choice", () => JSON.stringify(shown.blocks).includes("✓ Go ahead"));
    expect(JSON.stringify(shown.blocks)).not.toContain("card_0");
  });
});
