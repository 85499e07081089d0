import { Faults } from "../faults.ts";
import { listen, until } from "../server.ts";
import { type RecordedCall, slackApi } from "./api.ts";
import { eventCallback } from "./events.ts";
import { Outgoing } from "./outgoing.ts";
import { Person } from "./person.ts";
import { acceptLines, Line } from "./websocket.ts";
import { type SlackChannelRecord, type SlackMessage, Workspace } from "./workspace.ts";

export type { RecordedCall } from "./api.ts";
export type { Answered } from "./outgoing.ts";
export type { Person, Said } from "./person.ts";
export type { OpenView, SlackChannelRecord, SlackMessage } from "./workspace.ts";

/** Every scope of `channels/slack/manifest.yaml`, unless a test takes some away. */
const ALL_SCOPES = [
  "app_mentions:read",
  "assistant:write",
  "channels:history",
  "channels:read",
  "chat:write",
  "commands",
  "files:read",
  "files:write",
  "groups:history",
  "groups:read",
  "im:history",
  "im:read",
  "im:write",
  "reactions:write",
  "usergroups:read",
  "users:read",
];

export interface SlackOptions {
  scopes?: readonly string[];
  port?: number;
}

/** Slack over real HTTP (and WebSocket) on loopback, with its state in the open. */
export interface SlackStandin {
  /** For `SLACK_API_URL`; ends in `/api/`. */
  readonly url: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly workspace: Workspace;
  readonly faults: Faults;
  readonly outgoing: Outgoing;
  /** Every call that was served, in order. */
  readonly calls: RecordedCall[];
  /** What was posted to response_urls. */
  readonly responses: { id: string; body: Record<string, unknown> }[];
  /** Where events go over HTTP from now on. */
  connect(eventsUrl: string): void;
  person(name: string): Person;
  channel(name: string, members?: Person[]): SlackChannelRecord;
  /** Sends an event of any kind. */
  event(event: Record<string, unknown>): Promise<{ status: number }>;
  /** Our app's messages, everywhere, oldest first. */
  posted(): SlackMessage[];
  /** Waits until our app has so many messages in a thread. */
  waitFor(channel: SlackChannelRecord, thread: string, count: number, withinMs?: number): Promise<SlackMessage[]>;
  /** The line the app holds open, in Socket Mode. */
  line(): Line | undefined;
  stop(): Promise<void>;
}

/** Starts a Slack of our own. */
export async function startSlack({ scopes = ALL_SCOPES, port }: SlackOptions = {}): Promise<SlackStandin> {
  const workspace = new Workspace();
  const faults = new Faults();
  const calls: RecordedCall[] = [];
  const responses: SlackStandin["responses"] = [];
  const [botToken, appToken, signingSecret] = [
    "xoxb-only-slack-and-we",
    "xapp-only-slack-and-we",
    "only-slack-and-we-sign",
  ];
  const outgoing = new Outgoing(signingSecret);
  const running = new Set<Promise<unknown>>();
  let base = "";
  const tell = (event: Record<string, unknown>): void => {
    const sent = outgoing.send({ type: "events_api", payload: eventCallback(workspace, event) });
    running.add(sent.finally(() => running.delete(sent)));
  };
  const app = slackApi(
    {
      workspace,
      faults,
      botToken,
      appToken,
      scopes: new Set(scopes),
      baseUrl: () => base,
      socketUrl: () => `${base.replace("http", "ws")}/link`,
      tell,
      responded: (id, body) => responses.push({ id, body }),
    },
    calls,
  );
  const { server, url, stop } = await listen(app, port);
  base = url;
  acceptLines(server, (socket) => {
    const line: Line = new Line(
      socket,
      (text) => outgoing.heard(text),
      () => {
        if (outgoing.line === line) outgoing.line = undefined;
      },
    );
    outgoing.connect(line);
  });
  const ours = ({ bot_id }: SlackMessage) => bot_id === workspace.botId;
  return {
    url: `${url}/api/`,
    botToken,
    appToken,
    signingSecret,
    workspace,
    faults,
    outgoing,
    calls,
    responses,
    connect: (eventsUrl) => {
      outgoing.url = eventsUrl;
    },
    person: (name) => new Person(name, workspace, outgoing, url),
    channel: (name, members = []) =>
      workspace.channel(
        name,
        members.map(({ id }) => id),
      ),
    event: (event) => outgoing.send({ type: "events_api", payload: eventCallback(workspace, event) }),
    posted: () => [...workspace.channels.values()].flatMap(({ messages }) => messages.filter(ours)),
    waitFor: async (channel, thread, count, withinMs) => {
      const there = () => channel.messages.filter((message) => ours(message) && message.thread_ts === thread);
      await until(`${count} messages in the thread`, () => there().length >= count, withinMs);
      return there();
    },
    line: () => outgoing.line,
    stop: async () => {
      outgoing.line?.cut();
      await Promise.allSettled(running);
      await stop();
    },
  };
}
