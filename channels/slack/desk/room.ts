import type { Cases, Channel, Desk, DeskOutcome, Log, Logs, Mirror, Staff } from "../../../core/index.ts";
import { explain } from "../../../core/index.ts";
import type { SlackClient } from "../slack-client.ts";
import type { CaseThreads } from "./case-threads.ts";
import type { StaffList } from "./staff.ts";

/** What the desk's face in Slack works with. */
export interface DeskRoom {
  client: SlackClient;
  desk: Desk;
  cases: Cases;
  log: Log;
  mirror: Mirror;
  staff: StaffList;
  threads: CaseThreads;
  /** Staff's channel. */
  channel: string;
  /** The customers' channels, by name: how words will arrive. */
  channels: Readonly<Record<string, Channel>>;
  /** How many segments a text message is billed as. */
  segmentsOf(text: string): number;
  logs: Logs;
}

export const ONLY_STAFF =
  "Only staff can do this: members of the escalation channel, or people an admin named in STAFF_USERS.";

/** Tells one member of staff something nobody else sees. What does not arrive is only logged: the act itself stands. */
export async function whisper(room: DeskRoom, user: string, text: string, thread?: string): Promise<void> {
  try {
    await room.client.chat.postEphemeral({
      channel: room.channel,
      user,
      text,
      ...(thread && { thread_ts: thread }),
    });
  } catch (error) {
    room.logs.warn({ err: error }, "a member of staff was not told");
  }
}

/** Says kindly what became of an act that was not done. */
export function whisperRefusal(room: DeskRoom, staff: Staff, outcome: DeskOutcome, thread?: string): void {
  if (!outcome.done) void whisper(room, staff.id, explain(outcome), thread);
}

/** Up to which entry of the log staff have seen a conversation here. */
export async function seenOf({ mirror }: DeskRoom, conversation: string): Promise<number> {
  return (await mirror.shown(conversation)).cursor;
}

/** Calls Slack after its three seconds: what fails there must not undo what was done. */
export function afterwards(room: DeskRoom, what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => room.logs.warn({ err: error }, what));
}
