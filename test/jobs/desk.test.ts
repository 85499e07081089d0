import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Mirror, Pace, Sweeper, silentLogs, WaitingLine } from "../../core/index.ts";
import { showCases } from "../../jobs/desk.ts";
import { type CaseRoom, openCaseRoom } from "../support/case-room.ts";
import { KeptFace, type Weather } from "../support/kept-face.ts";
import { hasRedis } from "../support/redis.ts";

const ana = { id: "U1", name: "Ana" };
const calm = new AbortController().signal;

describe.skipIf(!hasRedis())("showing staff what is new", () => {
  let room: CaseRoom;
  let face: KeptFace;
  let again: number[];
  beforeEach(async () => {
    room = await openCaseRoom();
    face = new KeptFace();
    again = [];
  });
  afterEach(() => room.store.close());

  const show = (c = "c", more = {}) =>
    showCases({
      mirror: new Mirror(room.store),
      face,
      log: room.log,
      pace: new Pace(room.store),
      line: new WaitingLine(room.store),
      later: async (_, at) => void again.push(at),
      logs: silentLogs(),
      ...more,
    })({ conversation: c }, calm);
  const unshown = async () => (await new Sweeper(room.store, 0).sweep()).unshown;
  const escalated = async (c = "c", escalation = {}) => {
    await room.says(c, "hello");
    await room.answers(c, "hi");
    await room.says(c, "a person, please");
    await room.escalates(c, escalation);
  };

  it("posts the case once, with what was said before it, and then what is said", async () => {
    await escalated();
    await show();
    expect(face.threads).toHaveLength(1);
    expect(face.said()).toEqual([
      "customer: hello",
      "bot: hi",
      "customer: a person, please",
      "system: en/person_asked",
    ]);
    await room.desk.claim("c", ana);
    await room.says("c", "thanks");
    await show();
    await show();
    expect(face.threads).toHaveLength(1);
    expect(face.said().slice(4)).toEqual(["case claimed by Ana", "system: en/person_joined Ana", "customer: thanks"]);
    expect(face.threads[0]?.card.case).toMatchObject({ state: "claimed", staff: ana });
  });

  it("is known to the sweep while something is unshown, and not afterwards", async () => {
    await room.says("c", "hello");
    expect(await unshown()).toEqual([]);
    await room.escalates("c");
    expect(await unshown()).toEqual(["c"]);
    await show();
    expect(await unshown()).toEqual([]);
    await room.says("c", "hm");
    expect(await unshown()).toEqual(["c"]);
  });

  it("updates the case's own message only when it changed", async () => {
    await escalated();
    await show();
    await room.says("c", "hm");
    await show();
    expect(face.updates).toBe(0);
    await room.desk.claim("c", ana);
    await show();
    expect(face.updates).toBe(1);
  });

  it("stops with the case: what the bot says afterwards is nobody's business here", async () => {
    await escalated();
    await room.desk.claim("c", ana);
    await room.desk.handBack("c", ana, "all set");
    await room.says("c", "thanks");
    await room.answers("c", "welcome");
    await show();
    expect(face.said().at(-1)).toBe("case handed_back by Ana");
    expect(face.said()).not.toContain("bot: welcome");
    expect(face.threads[0]?.card.case.state).toBe("returned");
    await room.says("c", "bye");
    expect(await unshown()).toEqual([]);
  });

  it("posts the next case anew, each with its own lines, even if both were missed", async () => {
    await escalated();
    await room.desk.resolve("c", ana, { reason: "done" });
    await room.says("c", "again a person, please");
    await room.escalates("c", { reason: "tool_failed" });
    await show();
    expect(face.threads.map(({ card }) => [card.case.number, card.case.state])).toEqual([
      [1, "resolved"],
      [2, "open"],
    ]);
    expect(face.said(1)).toEqual(["customer: again a person, please", "system: en/person_asked"]);
  });

  it("shows a rating that comes after the case was resolved", async () => {
    await escalated();
    await room.desk.resolve("c", ana, { reason: "done" });
    await show();
    await room.says("c", "5");
    await show();
    expect(face.said().at(-1)).toBe("rating 5");
  });

  it("leaves live lines where their author wrote them", async () => {
    await escalated();
    await room.desk.claim("c", ana);
    await room.desk.goLive("c", ana, true);
    await room.desk.reply("c", ana, { action: "1", text: "live words", via: "live" });
    await room.desk.reply("c", ana, { action: "2", text: "modal words", via: "reply" });
    await show();
    expect(face.said()).not.toContain("staff: live words");
    expect(face.said()).toContain("staff: modal words");
  });

  it("shows words in staff's language where it can, and without where it can't", async () => {
    await escalated();
    const translate = async (text: string) => {
      if (text === "hi") throw new Error("the model is away");
      return text === "hello" ? "bonjour" : undefined;
    };
    await room.ownership.note("c", [], { language: "fr" });
    await show("c", { translate });
    expect(face.said().slice(0, 2)).toEqual(["customer: hello (bonjour)", "bot: hi"]);
  });

  it("shows each thing once and in order through refusals and lost answers, whoever dies", {
    timeout: 60_000,
  }, async () => {
    const seeds: Weather[] = ["busy", "lost before", "lost after", "fine"];
    let calls = 0;
    face.weather = () => seeds[(calls++ * 7) % 5] ?? "fine";
    const names = Array.from({ length: 12 }, (_, i) => `w${i}`);
    for (const c of names) await escalated(c);
    for (const c of names) await room.desk.claim(c, ana);
    for (let round = 0; round < 40 && (await unshown()).length > 0; round++) {
      for (const c of names) await Promise.all([show(c), show(c)]);
    }
    face.weather = () => "fine";
    for (const c of names) await show(c);
    expect(face.threads.map(({ key }) => key).sort()).toEqual(names.map((c) => `${c}-c1`).sort());
    for (const at of face.threads.keys()) {
      expect(face.said(at)).toEqual([
        "customer: hello",
        "bot: hi",
        "customer: a person, please",
        "system: en/person_asked",
        "case claimed by Ana",
        "system: en/person_joined Ana",
      ]);
    }
  });

  it("follows staff to another channel with what is open, and says nothing more where it stood", async () => {
    await escalated();
    await escalated("over");
    await show();
    await show("over");
    await room.desk.resolve("over", ana, { reason: "done" });
    await show("over");
    const before = face.threads.map(({ lines }) => lines.length);
    face.room = "there";
    await room.says("c", "my card is 4711");
    await room.says("over", "5");
    await show();
    await show("over");
    expect(face.threads.map(({ key }) => key)).toEqual(["c-c1", "over-c1", "c-c1"]);
    expect(face.threads.slice(0, 2).map(({ lines }) => lines.length)).toEqual(before);
    expect(face.said(2)).toEqual([
      "customer: hello",
      "bot: hi",
      "customer: a person, please",
      "system: en/person_asked",
      "customer: my card is 4711",
    ]);
  });

  it("makes up for a long outage: every case once, in the order in which it was opened", {
    timeout: 60_000,
  }, async () => {
    face.weather = () => "lost before";
    const names = Array.from({ length: 20 }, (_, i) => `o${i}`);
    for (const c of names) {
      await escalated(c);
      await show(c);
    }
    expect(face.threads).toEqual([]);
    expect(again.length).toBe(20);
    face.weather = () => "fine";
    const backwards = names.toReversed();
    for (let round = 0; round < 40 && face.threads.length < names.length; round++) {
      await Promise.all(backwards.map((c) => show(c)));
    }
    expect(face.threads.map(({ key }) => key)).toEqual(names.map((c) => `${c}-c1`));
  });
});
