import express from "express";
import type { FetchAttachment } from "../../../../channels/fetch-attachment.ts";
import { hearStaff, SlackFace } from "../../../../channels/slack/desk/index.ts";
import { hearCustomers, openSlack, openSlackClient, SlackChannel } from "../../../../channels/slack/index.ts";
import { segmentsOf } from "../../../../channels/sms/index.ts";
import { Asides, Mirror, Pace, silentLogs, WaitingLine } from "../../../../core/index.ts";
import { showCases } from "../../../../jobs/desk.ts";
import { listen, until } from "../../../standins/server.ts";
import type {
  OpenView,
  Person,
  SlackChannelRecord,
  SlackMessage,
  SlackStandin,
} from "../../../standins/slack/index.ts";
import { startSlack } from "../../../standins/slack/index.ts";
import { type CaseRoom, openCaseRoom } from "../../../support/case-room.ts";

/** A desk whose staff are in a stand-in Slack, over real HTTP. */
export interface StaffRoom extends CaseRoom {
  slack: SlackStandin;
  /** Staff's channel, and who is in it. */
  desk_: SlackChannelRecord;
  ana: Person;
  ben: Person;
  /** In the workspace, and not staff. */
  visitor: Person;
  /** Shows staff what is new, as the worker would. */
  show(conversation: string): Promise<void>;
  /** What is to be shown later, and not before when (ms): in the order in which it was put off. */
  putOff: { conversation: string; at: number }[];
  /** The case's message and what stands beneath it. */
  caseOf(conversation: string): { message: SlackMessage; channel: SlackChannelRecord };
  thread(conversation: string): string[];
  /** The modal that an act opens for somebody. */
  opens(person: Person, act: Promise<unknown>): Promise<OpenView>;
  whispers(person: Person): string[];
  /** Up to which entry a conversation has been shown. */
  seen(conversation: string): Promise<number>;
  /** Takes what was posted for a conversation's case away. */
  forget(conversation: string): Promise<void>;
  close(): Promise<void>;
}

export async function openStaffRoom(
  {
    // Longer than a busy machine keeps anybody waiting; shorter where Slack is to hang.
    slackWithinMs = 5_000,
    ...options
  }: Parameters<typeof openCaseRoom>[0] & { slackWithinMs?: number } = {},
  files?: { fetchAttachment: FetchAttachment },
): Promise<StaffRoom> {
  const room = await openCaseRoom(options);
  const slack = await startSlack();
  const [ana, ben, visitor] = [slack.person("Ana"), slack.person("Ben"), slack.person("Vic")];
  const channel = slack.channel("staff-desk", [ana, ben]);
  const logs = silentLogs();
  const { botToken, signingSecret, url: apiUrl } = slack;
  const client = openSlackClient({ botToken, apiUrl }, logs, slackWithinMs);
  const door = openSlack({ botToken, apiUrl, signingSecret, logs });
  const mirror = new Mirror(room.store);
  const channels = { sms: room.channel, slack: new SlackChannel(client) };
  hearCustomers(door.app, {
    inbox: room.inbox,
    asides: new Asides(room.store, channels),
    log: room.log,
    staffChannels: [channel.id],
    logs,
  });
  hearStaff(door.app, {
    client,
    desk: room.desk,
    cases: room.cases,
    log: room.log,
    mirror,
    channel: channel.id,
    channels,
    segmentsOf,
    staffUsers: [],
    logs,
  });
  const app = express();
  app.use(door.routes);
  const server = await listen(app);
  slack.connect(`${server.url}/slack/events`);
  const face = new SlackFace(client, {
    channel: channel.id,
    group: "S0LEADS",
    ...(files && { files: { ...files, logs } }),
  });
  const putOff: StaffRoom["putOff"] = [];
  const perform = showCases({
    mirror,
    face: Object.assign(face, { pace: { sender: "desk", perSecond: 1_000 } }),
    log: room.log,
    pace: new Pace(room.store),
    line: new WaitingLine(room.store),
    later: async (conversation, at) => void putOff.push({ conversation, at }),
    logs,
  });
  const calm = new AbortController().signal;
  const ofCase = (conversation: string) => (message: SlackMessage) =>
    message.metadata?.event_payload.conversation === conversation;
  const caseOf = (conversation: string) => {
    const message = channel.messages.findLast(ofCase(conversation));
    if (!message) throw new Error(`no case of ${conversation} is shown`);
    return { message, channel };
  };
  return {
    ...room,
    slack,
    desk_: channel,
    ana,
    ben,
    visitor,
    show: (conversation) => perform({ conversation }, calm),
    putOff,
    caseOf,
    thread: (conversation) => {
      const { ts } = caseOf(conversation).message;
      return channel.messages.filter((each) => each.thread_ts === ts && each.ts !== ts).map(({ text }) => text);
    },
    opens: async ({ id }, act) => {
      const known = new Set(slack.workspace.views.keys());
      const opened = () => [...slack.workspace.views.values()].find((view) => view.user === id && !known.has(view.id));
      await act;
      await until("a modal", () => opened() !== undefined);
      return opened() as OpenView;
    },
    whispers: ({ id }) => slack.workspace.ephemerals.filter(({ user }) => user === id).map(({ text }) => text),
    seen: async (conversation) => (await mirror.shown(conversation)).cursor,
    forget: async (conversation) => {
      const { place } = await mirror.shown(conversation);
      if (place) await face.forget(place, calm);
    },
    close: async () => {
      await door.stop();
      await slack.stop();
      await server.stop();
      await room.store.close();
    },
  };
}

/** All words of a message or a view, without its markup. */
export const wordsIn = (shown: { blocks?: unknown } | Record<string, unknown>): string =>
  [...JSON.stringify(shown).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text).join("\n");

/** The buttons of a message, by their action ids. */
export const buttonsOf = ({ blocks = [] }: SlackMessage): string[] =>
  (blocks as { type: string; elements?: { action_id?: string }[] }[]).flatMap(({ type, elements = [] }) =>
    type === "actions" ? elements.flatMap(({ action_id }) => action_id ?? []) : [],
  );
