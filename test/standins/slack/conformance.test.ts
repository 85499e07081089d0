import { createEmulator } from "emulate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSlackClient, SlackChannel } from "../../../channels/slack/index.ts";
import { type Delivery, silentLogs } from "../../../core/index.ts";
import { type Lobby, openLobby } from "../../channels/slack/lobby.ts";
import { specification } from "../../support/corpus.ts";
import { hasRedis } from "../../support/redis.ts";
import { freePort } from "../server.ts";

type Skip = (why: string) => never;

interface MethodFacts {
  args: Record<string, { required: boolean }>;
  errors: string[];
  bot_scopes: string[];
}

interface Samples {
  api: Record<string, Record<string, unknown>>;
  events: Record<string, Record<string, unknown>>;
  "app-backend": Record<string, Record<string, unknown>>;
}

const facts = (skip: Skip) => specification<Record<string, MethodFacts>>("slack_methods_facts.json", skip);
const samples = (skip: Skip) => specification<Samples>("slack_payload_samples.trimmed.json", skip);

/** Names in `value`, at any depth, that Slack's own sample does not have. Lists there show one element. */
function strangers(value: unknown, sample: unknown, at = ""): string[] {
  if (Array.isArray(value))
    return value.flatMap((each) => strangers(each, Array.isArray(sample) ? sample[0] : undefined, `${at}[]`));
  if (value === null || typeof value !== "object" || sample === null || typeof sample !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name in sample ? strangers(inner, (sample as Record<string, unknown>)[name], `${at}.${name}`) : [`${at}.${name}`],
  );
}

/** What is free-form at Slack, or newer than the samples: they show one kind of block, and no state of a view. */
const FREE =
  /(?:\.blocks|\.elements|\.event_payload|\.files|\.state|\.metadata|\.accessory|\.reactions)(?:\[\])?\.|\.actions\[\]\.|\.feedback|\.context_team_id$/;
const unlike = (value: unknown, sample: unknown) =>
  strangers(value, sample).filter((name) => !FREE.test(`${name}.`) && !FREE.test(name));

describe.skipIf(!hasRedis())("the stand-in for Slack, by Slack's own samples and method pages", () => {
  let lobby: Lobby;
  const sent: { type: string; payload: Record<string, unknown> }[] = [];
  beforeAll(async () => {
    lobby = await openLobby();
    const send = lobby.slack.outgoing.send.bind(lobby.slack.outgoing);
    lobby.slack.outgoing.send = (envelope, retry) => {
      sent.push(structuredClone(envelope));
      return send(envelope, retry);
    };
    await everythingOnce(lobby);
  });
  afterAll(() => lobby.close());

  it("is asked by us for nothing Slack does not know, and for all it requires", ({ skip }) => {
    const known = facts(skip);
    const wrong = lobby.slack.calls.flatMap(({ method, args }) => {
      const page = known[method];
      if (!page) return [];
      const strange = Object.keys(args).filter((name) => !(name in page.args) && !["team_id", "token"].includes(name));
      const missing = Object.entries(page.args).filter(([name, { required }]) => required && !(name in args));
      return [...strange.map((name) => `${method} ${name}`), ...missing.map(([name]) => `${method} lacks ${name}`)];
    });
    expect(new Set(lobby.slack.calls.map(({ method }) => method)).size).toBeGreaterThanOrEqual(6);
    // A view's `trigger_id` is listed as optional, `chat.postMessage`'s words as alternatives.
    expect([...new Set(wrong)]).toEqual([]);
  });

  it("answers with the fields Slack answers with", ({ skip }) => {
    const { api } = samples(skip);
    const seen = new Map(lobby.slack.calls.filter(({ reply }) => reply.ok).map((call) => [call.method, call]));
    const wrong = [...seen].flatMap(([method, { reply }]) =>
      api[method] ? unlike(reply, api[method]).map((name) => `${method} ${name}`) : [],
    );
    expect(wrong).toEqual([]);
  });

  it("refuses with the errors on the methods' pages", ({ skip }) => {
    const known = facts(skip);
    const general = ["invalid_auth", "not_authed", "missing_scope", "invalid_arguments", "unknown_method"];
    const refused = lobby.slack.calls.filter(({ reply }) => !reply.ok);
    const strange = refused.filter(
      ({ method, reply }) =>
        !known[method]?.errors.includes(String(reply.error)) && !general.includes(String(reply.error)),
    );
    expect(refused.length).toBeGreaterThanOrEqual(6);
    expect(strange.map(({ method, reply }) => `${method} ${reply.error}`)).toEqual([]);
  });

  it("sends events and presses shaped like Slack's", ({ skip }) => {
    const { events, "app-backend": backend } = samples(skip);
    const sampleOf = ({ type, payload }: (typeof sent)[number]): Record<string, unknown> | undefined => {
      if (type === "slash_commands") return backend.SlashCommandPayload;
      const inner = payload.event as { type: string; subtype?: string; bot_id?: string } | undefined;
      if (payload.type === "block_actions") return backend.BlockActionPayload;
      if (payload.type === "view_submission") return backend.ViewSubmissionPayload;
      if (inner?.type === "app_mention") return events.AppMentionPayload;
      if (inner?.type === "app_home_opened") return events.AppHomeOpenedPayload;
      if (inner?.subtype === "message_changed") return events.MessageChangedPayload;
      if (inner?.subtype === "message_deleted") return events.MessageDeletedPayload;
      if (inner?.subtype === "file_share") return events.MessageFileSharePayload;
      return inner?.type === "message" && !inner.bot_id ? events.MessagePayload : undefined;
    };
    const checked = sent.flatMap((envelope) => {
      const sample = sampleOf(envelope);
      return sample ? [{ envelope, wrong: unlike(envelope.payload, sample) }] : [];
    });
    expect(checked.length).toBeGreaterThanOrEqual(8);
    expect(
      checked.filter(({ wrong }) => wrong.length > 0).map(({ envelope, wrong }) => [envelope.payload.type, wrong]),
    ).toEqual([]);
  });
});

/** Does everything the stand-in can do once: what works, and what is refused. */
async function everythingOnce({ slack, door, conversationOf, answers, delivers, messages }: Lobby): Promise<void> {
  const ana = slack.person("ana");
  const lounge = slack.channel("lounge", [ana]);
  const said = await ana.says("hello", { channel: lounge, mention: true });
  const conversation = conversationOf(lounge, said.message.ts);
  await answers(conversation, "Hello **Ana**.");
  await delivers(conversation);
  const [post] = await slack.waitFor(lounge, said.message.ts, 1);
  if (!post || (await messages(conversation)).length === 0) throw new Error("nothing was said");
  await ana.says("a file", {
    thread: said.message.ts,
    files: [{ name: "a.png", mimetype: "image/png", bytes: Buffer.from("x") }],
  });
  await ana.edits(said, "hello there");
  await ana.presses({ message: post, channel: lounge }, "feedback");
  await ana.command("/cases", "mine", lounge);
  await ana.opensHome();
  await ana.opensHome("messages");
  const { client } = door;
  const channel = lounge.id;
  const modal = {
    type: "modal" as const,
    title: { type: "plain_text" as const, text: "Reply" },
    submit: { type: "plain_text" as const, text: "Send" },
    blocks: [{ type: "section" as const, text: { type: "mrkdwn" as const, text: "Hi" } }],
  };
  const opened = await client.views.open({ trigger_id: slack.workspace.trigger(ana.id), view: modal });
  const view = slack.workspace.views.get(opened.view?.id ?? "");
  if (!view) throw new Error("no view");
  await client.views.update({ view_id: view.id, view: modal });
  await ana.submits(view, { words: { text: { type: "plain_text_input", value: "hi" } } });
  await client.views.publish({ user_id: ana.id, view: { type: "home", blocks: [] } });
  await client.conversations.replies({ channel, ts: said.message.ts, include_all_metadata: true });
  await client.conversations.history({ channel, limit: 1 });
  await client.conversations.info({ channel });
  await client.conversations.open({ users: ana.id });
  await client.users.info({ user: ana.id });
  await client.auth.test();
  await client.bots.info({ bot: slack.workspace.botId });
  await client.reactions.add({ channel, timestamp: said.message.ts, name: "eyes" });
  await client.chat.update({ channel, ts: post.ts, text: "Hello." });
  await client.chat.postEphemeral({ channel, user: ana.id, text: "psst" });
  await client.assistant.threads.setStatus({ channel_id: channel, thread_ts: said.message.ts, status: "is thinking…" });
  const section = (text: string) => ({ type: "section" as const, text: { type: "mrkdwn" as const, text } });
  const refusals = [
    client.chat.postMessage({ channel: "C0NOWHERE", text: "x" }),
    client.chat.postMessage({ channel: slack.workspace.channel("others", [ana.id]).id, text: "" }),
    client.chat.postMessage({ channel, text: "x", blocks: Array(51).fill(section("x")) }),
    client.chat.postMessage({ channel, text: "x", blocks: [section("x".repeat(3_001))] }),
    client.chat.postMessage({ channel, text: "x", blocks: Array(5).fill(section("x".repeat(2_900))) }),
    client.chat.postMessage({ channel, text: "x", blocks: [{ type: "markdown", text: "x".repeat(12_001) }] }),
    client.chat.postMessage({ channel, text: "x", thread_ts: "1.000001" }),
    client.chat.update({ channel, ts: "1.000001", text: "x" }),
    client.conversations.replies({ channel, ts: "1.000001" }),
    client.users.info({ user: "U0NOBODY" }),
    client.views.open({ trigger_id: "spent", view: modal }),
    client.views.open({
      trigger_id: slack.workspace.trigger(ana.id),
      view: { ...modal, title: { type: "plain_text", text: "x".repeat(25) } },
    }),
    client.reactions.add({ channel, timestamp: said.message.ts, name: "eyes" }),
  ];
  const ended = await Promise.allSettled(refusals);
  const accepted = ended.flatMap(({ status }, i) => (status === "fulfilled" ? [i] : []));
  if (accepted.length > 0) throw new Error(`not refused: ${accepted}`);
  await ana.deletes(said);
}

describe("our Slack channel, against a Slack written by others", () => {
  it("posts, finds by the delivery's id, and reads a refusal", async () => {
    const port = await freePort();
    const seed = {
      slack: {
        tokens: [{ token: "xoxb-emulated", user: "developer", scopes: ["chat:write", "channels:history"] }],
        channels: [{ name: "general" }],
        users: [{ name: "developer" }],
      },
    };
    const foreign = await createEmulator({ service: "slack", port, seed });
    const client = openSlackClient({ botToken: "xoxb-emulated", apiUrl: `${foreign.url}/api/` }, silentLogs());
    const channel = new SlackChannel(client, { visibleWithinMs: 0 });
    const general = "C000000001";
    const root = await client.chat.postMessage({ channel: general, text: "hello" });
    const delivery: Delivery = {
      id: "m-r0.0",
      conversation: "slack_1",
      message: "m-r0",
      address: { channel: "slack", to: general, from: "T1", thread: String(root.ts) },
      part: { body: "Hello **there**.", markdown: true },
      attempts: 1,
      queuedAt: Date.now(),
      since: Date.now(),
    };
    expect(await channel.find(delivery, AbortSignal.timeout(3_000))).toBeNull();
    const ts = await channel.send(delivery, AbortSignal.timeout(3_000));
    expect(await channel.find(delivery, AbortSignal.timeout(3_000))).toBe(ts);
    const lost = { ...delivery, address: { ...delivery.address, to: "C0NOWHERE" } };
    await expect(channel.send(lost, AbortSignal.timeout(3_000))).rejects.toMatchObject({
      kind: "permanent",
      code: "channel_not_found",
    });
    await foreign.close();
  });
});
