import { problemWith } from "./blocks.ts";
import { type Call, channelOf, type Method, no, type Reply, text, yes } from "./call.ts";
import { openView, publishView, updateView } from "./view-methods.ts";
import type { SlackChannelRecord, SlackMessage } from "./workspace.ts";

/** The channel our app may post to, or why it may not. */
function posting(call: Call): SlackChannelRecord | string {
  const channel = channelOf(call);
  if (!channel) return "channel_not_found";
  if (channel.archived) return "is_archived";
  return channel.members.includes(call.workspace.botUser) ? channel : "not_in_channel";
}

function wordsProblem({ args }: Call): Reply | undefined {
  const { text: words, blocks, markdown_text, metadata } = args;
  if (markdown_text !== undefined && (words !== undefined || blocks !== undefined)) return no("markdown_text_conflict");
  if (text(markdown_text).length > 12_000) return no("msg_too_long");
  const problem = blocks === undefined ? undefined : problemWith(blocks, 50);
  if (problem) return no(problem);
  if (!text(words) && !text(markdown_text) && !(Array.isArray(blocks) && blocks.length > 0)) return no("no_text");
  const { event_type, event_payload } = (metadata ?? {}) as { event_type?: unknown; event_payload?: unknown };
  if (metadata !== undefined && (typeof event_type !== "string" || typeof event_payload !== "object"))
    return no("invalid_metadata_format");
  return undefined;
}

const post: Method = (call) => {
  const { workspace, args } = call;
  const channel = posting(call);
  if (typeof channel === "string") return no(channel);
  const problem = wordsProblem(call);
  if (problem) return problem;
  const thread = text(args.thread_ts) || undefined;
  if (thread && !channel.messages.some(({ ts }) => ts === thread)) return no("cannot_reply_to_message");
  const message = workspace.post(channel, {
    user: workspace.botUser,
    bot_id: workspace.botId,
    app_id: workspace.appId,
    text: text(args.text).slice(0, 40_000),
    ...(thread && { thread_ts: thread }),
    ...(Array.isArray(args.blocks) && { blocks: args.blocks }),
    ...(args.metadata !== undefined && { metadata: args.metadata as NonNullable<SlackMessage["metadata"]> }),
  });
  // Our own words come back as an event, like anybody's.
  call.tell({ ...message, channel: channel.id, channel_type: channel.kind, event_ts: message.ts });
  return { ok: true, channel: channel.id, ts: message.ts, message };
};

const update: Method = (call) => {
  const { workspace, args } = call;
  const channel = channelOf(call);
  const message = channel?.messages.find(({ ts }) => ts === text(args.ts));
  if (!channel) return no("channel_not_found");
  if (!message) return no("message_not_found");
  if (message.bot_id !== workspace.botId) return no("cant_update_message");
  const problem = wordsProblem(call);
  if (problem) return problem;
  message.text = text(args.text);
  message.edited = { user: workspace.botUser, ts: workspace.nextTs() };
  if (Array.isArray(args.blocks)) message.blocks = args.blocks;
  // Text alone takes the blocks away.
  else delete message.blocks;
  if (args.metadata !== undefined) message.metadata = args.metadata as NonNullable<SlackMessage["metadata"]>;
  const { ts: _ts, thread_ts: _thread, ...shown } = message;
  return { ok: true, channel: channel.id, ts: message.ts, text: message.text, message: shown };
};

const remove: Method = (call) => {
  const channel = channelOf(call);
  const at = channel?.messages.findIndex(({ ts }) => ts === text(call.args.ts)) ?? -1;
  if (!channel || at < 0) return no(channel ? "message_not_found" : "channel_not_found");
  channel.messages.splice(at, 1);
  return { ok: true, channel: channel.id, ts: text(call.args.ts) };
};

const ephemeral: Method = (call) => {
  const channel = posting(call);
  if (typeof channel === "string") return no(channel);
  const problem = wordsProblem(call);
  if (problem) return problem;
  const { user, text: words, blocks } = call.args;
  if (!channel.members.includes(text(user))) return no("user_not_in_channel");
  call.workspace.ephemerals.push({
    channel: channel.id,
    user: text(user),
    text: text(words),
    ...(Array.isArray(blocks) && { blocks }),
  });
  return { ok: true, message_ts: call.workspace.nextTs() };
};

function shownWith(metadata: boolean, message: SlackMessage): SlackMessage {
  const { metadata: own, ...rest } = message;
  return metadata && own ? { ...rest, metadata: own } : rest;
}

function page(call: Call, messages: SlackMessage[]): Reply {
  const { oldest = "0", latest, limit = 100, include_all_metadata, cursor } = call.args;
  const inRange = messages.filter(
    ({ ts }) => Number(ts) > Number(oldest) && (latest === undefined || Number(ts) < Number(latest)),
  );
  const start = Number(text(cursor) || 0);
  const end = start + Number(limit);
  const has_more = end < inRange.length;
  return {
    ok: true,
    messages: inRange.slice(start, end).map((message) => shownWith(yes(include_all_metadata), message)),
    has_more,
    ...(has_more && { response_metadata: { next_cursor: String(end) } }),
  };
}

const replies: Method = (call) => {
  const channel = channelOf(call);
  if (!channel) return no("channel_not_found");
  const root = text(call.args.ts);
  const thread = channel.messages.filter(({ ts, thread_ts }) => ts === root || thread_ts === root);
  return thread.length === 0 ? no("thread_not_found") : page(call, thread);
};

const history: Method = (call) => {
  const channel = channelOf(call);
  if (!channel) return no("channel_not_found");
  return page(
    call,
    channel.messages.filter(({ ts, thread_ts }) => thread_ts === undefined || thread_ts === ts).toReversed(),
  );
};

const channelInfo: Method = (call) => {
  const channel = channelOf(call);
  if (!channel) return no("channel_not_found");
  const { id, name, kind, members, archived } = channel;
  const is_member = members.includes(call.workspace.botUser);
  return {
    ok: true,
    channel: {
      id,
      name,
      is_channel: kind === "channel",
      is_im: kind === "im",
      is_group: kind === "group",
      is_archived: archived,
      is_member,
    },
  };
};

const openDm: Method = ({ workspace, args }) => {
  const user = text(args.users).split(",")[0] ?? "";
  if (!workspace.users.has(user)) return no("user_not_found");
  return { ok: true, channel: { id: workspace.dm(user).id } };
};

const members: Method = (call) => {
  const channel = channelOf(call);
  return channel
    ? { ok: true, members: channel.members, response_metadata: { next_cursor: "" } }
    : no("channel_not_found");
};

const userInfo: Method = ({ workspace, args }) => {
  const user = workspace.users.get(text(args.user));
  if (!user) return no("user_not_found");
  const { email, ...shown } = user;
  const { real_name } = shown;
  return {
    ok: true,
    user: { deleted: false, ...shown, team_id: workspace.team, profile: { real_name, display_name: real_name, email } },
  };
};

const groupUsers: Method = ({ workspace, args }) => {
  const users = workspace.groups.get(text(args.usergroup));
  return users ? { ok: true, users } : no("no_such_subteam");
};

const setStatus: Method = (call) => {
  const { workspace, args } = call;
  const channel = channelOf(call);
  if (!channel) return no("channel_not_found");
  const thread = text(args.thread_ts);
  if (!channel.messages.some(({ ts }) => ts === thread)) return no("invalid_thread_ts");
  if (args.status === undefined) return no("invalid_arguments");
  if (Array.isArray(args.loading_messages) && args.loading_messages.length > 10) return no("invalid_arguments");
  workspace.setStatus(channel.id, thread, text(args.status));
  return { ok: true };
};

const permalink: Method = (call) => {
  const channel = channelOf(call);
  const ts = text(call.args.message_ts);
  if (!channel?.messages.some((message) => message.ts === ts))
    return no(channel ? "message_not_found" : "channel_not_found");
  return {
    ok: true,
    channel: channel.id,
    permalink: `https://standin.slack.com/archives/${channel.id}/p${ts.replace(".", "")}`,
  };
};

const react: Method = (call) => {
  const message = channelOf(call)?.messages.find(({ ts }) => ts === text(call.args.timestamp));
  if (!message) return no("message_not_found");
  const name = text(call.args.name);
  message.reactions ??= [];
  if (message.reactions.some((each) => each.name === name)) return no("already_reacted");
  message.reactions.push({ name, users: [call.workspace.botUser], count: 1 });
  return { ok: true };
};

const uploadUrl: Method = ({ workspace, args, baseUrl }) => {
  const { id } = workspace.keepFile(text(args.filename), "application/octet-stream", Buffer.alloc(0), baseUrl);
  return { ok: true, upload_url: `${baseUrl}/upload/${id}`, file_id: id };
};

const completeUpload: Method = (call) => {
  const { workspace, args } = call;
  const files = (args.files as { id: string; title?: string }[]).flatMap(({ id, title }) => {
    const file = workspace.files.get(id);
    return file ? [Object.assign(file, title && { title })] : [];
  });
  const channel = channelOf(call);
  const shown = files.map(({ bytes: _bytes, ...file }) => file);
  if (channel) {
    const thread = text(args.thread_ts) || undefined;
    const own = { user: workspace.botUser, bot_id: workspace.botId, text: text(args.initial_comment), files: shown };
    workspace.post(channel, { ...own, subtype: "file_share", ...(thread && { thread_ts: thread }) });
  }
  return { ok: true, files: shown };
};

const deleteFile: Method = ({ workspace, args }) => {
  const id = text(args.file);
  if (!workspace.files.delete(id)) return no("file_not_found");
  for (const channel of workspace.channels.values())
    for (const message of channel.messages.filter(({ files = [] }) => files.some((file) => file.id === id)))
      channel.messages.splice(channel.messages.indexOf(message), 1);
  return { ok: true };
};

/** The Web API, as far as we and the SDKs use it: method → what it does and the scopes it needs (any of them). */
export const METHODS: Readonly<Record<string, { run: Method; scopes: readonly string[] }>> = {
  "api.test": { run: () => ({ ok: true }), scopes: [] },
  "auth.test": {
    run: ({ workspace }) => ({
      ok: true,
      url: "https://standin.slack.com/",
      team: "Stand-in",
      user: "jetbridge",
      team_id: workspace.team,
      user_id: workspace.botUser,
      bot_id: workspace.botId,
      app_id: workspace.appId,
      is_enterprise_install: false,
    }),
    scopes: [],
  },
  "apps.connections.open": { run: ({ socketUrl }) => ({ ok: true, url: socketUrl() }), scopes: [] },
  "assistant.threads.setStatus": { run: setStatus, scopes: ["chat:write", "assistant:write"] },
  "assistant.threads.setTitle": { run: () => ({ ok: true }), scopes: ["assistant:write"] },
  "assistant.threads.setSuggestedPrompts": { run: () => ({ ok: true }), scopes: ["assistant:write"] },
  "bots.info": {
    run: ({ workspace }) => ({
      ok: true,
      bot: { id: workspace.botId, app_id: workspace.appId, user_id: workspace.botUser, name: "jetbridge" },
    }),
    scopes: ["users:read"],
  },
  "chat.postMessage": { run: post, scopes: ["chat:write"] },
  "chat.postEphemeral": { run: ephemeral, scopes: ["chat:write"] },
  "chat.update": { run: update, scopes: ["chat:write"] },
  "chat.delete": { run: remove, scopes: ["chat:write"] },
  "chat.getPermalink": { run: permalink, scopes: [] },
  "conversations.history": { run: history, scopes: ["channels:history", "groups:history", "im:history"] },
  "conversations.replies": { run: replies, scopes: ["channels:history", "groups:history", "im:history"] },
  "conversations.info": { run: channelInfo, scopes: ["channels:read", "groups:read", "im:read"] },
  "conversations.members": { run: members, scopes: ["channels:read", "groups:read", "im:read"] },
  "conversations.open": { run: openDm, scopes: ["im:write"] },
  "files.delete": { run: deleteFile, scopes: ["files:write"] },
  "files.getUploadURLExternal": { run: uploadUrl, scopes: ["files:write"] },
  "files.completeUploadExternal": { run: completeUpload, scopes: ["files:write"] },
  "reactions.add": { run: react, scopes: ["reactions:write"] },
  "usergroups.users.list": { run: groupUsers, scopes: ["usergroups:read"] },
  "users.info": { run: userInfo, scopes: ["users:read"] },
  "views.open": { run: openView, scopes: [] },
  "views.update": { run: updateView, scopes: [] },
  "views.publish": { run: publishView, scopes: [] },
};
