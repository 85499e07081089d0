import express from "express";
import { answerErrors, notFound } from "../../../channels/http-errors.ts";
import {
  hearCustomers,
  openSlack,
  openSlackClient,
  SlackChannel,
  type SlackDoor,
  type SlackHearing,
  StatusLine,
  slackConversationOf,
} from "../../../channels/slack/index.ts";
import { News } from "../../../core/index.ts";
import { listen } from "../../standins/server.ts";
import { type SlackOptions, type SlackStandin, startSlack } from "../../standins/slack/index.ts";
import { type Desk, openDesk } from "../desk.ts";

/** A workspace with our app in it: a stand-in Slack, our door, the channel, and the house behind it. */
export interface Lobby extends Desk {
  slack: SlackStandin;
  door: SlackDoor;
  channel: SlackChannel;
  status: StatusLine;
  local: string;
  conversationOf(channel: { id: string }, thread: string): string;
}

export interface LobbyOptions extends Partial<SlackHearing> {
  /** `socket`: our app holds a line open instead of being called. */
  mode?: "http" | "socket";
  timeoutMs?: number;
  refreshMs?: number;
  register?(door: SlackDoor): void;
  /** False: the test opens the door itself. */
  start?: boolean;
}

export const STAFF_CHANNEL = "staff-desk";

export async function openLobby(options: SlackOptions = {}, ours: LobbyOptions = {}): Promise<Lobby> {
  const { mode = "http", timeoutMs = 400, refreshMs, register, start = true, ...hearing } = ours;
  const desk = await openDesk();
  const slack = await startSlack(options);
  const { botToken, appToken, signingSecret, url: apiUrl } = slack;
  const client = openSlackClient({ botToken, apiUrl }, desk.logs, timeoutMs);
  const channel = new SlackChannel(client, { visibleWithinMs: 200 });
  desk.channels.slack = channel;
  const way = mode === "socket" ? { appToken } : { signingSecret };
  const door = openSlack({ botToken, apiUrl, ...way, logs: desk.logs });
  const news = new News(desk.store);
  const status = new StatusLine({ client, news, logs: desk.logs, ...(refreshMs && { refreshMs }) });
  hearCustomers(door.app, {
    ...desk,
    staffChannels: [slack.channel(STAFF_CHANNEL).id],
    working: (conversation, address, seq) => status.follow(conversation, address, seq),
    ...hearing,
  });
  register?.(door);
  const app = express();
  app.use(door.routes, notFound, answerErrors(desk.logs));
  const server = await listen(app);
  slack.connect(`${server.url}/slack/events`);
  if (start) await door.start();
  return {
    ...desk,
    slack,
    door,
    channel,
    status,
    local: server.url,
    conversationOf: ({ id }, thread) => slackConversationOf({ team: slack.workspace.team, channel: id, thread }),
    close: async () => {
      await door.stop();
      await slack.stop();
      await server.stop();
      await desk.close();
    },
  };
}
