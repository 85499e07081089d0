import { type ChannelUnderTest, type Customer, channelContract } from "../contract.ts";
import { type Lobby, openLobby } from "./lobby.ts";

const open = (mode: "http" | "socket") => async (): Promise<ChannelUnderTest> => {
  const lobby = await openLobby({}, { mode });
  const { faults } = lobby.slack;
  const posting = { path: /chat\.postMessage$/ };
  let customers = 0;
  return {
    ...lobby,
    name: "slack",
    customer: () => customerOf(lobby, `customer-${++customers}`),
    provider: {
      refusesForNow: () =>
        faults.next(
          { kind: "answer", status: 429, body: { ok: false, error: "ratelimited" }, headers: { "retry-after": "1" } },
          posting,
        ),
      refusesForGood: () =>
        faults.next({ kind: "answer", status: 200, body: { ok: false, error: "is_archived" } }, posting),
      losesTheAnswer: () => faults.next({ kind: "reset-after" }, posting),
      hangsUp: () => faults.next({ kind: "reset" }, posting),
      has: (words) => lobby.slack.posted().filter(({ text }) => text === words).length,
    },
  };
};

/** Everything a customer of these tests says is in one thread: the one their first message begins. */
function customerOf({ slack, conversationOf, local }: Lobby, name: string): Customer {
  const person = slack.person(name);
  // Slack knows where a message will stand before it is said.
  const root = slack.workspace.nextTs();
  const { dm } = person;
  dm.messages.push({ type: "message", ts: root, user: person.id, text: "", team: slack.workspace.team });
  const worst = (answers: { status: number }[]) => answers.find(({ status }) => status !== 200) ?? { status: 200 };
  return {
    conversation: conversationOf(dm, root),
    says: async (text) => worst((await person.says(text, { thread: root })).answers),
    saysAgain: async () => worst(await person.again()),
    sendsPicture: async () => {
      const picture = { name: "bag.png", mimetype: "image/png", bytes: Buffer.from("a picture") };
      return worst((await person.says("", { thread: root, files: [picture] })).answers);
    },
    // Over a line of our own there is nothing to forge: whoever wants to speak as Slack comes to the door.
    isForged: async (text) => {
      const event = { type: "message", channel: dm.id, channel_type: "im", user: person.id, text, ts: root };
      return fetch(`${local}/slack/events`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-slack-request-timestamp": String(Math.floor(Date.now() / 1_000)),
          "x-slack-signature": `v0=${"0".repeat(64)}`,
        },
        body: JSON.stringify({ type: "event_callback", team_id: slack.workspace.team, event_id: "EvForged", event }),
      });
    },
    receipt: () =>
      slack.event({
        type: "message",
        subtype: "bot_message",
        channel: dm.id,
        channel_type: "im",
        bot_id: "B0OTHER",
        text: "beep",
        ts: slack.workspace.nextTs(),
        thread_ts: root,
      }),
  };
}

channelContract("Slack over HTTP", open("http"));
channelContract("Slack in Socket Mode", open("socket"));
