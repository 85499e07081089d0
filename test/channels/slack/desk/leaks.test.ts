import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { StaffList } from "../../../../channels/slack/desk/staff.ts";
import { openSlackClient } from "../../../../channels/slack/index.ts";
import { silentLogs } from "../../../../core/index.ts";
import { hasRedis } from "../../../support/redis.ts";
import { openStaffRoom, type StaffRoom, wordsIn } from "./staff-room.ts";

const entered = (text: string) => ({ text: { desk_typed: { type: "plain_text_input", value: text } } });

describe.skipIf(!hasRedis())("what must not leak, either way", () => {
  let room: StaffRoom;
  let cases = 0;
  const opened = async (): Promise<string> => {
    const c = `l${++cases}`;
    await room.says(c, "my secret is 4711");
    await room.escalates(c);
    await room.show(c);
    return c;
  };
  const claimed = async (): Promise<string> => {
    const c = await opened();
    await room.ana.presses(room.caseOf(c), "desk_claim");
    await room.show(c);
    return c;
  };
  const live = async (): Promise<string> => {
    const c = await claimed();
    await room.ana.presses(room.caseOf(c), "desk_live_on");
    await room.show(c);
    return c;
  };
  const staffWords = async (c: string) => (await room.told(c)).filter((line) => line.startsWith("staff"));

  beforeAll(async () => {
    room = await openStaffRoom();
  });
  afterAll(() => room.close());

  it.each([
    ["a guest", { is_restricted: true }, true],
    ["a guest of one channel", { is_ultra_restricted: true }, true],
    ["somebody of another organisation", { is_stranger: true }, true],
    ["a closed account", { deleted: true }, false],
    ["a bot", { is_bot: true }, false],
  ])("%s in staff's channel is not staff, unless named (%o: %s)", async (who, flags, mayBeNamed) => {
    const outsider = room.slack.person(`outsider ${who}`);
    room.desk_.members.push(outsider.id);
    Object.assign(room.slack.workspace.users.get(outsider.id) ?? {}, flags);
    const client = openSlackClient({ botToken: room.slack.botToken, apiUrl: room.slack.url }, silentLogs());
    const staff = (always: string[]) => new StaffList(client, { channel: room.desk_.id, always, logs: silentLogs() });
    expect(await staff([]).find(room.ana.id)).toEqual({ id: room.ana.id, name: "Ana" });
    expect(await staff([]).find(outsider.id)).toBeUndefined();
    expect((await staff([outsider.id]).find(outsider.id)) !== undefined).toBe(mayBeNamed);
  });

  it("a line that its author edits, or takes back, changes nothing for the customer", async () => {
    const c = await live();
    const thread = room.caseOf(c).message.ts;
    const said = await room.ana.says("Seat 14C is yours.", { channel: room.desk_, thread });
    await room.ana.edits(said, "Seat 14C is yours. (what a nuisance)");
    await room.ana.deletes(said);
    expect(await staffWords(c)).toEqual(["staff: Seat 14C is yours."]);
  });

  it("a file stays with staff, and its author is told so", async () => {
    const c = await live();
    const files = [{ name: "passport.pdf", mimetype: "application/pdf", bytes: Buffer.from("x") }];
    const at = { channel: room.desk_, thread: room.caseOf(c).message.ts, files };
    await room.ana.says("see this", at);
    await expect.poll(() => room.whispers(room.ana).at(-1)).toContain("files stay here");
    await room.ana.says("", at);
    await expect.poll(() => room.whispers(room.ana).at(-1)).toContain("Not sent");
    expect(await staffWords(c)).toEqual(["staff: see this"]);
  });

  it("what is said beside the thread, in another case's, or by somebody else stays among staff", async () => {
    const [mine, other] = [await live(), await claimed()];
    await room.ana.says("in the channel itself", { channel: room.desk_ });
    await room.ana.says("under another case", { channel: room.desk_, thread: room.caseOf(other).message.ts });
    await room.ben.says("not the claimer", { channel: room.desk_, thread: room.caseOf(mine).message.ts });
    expect(await staffWords(mine)).toEqual([]);
    expect(await staffWords(other)).toEqual([]);
  });

  it("calls nobody and follows no link in what a customer writes", async () => {
    const c = "l-calls";
    await room.says(c, "<!channel> <@U123> <https://evil.example|click> *bold* https://evil.example");
    await room.escalates(c, { summary: "<!here> <@U1>", draft: "<!everyone>" });
    await room.show(c);
    const { message } = room.caseOf(c);
    const shown = JSON.stringify([message.blocks, message.text, ...room.thread(c)]);
    expect(shown).not.toMatch(/<!(?!date)|<@|<https/);
    const posts = room.slack.calls.filter(({ method }) => method === "chat.postMessage");
    expect(posts.every(({ args }) => `${args.unfurl_links} ${args.unfurl_media}` === "false false")).toBe(true);
  });

  it("opens no modal to somebody while a colleague has the case, and keeps what was written when one takes it", async () => {
    const c = await opened();
    const modal = await room.opens(room.ben, room.ben.presses(room.caseOf(c), "desk_reply"));
    expect(wordsIn(modal.view)).toContain("my secret is 4711");
    await room.ana.presses(room.caseOf(c), "desk_claim");
    const refused = await room.ben.submits(modal, entered("I wrote a long answer"));
    expect(refused.body).toEqual({
      response_action: "errors",
      errors: { text: expect.stringContaining("Ana has it") },
    });
    const views = room.slack.workspace.views.size;
    await room.ben.presses(room.caseOf(c), "desk_reply");
    await expect.poll(() => room.whispers(room.ben).at(-1)).toContain("Ana has it");
    expect(room.slack.workspace.views.size).toBe(views);
    expect(await staffWords(c)).toEqual([]);
  });

  it("nobody goes on being live who is in staff's channel no more", async () => {
    const c = await live();
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
    room.desk_.members.splice(room.desk_.members.indexOf(room.ana.id), 1);
    await room.ana.says("still here", { channel: room.desk_, thread: room.caseOf(c).message.ts });
    vi.useRealTimers();
    expect(await staffWords(c)).toEqual([]);
  });
});
