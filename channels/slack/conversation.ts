import { createHash } from "node:crypto";
import type { Address } from "../../core/index.ts";

/** Where in Slack something was said: a thread of a channel (a DM is a channel as well) of a workspace. */
export interface Place {
  team: string;
  channel: string;
  /** The timestamp of the thread's first message: Slack makes every message the root of one. */
  thread: string;
}

/** One thread is one conversation. The id tells nothing about who is in it. */
export function conversationOf({ team, channel, thread }: Place): string {
  return `slack_${createHash("sha256").update(`${team} ${channel} ${thread}`).digest("hex").slice(0, 32)}`;
}

/** Where the thread is answered. `user`: who spoke last there. */
export const addressOf = ({ team, channel, thread }: Place, user: string): Address => ({
  channel: "slack",
  to: channel,
  from: team,
  thread,
  user,
});

/** A message's id in our log. A channel has one message at a time, whichever of Slack's events tell of it. */
export const messageIdOf = (channel: string, ts: string): string => `${channel}-${ts.replace(".", "_")}`;
