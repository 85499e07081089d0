import { randomBytes } from "node:crypto";

/** A message as Slack keeps it. */
export interface SlackMessage {
  type: "message";
  ts: string;
  user: string;
  text: string;
  team: string;
  thread_ts?: string;
  bot_id?: string;
  app_id?: string;
  subtype?: string;
  blocks?: unknown[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  files?: SlackFile[];
  edited?: { user: string; ts: string };
  reply_count?: number;
  reactions?: { name: string; users: string[]; count: number }[];
}

export interface SlackFile {
  id: string;
  name: string;
  title?: string;
  mimetype: string;
  size: number;
  url_private: string;
  url_private_download: string;
}

export interface SlackUser {
  id: string;
  name: string;
  real_name: string;
  is_bot: boolean;
  tz: string;
  email: string;
}

export interface SlackChannelRecord {
  id: string;
  name: string;
  kind: "channel" | "group" | "im";
  members: string[];
  archived: boolean;
  messages: SlackMessage[];
}

/** A modal or a home tab, open somewhere. */
export interface OpenView {
  id: string;
  hash: string;
  user: string;
  view: Record<string, unknown>;
}

/** A status line as it was set, with when (ms). */
export interface StatusSet {
  channel: string;
  thread: string;
  status: string;
  at: number;
}

const upper = (prefix: string): string => prefix + randomBytes(5).toString("hex").toUpperCase();

/** A workspace with its people, channels and our app in it. */
export class Workspace {
  readonly team = "T0STANDIN1";
  readonly appId = "A0STANDIN1";
  readonly botUser = "U0BOT00001";
  readonly botId = "B0BOT00001";
  readonly users = new Map<string, SlackUser>();
  readonly channels = new Map<string, SlackChannelRecord>();
  readonly groups = new Map<string, string[]>();
  readonly views = new Map<string, OpenView>();
  readonly homes = new Map<string, Record<string, unknown>>();
  readonly statuses: StatusSet[] = [];
  readonly ephemerals: { channel: string; user: string; text: string; blocks?: unknown[] }[] = [];
  readonly files = new Map<string, SlackFile & { bytes: Buffer }>();
  readonly #triggers = new Map<string, { at: number; user: string; used: boolean }>();
  #lastTs = 0;

  constructor() {
    this.#add({ id: this.botUser, name: "jetbridge", real_name: "Jetbridge", is_bot: true });
  }

  /** A member of the workspace. */
  person(name: string): SlackUser {
    const known = [...this.users.values()].find((user) => user.name === name);
    return known ?? this.#add({ id: upper("U"), name, real_name: name, is_bot: false });
  }

  channel(name: string, members: string[] = [], kind: SlackChannelRecord["kind"] = "channel"): SlackChannelRecord {
    const known = [...this.channels.values()].find((channel) => channel.name === name);
    if (known) return known;
    const id = upper({ channel: "C", group: "G", im: "D" }[kind]);
    const made = { id, name, kind, members: [this.botUser, ...members], archived: false, messages: [] };
    this.channels.set(id, made);
    return made;
  }

  /** The direct messages of somebody with our app. */
  dm = (user: string): SlackChannelRecord => this.channel(`dm-${user}`, [user], "im");

  /** Slack's timestamps are ids: no two messages of a channel share one. */
  nextTs(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, Date.now() * 1_000);
    const text = String(this.#lastTs);
    return `${text.slice(0, -6)}.${text.slice(-6)}`;
  }

  post(channel: SlackChannelRecord, message: Omit<SlackMessage, "ts" | "type" | "team">): SlackMessage {
    const posted: SlackMessage = { type: "message", ts: this.nextTs(), team: this.team, ...message };
    channel.messages.push(posted);
    const root = channel.messages.find(({ ts }) => ts === posted.thread_ts);
    if (root) Object.assign(root, { thread_ts: root.ts, reply_count: (root.reply_count ?? 0) + 1 });
    // A message ends the status under its thread.
    if (message.bot_id && posted.thread_ts) this.#status(channel.id, posted.thread_ts, "");
    return posted;
  }

  /** Opens three seconds in which one view may be opened. */
  trigger(user: string): string {
    const id = `${Date.now()}.${randomBytes(6).toString("hex")}`;
    this.#triggers.set(id, { at: Date.now(), user, used: false });
    return id;
  }

  /** Takes a trigger; the error where it is not one any more. */
  pull(id: string): { user: string } | "invalid_trigger_id" | "exchanged_trigger_id" | "expired_trigger_id" {
    const trigger = this.#triggers.get(id);
    if (!trigger) return "invalid_trigger_id";
    if (trigger.used) return "exchanged_trigger_id";
    if (Date.now() - trigger.at > 3_000) return "expired_trigger_id";
    trigger.used = true;
    return { user: trigger.user };
  }

  open(user: string, view: Record<string, unknown>): OpenView {
    const opened = { id: upper("V"), hash: randomBytes(4).toString("hex"), user, view };
    this.views.set(opened.id, opened);
    return opened;
  }

  setStatus(channel: string, thread: string, status: string): void {
    this.#status(channel, thread, status);
  }

  keepFile(name: string, mimetype: string, bytes: Buffer, baseUrl: string): SlackFile {
    const id = upper("F");
    const url = `${baseUrl}/files/${id}/${encodeURIComponent(name)}`;
    const file = { id, name, mimetype, size: bytes.length, url_private: url, url_private_download: url };
    this.files.set(id, { ...file, bytes });
    return file;
  }

  #status(channel: string, thread: string, status: string): void {
    this.statuses.push({ channel, thread, status, at: Date.now() });
  }

  #add(user: Omit<SlackUser, "tz" | "email">): SlackUser {
    const whole = { ...user, tz: "Europe/Paris", email: `${user.name}@air.example` };
    this.users.set(user.id, whole);
    return whole;
  }
}
