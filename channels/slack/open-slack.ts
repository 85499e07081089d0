import { App } from "@slack/bolt";
import express, { type Express, Router } from "express";
import type { Logs } from "../../core/index.ts";
import { bareContentType, onlyFresh } from "./freshness.ts";
import { slackLogger } from "./logger.ts";
import { HttpReceiver, SocketReceiver } from "./receivers.ts";
import { clientOptions, openSlackClient, type SlackAccess, type SlackClient } from "./slack-client.ts";
import { keepLine } from "./socket-line.ts";

/** How Slack reaches us: it calls (`signingSecret`), or we keep a line open (`appToken`), which wins. */
export interface SlackConnection extends SlackAccess {
  signingSecret?: string | undefined;
  appToken?: string | undefined;
  logs: Logs;
}

/** Slack's door. Whoever wants to hear something registers on `app` before `start`. */
export interface SlackDoor {
  /** Bolt's app: listeners for customers (`hearCustomers`) and for the desk go here. */
  app: App;
  /** Slack's API, for whoever acts outside a listener. */
  client: SlackClient;
  /** `POST /slack/events`; nothing where we keep a line open. */
  routes: Router;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Slack's bodies are small but for a modal full of text. */
const MOST_BYTES = 1024 * 1024;

/** Opens Slack's door, one way or the other; what is behind it is the same. */
export function openSlack(connection: SlackConnection): SlackDoor {
  const { botToken, appToken, logs } = connection;
  const behind = express();
  const socket = appToken ? socketReceiver(appToken, connection) : undefined;
  const app = new App({
    receiver: socket ?? httpReceiver(connection, behind),
    // Who we are in Slack is in every event; asking Slack first would let no message in while it is down.
    authorize: async () => ({ botToken }),
    clientOptions: clientOptions(connection, logs),
    logger: slackLogger(logs),
    convoStore: false,
    // Readers of events know a bot, ours or another's, without being told its id.
    ignoreSelf: false,
    ...(socket && { socketMode: true }),
  });
  const routes = Router();
  if (!socket) routes.post("/slack/events", onlyFresh, bareContentType, behind);
  const line = socket && keepLine(socket, logs);
  return {
    app,
    // Bolt's own has no token where `authorize` gives it.
    client: openSlackClient(connection, logs),
    routes,
    start: async () => line?.start(),
    stop: async () => line?.stop(),
  };
}

function httpReceiver({ signingSecret, logs }: SlackConnection, app: Express): HttpReceiver {
  if (!signingSecret) throw new Error("Slack needs SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN for Socket Mode");
  return new HttpReceiver({
    signingSecret,
    app,
    endpoints: "/slack/events",
    logger: slackLogger(logs),
    processBeforeResponse: true,
    bodyLimit: MOST_BYTES,
  });
}

function socketReceiver(appToken: string, connection: SlackConnection): SocketReceiver {
  const { logs } = connection;
  return new SocketReceiver({
    appToken,
    logger: slackLogger(logs),
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(connection, logs) },
  });
}
