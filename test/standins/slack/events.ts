import { randomBytes } from "node:crypto";
import type { SlackChannelRecord, SlackMessage, Workspace } from "./workspace.ts";

/** An event in the envelope it is delivered in. */
export function eventCallback(workspace: Workspace, event: Record<string, unknown>): Record<string, unknown> {
  const { team, appId, botUser } = workspace;
  return {
    token: "unused",
    team_id: team,
    context_team_id: team,
    api_app_id: appId,
    event,
    type: "event_callback",
    event_id: `Ev${randomBytes(6).toString("hex").toUpperCase()}`,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [
      { enterprise_id: null, team_id: team, user_id: botUser, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: "4-ew",
  };
}

/** What the app is told of a message: a `message` event, and an `app_mention` too where it is called in a channel. */
export function messageEvents(
  workspace: Workspace,
  channel: SlackChannelRecord,
  message: SlackMessage,
): Record<string, unknown>[] {
  const { team, ...shown } = message;
  // A message with files does not name its workspace.
  const told = { ...shown, ...(!message.files && { team }), channel: channel.id, event_ts: message.ts };
  const events: Record<string, unknown>[] = [{ ...told, channel_type: channel.kind }];
  const mentions = message.text.includes(`<@${workspace.botUser}>`);
  return mentions && channel.kind !== "im" ? [{ ...told, type: "app_mention" }, ...events] : events;
}

export const changedEvent = (
  channel: SlackChannelRecord,
  now: SlackMessage,
  before: SlackMessage,
): Record<string, unknown> => ({
  type: "message",
  subtype: "message_changed",
  hidden: true,
  channel: channel.id,
  channel_type: channel.kind,
  ts: now.edited?.ts ?? now.ts,
  event_ts: now.edited?.ts ?? now.ts,
  message: now,
  previous_message: before,
});

export const deletedEvent = (
  workspace: Workspace,
  channel: SlackChannelRecord,
  before: SlackMessage,
): Record<string, unknown> => {
  const ts = workspace.nextTs();
  return {
    type: "message",
    subtype: "message_deleted",
    hidden: true,
    channel: channel.id,
    channel_type: channel.kind,
    ts,
    event_ts: ts,
    deleted_ts: before.ts,
    previous_message: before,
  };
};
