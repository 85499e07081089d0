import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { explain, lastBriefing, sinceHandBack } from "../../../../core/index.ts";
import { type CaseRoom, inShort, openCaseRoom } from "../../../support/case-room.ts";
import { hasRedis } from "../../../support/redis.ts";

const ana = { id: "U1", name: "Ana" };
const ben = { id: "U2", name: "Ben" };

describe.skipIf(!hasRedis())("the desk", () => {
  let room: CaseRoom;
  let conversations = 0;
  const opened = async (escalation = {}): Promise<string> => {
    const c = `c${++conversations}`;
    await room.says(c, "hello");
    await room.escalates(c, escalation);
    return c;
  };

  beforeAll(async () => {
    room = await openCaseRoom();
  });
  afterAll(() => room.store.close());

  it("opens a case in the same step as the bot's last words, and tells the customer", async () => {
    const c = await opened({ reason: "low_confidence", draft: "Your gate is A4." });
    expect(await room.told(c)).toEqual(["customer: hello", "system: en/holding", "case opened", "owner queue"]);
    expect((await room.log.state(c))?.case).toMatchObject({
      id: `${c}-c1`,
      state: "open",
      reasons: ["low_confidence"],
      draft: "Your gate is A4.",
    });
    expect((await room.cases.list()).map(({ conversation }) => conversation)).toContain(c);
  });

  it("does not repeat a sentence the bot's turn said already", async () => {
    const c = `c${++conversations}`;
    await room.says(c, "I want a person");
    await room.answers(c, "", {
      sayings: [{ from: "system", text: "asked", sentence: "person_asked" }],
      escalation: { reason: "asked", priority: "normal", summary: "s" },
    });
    expect(await room.told(c)).toEqual(["customer: I want a person", "system: asked", "case opened", "owner queue"]);
  });

  it("says it in the language the turn heard", async () => {
    const c = `c${++conversations}`;
    await room.says(c, "quiero hablar con una persona");
    await room.answers(c, "", {
      keep: { language: "es" },
      escalation: { reason: "asked", priority: "normal", summary: "s" },
    });
    expect(await room.told(c)).toContain("system: es/person_asked");
  });

  it("gives a case to whoever claims first, and tells the other who has it", async () => {
    const c = await opened();
    expect(await room.desk.claim(c, ana)).toMatchObject({ done: true, already: false });
    expect(await room.desk.claim(c, ana)).toMatchObject({ done: true, already: true });
    const second = await room.desk.claim(c, ben);
    expect(second).toEqual({ done: false, why: "claimed", by: ana });
    if (!second.done) expect(explain(second)).toContain("Ana has it");
    expect((await room.told(c)).filter((line) => line.includes("person_joined"))).toEqual([
      "system: en/person_joined Ana",
    ]);
  });

  it("lets one of two win, 200 times", { timeout: 60_000 }, async () => {
    for (let i = 0; i < 200; i++) {
      const c = await opened();
      const rivals = i % 2 ? [ana, ben] : [ben, ana];
      const outcomes = await Promise.all(rivals.map((staff) => room.desk.claim(c, staff)));
      const won = outcomes.findIndex(({ done }) => done);
      const winner = rivals[won];
      expect(outcomes[1 - won]).toEqual({ done: false, why: "claimed", by: winner });
      expect((await room.log.state(c))?.staff).toEqual(winner);
      expect((await room.told(c)).filter((line) => line.startsWith("case claimed"))).toEqual([
        `case claimed by ${winner?.name}`,
      ]);
    }
  });

  it("sends a reply once however often its button is pressed, and it answers what was waiting", async () => {
    const c = await opened();
    await room.desk.claim(c, ana);
    await room.says(c, "anybody?");
    const words = { action: "view-1", text: "I am here.", via: "reply" as const };
    expect(await room.desk.reply(c, ana, words)).toMatchObject({ done: true, already: false });
    expect(await room.desk.reply(c, ana, words)).toMatchObject({ done: true, already: true });
    expect((await room.told(c)).filter((line) => line === "staff: I am here.")).toHaveLength(1);
    expect(await room.log.waiting(c, 5)).toEqual([]);
    expect(room.woken).toContain(`deliver sms ${c}`);
  });

  it("keeps waiting what the customer said after the author looked", async () => {
    const c = await opened();
    await room.desk.claim(c, ana);
    const seen = (await room.log.state(c))?.seq ?? 0;
    await room.says(c, "and my bag?");
    await room.desk.reply(c, ana, { action: "v", text: "Seat done.", via: "reply", seen });
    expect(await room.log.waiting(c, 5)).toHaveLength(1);
    expect(await room.desk.resolve(c, ana, { reason: "seat", seen })).toEqual({ done: false, why: "unseen" });
  });

  it("lets nobody but the claimer speak, and claims for whoever replies first", async () => {
    const c = await opened();
    await room.desk.reply(c, ben, { action: "1", text: "Hi", via: "reply" });
    expect((await room.log.state(c))?.owner).toBe("human");
    expect(await room.desk.reply(c, ana, { action: "2", text: "Hi", via: "reply" })).toEqual({
      done: false,
      why: "claimed",
      by: ben,
    });
    expect(await room.told(c)).not.toContain("staff: Hi\nstaff: Hi");
    expect((await room.told(c)).slice(-5)).toEqual([
      "owner human",
      "case claimed by Ben",
      "case replied by Ben",
      "system: en/person_joined Ben",
      "staff: Hi",
    ]);
  });

  it("sends nothing to a customer who opted out, and says so", async () => {
    const c = await opened();
    await room.store.redis.hset(`jb:{p${await partition(c)}}:st:${c}`, "optedOut", "1");
    expect(await room.desk.reply(c, ana, { action: "1", text: "Hi", via: "reply" })).toEqual({
      done: false,
      why: "opted_out",
    });
    expect(await room.told(c)).not.toContain("staff: Hi");
  });

  it("sends the draft as it stands, once", async () => {
    const c = await opened({ reason: "ungrounded", draft: "Gate A4." });
    expect(await room.desk.sendDraft(c, ana, { action: "d1" })).toMatchObject({ done: true });
    expect(await room.desk.sendDraft(c, ana, { action: "d1" })).toMatchObject({ done: true, already: true });
    expect(await room.desk.sendDraft(c, ana, { action: "d2" })).toEqual({ done: false, why: "no_draft" });
    expect((await room.told(c)).filter((line) => line === "staff: Gate A4.")).toHaveLength(1);
  });

  it("keeps live lines to the claimer who turned it on, until they are idle", async () => {
    const c = await opened();
    const line = (staff: typeof ana, action: string) =>
      room.desk.reply(c, staff, { action, text: action, via: "live" });
    await room.desk.claim(c, ana);
    expect(await line(ana, "too early")).toEqual({ done: false, why: "not_live" });
    expect(await room.desk.goLive(c, ben, true)).toMatchObject({ done: false, why: "claimed" });
    await room.desk.goLive(c, ana, true);
    expect(await line(ana, "live one")).toMatchObject({ done: true });
    room.clock.now += 11 * 60_000;
    expect(await line(ana, "too late")).toEqual({ done: false, why: "not_live" });
    await room.clocks.ring(c, "live");
    expect((await room.told(c)).filter((each) => /live/.test(each))).toEqual([
      "case live_on by Ana",
      "staff: live one",
      "case live_off",
    ]);
  });

  it("hands back with a briefing, and the bot answers what waits", async () => {
    const c = await opened({ reason: "low_confidence" });
    await room.desk.claim(c, ana);
    await room.desk.reply(c, ana, { action: "1", text: "You get 14C for free.", via: "reply" });
    await room.says(c, "thanks, and my bag?");
    room.woken.length = 0;
    expect(await room.desk.handBack(c, ana, "promised 14C without a fee")).toMatchObject({ done: true });
    expect(room.woken).toContain(`turn ${c}`);
    const begun = await room.turns.begin(c);
    expect(begun.kind === "turn" && begun.turn.heard.map(({ text }) => text)).toEqual(["thanks, and my bag?"]);
    const entries = await room.log.read(c);
    expect(lastBriefing(entries)).toMatchObject({
      colleague: "Ana",
      reasons: ["low_confidence"],
      said: ["You get 14C for free."],
      note: "promised 14C without a fee",
    });
    expect(sinceHandBack(entries).map(inShort)).toEqual(["owner bot", "system: en/back_to_assistant Ana"].slice(1));
    expect((await room.cases.list()).map(({ conversation }) => conversation)).not.toContain(c);
  });

  it("opens the next case as another one", async () => {
    const c = await opened();
    await room.desk.handBack(c, ana);
    await room.says(c, "hm");
    await room.escalates(c, { reason: "tool_failed" });
    expect((await room.log.state(c))?.case).toMatchObject({ id: `${c}-c2`, reasons: ["tool_failed"], rounds: 0 });
  });

  it("resolves: the episode ends, the next message begins another, marked as reopened", async () => {
    const c = await opened();
    await room.desk.claim(c, ana);
    await room.desk.reply(c, ana, { action: "1", text: "Done.", via: "reply" });
    expect(await room.desk.resolve(c, ana, { reason: "rebooked" })).toMatchObject({ done: true });
    expect((await room.told(c)).slice(-5)).toEqual([
      "owner bot",
      "case resolved by Ana",
      "outcome person",
      "system: en/person_left Ana",
      "system: en/satisfaction_ask",
    ]);
    const outcome = (await room.log.read(c)).find((entry) => entry.kind === "outcome");
    expect(outcome).toMatchObject({
      by: "person",
      staff: "Ana",
      resolution: "rebooked",
      reasons: ["asked"],
      messages: { customer: 1, staff: 1 },
      reopened: false,
    });
    await room.says(c, "one more thing");
    expect((await room.told(c)).slice(-2)).toEqual(["episode 2 reopened", "customer: one more thing"]);
    expect((await room.log.state(c))?.resolved).toBe(false);
  });

  it("takes a figure after that as the rating, thanks once and leaves the episode closed", async () => {
    const c = await opened();
    await room.desk.resolve(c, ana, { reason: "fine" });
    await room.says(c, " 5! ");
    await room.clocks.ring(c, "rated");
    await room.clocks.ring(c, "rated");
    expect((await room.told(c)).slice(-3)).toEqual(["customer:  5! ", "rating 5", "system: en/satisfaction_thanks"]);
    expect((await room.turns.begin(c)).kind).toBe("empty");
    await room.says(c, "4");
    expect((await room.told(c)).slice(-2)).toEqual(["episode 2 reopened", "customer: 4"]);
  });

  it("adds to an open case instead of opening a second one", async () => {
    const c = await opened();
    await room.desk.report(deliveryIn(c), "undeliverable", "30003");
    await room.desk.report(deliveryIn(c), "undeliverable", "30003");
    const { case: of } = (await room.log.state(c)) ?? {};
    expect(of).toMatchObject({ id: `${c}-c1`, reasons: ["asked", "undeliverable"] });
    expect((await room.told(c)).filter((line) => line === "case added")).toHaveLength(1);
  });

  it("opens a silent case for a message that did not arrive: the bot goes on and the customer hears nothing", async () => {
    const c = `c${++conversations}`;
    await room.says(c, "hi");
    await room.answers(c, "hello!");
    await room.desk.report(deliveryIn(c), "undeliverable", "30003");
    expect((await room.told(c)).slice(-2)).toEqual(["bot: hello!", "case opened"]);
    expect((await room.log.state(c))?.owner).toBe("bot");
  });

  it("reassigns, and the customer meets the new person", async () => {
    const c = await opened();
    await room.desk.claim(c, ana);
    expect(await room.desk.reassign(c, ana, ben)).toMatchObject({ done: true });
    expect((await room.log.state(c))?.staff).toEqual(ben);
    await room.desk.reassign(c, ben, ana);
    expect((await room.told(c)).filter((line) => line.includes("person_joined"))).toEqual([
      "system: en/person_joined Ana",
      "system: en/person_joined Ben",
    ]);
  });

  it("keeps notes from the customer", async () => {
    const c = await opened();
    await room.desk.note(c, ana, { text: "VIP", action: "n1" });
    await room.desk.note(c, ana, { text: "VIP", action: "n1" });
    const noted = (await room.log.read(c)).filter((entry) => entry.kind === "case" && entry.event === "noted");
    expect(noted).toMatchObject([{ text: "VIP", by: ana }]);
    expect((await room.log.messages(c)).map((entry) => entry.kind === "message" && entry.message.text)).not.toContain(
      "VIP",
    );
  });

  it("answers a stale click kindly", async () => {
    const c = await opened();
    await room.desk.resolve(c, ana, { reason: "fine" });
    const late = await room.desk.claim(c, ben);
    expect(late).toEqual({ done: false, why: "closed", by: ana });
    expect(await room.desk.resolve(c, ana, { reason: "fine" })).toMatchObject({ done: true, already: true });
    expect(await room.desk.claim("c-nobody", ben)).toEqual({ done: false, why: "no_case" });
  });
});

async function partition(conversation: string): Promise<number> {
  const { partitionOf } = await import("../../../../core/conversation/keys.ts");
  return partitionOf(conversation);
}

function deliveryIn(conversation: string) {
  return {
    id: `${conversation}-x.0`,
    conversation,
    message: `${conversation}-x`,
    address: { channel: "sms", to: "+14155552671" },
    part: { body: "" },
    attempts: 1,
    queuedAt: 0,
    since: 0,
  };
}
