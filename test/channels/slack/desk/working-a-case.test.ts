import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasRedis } from "../../../support/redis.ts";
import { buttonsOf, openStaffRoom, type StaffRoom, wordsIn } from "./staff-room.ts";

const typed = (text: string) => ({ text: { desk_typed: { type: "plain_text_input", value: text } } });
const entered = (block: string, value: string) => ({ [block]: { value: { type: "plain_text_input", value } } });
const chosen = (value: string) => ({ resolution: { value: { selected_option: { value } } } });

describe.skipIf(!hasRedis())("working a case in Slack", () => {
  let room: StaffRoom;
  let cases = 0;
  const opened = async (escalation = {}): Promise<string> => {
    const c = `s${++cases}`;
    await room.says(c, "Where is my bag? <!channel> *now*");
    await room.escalates(c, escalation);
    await room.show(c);
    return c;
  };

  beforeAll(async () => {
    room = await openStaffRoom();
  });
  afterAll(() => room.close());

  it("shows who, why and what can be done, and the conversation beneath", async () => {
    const c = await opened({ reason: "ungrounded", summary: "Bag <late>", draft: "It is in Oslo.", priority: "high" });
    const { message } = room.caseOf(c);
    const words = wordsIn(message);
    for (const each of [
      "The bot could not back its answer up · SMS",
      "Waiting for somebody to claim it",
      "Bag &lt;late&gt;",
      "It is in Oslo.",
      "+1•••2671",
      "not proven",
    ])
      expect(words).toContain(each);
    expect(words).not.toContain("4155552671");
    expect(message.text).toMatch(/^<!here> /);
    expect(buttonsOf(message)).toEqual([
      "desk_claim",
      "desk_reply",
      "desk_draft",
      "desk_hand_back",
      "desk_resolve",
      "desk_reassign",
    ]);
    const [before] = room.thread(c);
    expect(before).toMatch(/\*Customer\*: Where is my bag\? &lt;!channel&gt;/);
    expect(before).toMatch(/\*System → customer\*: en\/holding/);
  });

  it("goes from a phone to a resolved case by its buttons", async () => {
    const c = await opened();
    const claim = await room.ana.presses(room.caseOf(c), "desk_claim");
    expect(claim).toMatchObject({ status: 200 });
    expect(claim.ms).toBeLessThan(3_000);
    await room.show(c);
    expect(wordsIn(room.caseOf(c).message)).toContain("Ana has it");
    // Or Slack would not tell her of what is said in this thread.
    expect(room.thread(c).at(-1)).toContain(`<@${room.ana.id}>, what the customer writes is shown here.`);
    expect(buttonsOf(room.caseOf(c).message)).toEqual([
      "desk_reply",
      "desk_live_on",
      "desk_hand_back",
      "desk_resolve",
      "desk_reassign",
    ]);

    const replying = await room.opens(room.ana, room.ana.presses(room.caseOf(c), "desk_reply"));
    const sent = await room.ana.submits(replying, typed("It comes at nine."));
    expect(sent.body).toEqual({ response_action: "clear" });
    await room.show(c);
    expect(room.thread(c).at(-1)).toMatch(/📤 \*Ana → customer\*: It comes at nine\./);

    const resolving = await room.opens(room.ana, room.ana.presses(room.caseOf(c), "desk_resolve"));
    await room.ana.submits(resolving, { ...chosen("Solved"), ...entered("remark", "bag found") });
    await room.show(c);
    const over = room.caseOf(c).message;
    expect(wordsIn(over)).toContain("Resolved by Ana*: Solved: bag found");
    expect(buttonsOf(over)).toEqual([]);
    expect(room.desk_.messages.filter((each) => each.metadata?.event_payload.conversation === c)).toHaveLength(1);
    expect(await room.told(c)).toEqual([
      "customer: Where is my bag? <!channel> *now*",
      "system: en/person_asked",
      "case opened",
      "owner queue",
      "owner human",
      "case claimed by Ana",
      "system: en/person_joined Ana",
      "case replied by Ana",
      "staff: It comes at nine.",
      "owner bot",
      "case resolved by Ana",
      "outcome person",
      "system: en/person_left Ana",
      "system: en/satisfaction_ask",
    ]);
  });

  it("tells the second to claim who has it, and answers stale presses kindly", async () => {
    const c = await opened();
    const before = room.caseOf(c);
    await Promise.all([room.ana.presses(before, "desk_claim"), room.ben.presses(before, "desk_claim")]);
    const holder = (await room.log.state(c))?.staff?.name ?? "";
    const loser = holder === "Ana" ? room.ben : room.ana;
    await expect.poll(() => room.whispers(loser).at(-1)).toContain(`${holder} has it`);
    const winner = holder === "Ana" ? room.ana : room.ben;
    const resolve = await room.opens(winner, winner.presses(before, "desk_resolve"));
    await winner.submits(resolve, chosen("Solved"));
    await loser.presses(before, "desk_reply");
    await expect.poll(() => room.whispers(loser).at(-1)).toContain("closed this case");
  });

  it("does a press once, however often Slack tells of it", async () => {
    const c = await opened({ reason: "low_confidence", draft: "Gate A4." });
    await room.ana.presses(room.caseOf(c), "desk_draft");
    await room.ana.again();
    expect((await room.told(c)).filter((line) => line === "staff: Gate A4.")).toHaveLength(1);
  });

  it("lets nobody act who is not staff", async () => {
    const c = await opened();
    room.desk_.members.push(room.visitor.id);
    await room.visitor.presses(room.caseOf(c), "desk_claim");
    await expect.poll(() => room.whispers(room.visitor).at(-1)).toMatch(/Only staff/);
    expect((await room.log.state(c))?.owner).toBe("queue");
    room.desk_.members.pop();
    const list = await room.visitor.command("/cases", "");
    expect(wordsIn(list.body as object) + JSON.stringify(list.body)).toMatch(/Only staff/);
    expect(JSON.stringify(list.body)).not.toContain("bag");
    await room.visitor.opensHome();
    await expect.poll(() => room.slack.workspace.homes.get(room.visitor.id)).toBeDefined();
    expect(wordsIn(room.slack.workspace.homes.get(room.visitor.id) ?? {})).not.toMatch(/case/i);
  });

  it("keeps what staff say in the thread from the customer, unless they are live", async () => {
    const c = await opened();
    const thread = room.caseOf(c).message.ts;
    const line = (text: string, who = room.ana) => who.says(text, { channel: room.desk_, thread });
    await room.ana.presses(room.caseOf(c), "desk_claim");
    await room.show(c);
    await line("what a nuisance");
    await room.ana.presses(room.caseOf(c), "desk_live_on");
    await room.show(c);
    expect(wordsIn(room.caseOf(c).message)).toContain("Ana is live");
    const sent = await line("Hello &amp; welcome");
    await line("shall I help?", room.ben);
    await room.ana.again();
    await room.show(c);
    await room.ana.presses(room.caseOf(c), "desk_live_off");
    await line("that went well");
    const staff = (await room.told(c)).filter((each) => each.startsWith("staff"));
    expect(staff).toEqual(["staff: Hello &amp; welcome"]);
    await expect.poll(() => sent.message.reactions?.map(({ name }) => name)).toEqual(["outbox_tray"]);
    await room.show(c);
    expect(room.thread(c).filter((each) => each.includes("Ana → customer"))).toEqual([]);
  });

  it("sends a thread message by the shortcut, after showing how it arrives, and once", async () => {
    const c = await opened();
    const said = await room.ana.says("Your bag is in Oslo.", {
      channel: room.desk_,
      thread: room.caseOf(c).message.ts,
    });
    for (let i = 0; i < 2; i++) {
      const modal = await room.opens(room.ana, room.ana.shortcut("send_to_customer", said));
      expect(wordsIn(modal.view)).toContain("1 SMS segment in 1 message");
      await room.ana.submits(modal, typed("Your bag is in Oslo."));
    }
    expect((await room.told(c)).filter((line) => line === "staff: Your bag is in Oslo.")).toHaveLength(1);
    const elsewhere = await room.ana.says("hi", { channel: room.slack.channel("lunch", [room.ana]) });
    const refused = await room.opens(room.ana, room.ana.shortcut("send_to_customer", elsewhere));
    expect(wordsIn(refused.view)).toContain("case's thread");
  });

  it("counts segments while a reply is typed", async () => {
    const c = await opened();
    const open = await room.opens(room.ana, room.ana.presses(room.caseOf(c), "desk_reply"));
    await room.slack.outgoing.send({
      type: "interactive",
      payload: {
        type: "block_actions",
        team: { id: room.slack.workspace.team },
        user: { id: room.ana.id },
        trigger_id: room.slack.workspace.trigger(room.ana.id),
        container: { type: "view", view_id: open.id },
        view: { id: open.id, hash: open.hash, ...open.view, state: { values: typed("x".repeat(200)) } },
        actions: [{ type: "plain_text_input", action_id: "desk_typed", block_id: "text", action_ts: "1.1" }],
      },
    });
    await expect.poll(() => wordsIn(open.view)).toContain("2 SMS segments");
  });

  it("hands back with a briefing, and reassigns to staff only", async () => {
    const c = await opened();
    const reassigning = await room.opens(room.ana, room.ana.presses(room.caseOf(c), "desk_reassign"));
    const to = (id: string) => ({ to: { value: { type: "users_select", selected_user: id } } });
    const refused = await room.ana.submits(reassigning, to(room.visitor.id));
    expect(refused.body).toMatchObject({ response_action: "errors" });
    await room.ana.submits(reassigning, to(room.ben.id));
    expect((await room.log.state(c))?.staff?.name).toBe("Ben");
    const handing = await room.opens(room.ben, room.ben.presses(room.caseOf(c), "desk_hand_back"));
    await room.ben.submits(handing, entered("briefing", "fee waived"));
    expect(await room.log.state(c)).toMatchObject({
      owner: "bot",
      case: { state: "returned", resolution: "fee waived" },
    });
  });

  it("approves with one press and its confirmation, and shows what came of it", async () => {
    const detail = { approval: { id: "k", what: "a voucher of $400", amount: 400 } };
    const c = await opened({ reason: "approval", summary: "compensation", detail });
    expect(wordsIn(room.caseOf(c).message)).toContain("*To approve:* a voucher of $400\\n• amount: 400");
    await room.ben.presses(room.caseOf(c), "desk_approve");
    await room.clocks.ring(c, "approval");
    expect(room.carriedOut).toHaveLength(1);
    await room.show(c);
    expect(wordsIn(room.caseOf(c).message)).toContain("Approved and done · Ben");
    expect(buttonsOf(room.caseOf(c).message)).toEqual([]);
    await expect(room.ben.presses(room.caseOf(c), "desk_deny")).rejects.toThrow(/no button/);
  });

  it("calls more people when nobody claims, and the group the second time", async () => {
    const c = await opened();
    room.clock.now += 6 * 60_000;
    await room.clocks.ring(c, "claim");
    await room.show(c);
    expect(room.thread(c).at(-1)).toMatch(/^<!here> .*Still nobody/);
    room.clock.now += 6 * 60_000;
    await room.clocks.ring(c, "claim");
    await room.show(c);
    expect(room.thread(c).at(-1)).toMatch(/^<!subteam\^S0LEADS> /);
  });

  it("lists cases with filters, and shows mine and the queue at home", async () => {
    const c = await opened({ reason: "tool_failed", summary: "the seat map did not load" });
    await room.ana.presses(room.caseOf(c), "desk_claim");
    const list = await room.ana.command("/cases", "mine tool_failed");
    expect(wordsIn(list.body as object)).toMatch(/A step failed · SMS.*the seat map did not load/s);
    expect(wordsIn((await room.ana.command("/cases", "mine web")).body as object)).toContain("Nothing here");
    expect(JSON.stringify((await room.ana.command("/cases", "nonsense")).body)).toContain("Say what to list");
    await room.ana.opensHome();
    await expect.poll(() => room.slack.workspace.homes.get(room.ana.id)).toBeDefined();
    expect(wordsIn(room.slack.workspace.homes.get(room.ana.id) ?? {})).toMatch(
      /My cases.*the seat map.*Waiting for somebody/s,
    );
  });

  it("posts nothing about customers anywhere but in staff's channel", () => {
    const elsewhere = [...room.slack.workspace.channels.values()]
      .filter(({ id }) => id !== room.desk_.id)
      .flatMap(({ messages }) => messages.filter(({ bot_id }) => bot_id));
    expect(elsewhere).toEqual([]);
  });
});
