import type { App } from "@slack/bolt";
import type { Logs } from "../../../core/index.ts";
import { CaseThreads } from "./case-threads.ts";
import { hearOverview } from "./overview.ts";
import { hearPresses } from "./presses.ts";
import type { DeskRoom } from "./room.ts";
import { StaffList } from "./staff.ts";
import { hearSubmissions } from "./submissions.ts";
import { hearThreads } from "./thread-talk.ts";

export { SlackFace } from "./face.ts";

/** What staff's side of Slack needs: the desk, the customers' channels, and where staff are. */
export interface StaffHearing extends Omit<DeskRoom, "staff" | "threads"> {
  /** People who are staff without being in staff's channel. */
  staffUsers: readonly string[];
  logs: Logs;
}

/** Registers everything staff do in Slack: buttons, modals, threads, the shortcut, `/cases`, the Home tab. */
export function hearStaff(app: App, { staffUsers, ...hearing }: StaffHearing): void {
  const { client, channel, logs } = hearing;
  const staff = new StaffList(client, { channel, always: staffUsers, logs });
  const room: DeskRoom = { ...hearing, staff, threads: new CaseThreads(client) };
  hearPresses(app, room);
  hearSubmissions(app, room);
  hearThreads(app, room);
  hearOverview(app, room);
}
