import type { SlackChannelRecord, Workspace } from "./workspace.ts";

export type Args = Readonly<Record<string, unknown>>;
export type Reply = { ok: boolean; error?: string } & Record<string, unknown>;

/** What a method needs beside its arguments. */
export interface Call {
  workspace: Workspace;
  args: Args;
  baseUrl: string;
  /** Slack tells the app of what happened, later. */
  tell(event: Record<string, unknown>): void;
  /** Where a Socket Mode line is dialled. */
  socketUrl(): string;
}

export type Method = (call: Call) => Reply;

/** A refusal. */
export const no = (error: string, more: Record<string, unknown> = {}): Reply => ({ ok: false, error, ...more });
export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const yes = (value: unknown): boolean => value === true || value === "true" || value === "1";

export function channelOf({ workspace, args }: Call): SlackChannelRecord | undefined {
  return workspace.channels.get(text(args.channel ?? args.channel_id));
}
