import type { OpenView, SlackMessage } from "../standins/slack/index.ts";

/** Everything the page shows, at one moment. */
export interface Scene {
  phone: { number: string; airline: string; lines: PhoneLine[] };
  slack: SlackScene;
}

/** One message on the handset. */
export interface PhoneLine {
  from: "customer" | "airline";
  text: string;
  picture: boolean;
  /** Ms since 1970. */
  at: number;
}

export interface SlackScene {
  people: { id: string; name: string; staff: boolean }[];
  bot: string;
  channels: SlackRoom[];
  views: OpenView[];
  /** Our app's Home tab, by person; absent until they have opened it. */
  homes: Record<string, { blocks: unknown[] }>;
  whispers: Whisper[];
  /** What our app says it is doing, by `channel thread`. */
  statuses: Record<string, string>;
}

/** A channel or somebody's direct messages with our app. */
export interface SlackRoom {
  id: string;
  name: string;
  /** Whose direct messages these are; absent: a channel. */
  dmOf?: string;
  messages: SlackMessage[];
}

/** What one person alone sees. */
export interface Whisper {
  /** Its place among all whispers. */
  n: number;
  channel: string;
  user: string;
  text: string;
  blocks?: unknown[];
}
