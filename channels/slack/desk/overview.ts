import type { App, types } from "@slack/bolt";
import { button } from "./buttons.ts";
import { context } from "./case-blocks.ts";
import { caseList, HOW_TO_LIST, readFilter } from "./case-list.ts";
import { afterwards, type DeskRoom, ONLY_STAFF } from "./room.ts";

/** The slash command, as in the app's manifest. */
export const CASES_COMMAND = "/cases";
const REFRESH = "desk_home_refresh";

/** Hears `/cases` and shows the app's Home: where cases stand, for staff's eyes only. */
export function hearOverview(app: App, room: DeskRoom): void {
  app.command(CASES_COMMAND, async ({ command, ack }) => {
    const whispered = (text: string, blocks?: types.KnownBlock[]) =>
      ack({ response_type: "ephemeral", text, ...(blocks && { blocks }) });
    if (!(await room.staff.find(command.user_id))) return whispered(ONLY_STAFF);
    const filter = readFilter(command.text, command.user_id);
    if (!filter) return whispered(HOW_TO_LIST);
    const cases = await room.cases.list(filter);
    return whispered(`${cases.length} ${cases.length === 1 ? "case" : "cases"}`, await caseList(room, "Cases", cases));
  });
  app.event("app_home_opened", async ({ event }) => {
    if (event.tab === "home") afterwards(room, "the Home tab is not current", showHome(room, event.user));
  });
  app.action(REFRESH, async ({ body, ack }) => {
    await ack();
    afterwards(room, "the Home tab is not current", showHome(room, body.user.id));
  });
}

async function showHome(room: DeskRoom, user: string): Promise<void> {
  const staff = await room.staff.find(user);
  const blocks = staff ? await home(room, user) : [section("Write to us in *Messages*: we are happy to help.")];
  await room.client.views.publish({ user_id: user, view: { type: "home", blocks } });
}

async function home(room: DeskRoom, user: string): Promise<types.KnownBlock[]> {
  const [mine, open] = await Promise.all([room.cases.list({ staff: user }), room.cases.list({ state: "open" })]);
  return [
    { type: "header", text: { type: "plain_text", text: "Support desk" } },
    ...(await caseList(room, "My cases", mine)),
    { type: "divider" },
    ...(await caseList(room, "Waiting for somebody", open)),
    { type: "actions", elements: [button("Refresh", REFRESH, "refresh")] },
    context("Cases are worked in their threads in the escalation channel. `/cases` lists them anywhere."),
  ];
}

const section = (text: string): types.KnownBlock => ({ type: "section", text: { type: "mrkdwn", text } });
