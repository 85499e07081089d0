import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { historyOf, toldByColleagues } from "../../../agents/responder/history.ts";
import { outOfPatience, tooManyRefusals } from "../../../agents/responder/patience.ts";
import { type CaseRoom, openCaseRoom } from "../../support/case-room.ts";
import { hasRedis } from "../../support/redis.ts";

const ana = { id: "U1", name: "Ana" };

describe.skipIf(!hasRedis())("the bot after a person handed back", () => {
  let room: CaseRoom;
  beforeEach(async () => {
    room = await openCaseRoom();
  });
  afterEach(() => room.store.close());

  const heard = async (text: string) => {
    await room.says("c", text);
    const begun = await room.turns.begin("c");
    if (begun.kind !== "turn") throw new Error(begun.kind);
    const entries = await room.log.read("c");
    return { entries, turn: begun.turn };
  };

  it("knows what the person said and was told, and that their stretch is over", async () => {
    await room.says("c", "I want 14C");
    await room.escalates("c");
    await room.desk.claim("c", ana);
    await room.desk.reply("c", ana, { action: "1", text: "You get 14C without a fee.", via: "reply" });
    await room.desk.handBack("c", ana, "the fee for 14C is waived");
    const { entries, turn } = await heard("thanks, do it");
    const history = historyOf(entries, turn.heard).map((item) => ("content" in item ? item.content : ""));
    // What they settled may be repeated: it is no invention of the bot's.
    expect(toldByColleagues(historyOf(entries, turn.heard))).toEqual([
      "[Ana, human colleague] You get 14C without a fee.",
      "Ana told you when handing back: the fee for 14C is waived",
    ]);
    expect(history).toEqual([
      "I want 14C",
      "[Ana, human colleague] You get 14C without a fee.",
      expect.stringContaining("Ana handed the conversation back"),
      "Ana told you when handing back: the fee for 14C is waived",
      "thanks, do it",
    ]);
  });

  it("does not ask for a person again over what that person has dealt with", async () => {
    const furious = "This is unacceptable and ridiculous, the worst airline ever!!!";
    await room.says("c", furious);
    await room.answers("c", "sorry", {
      facts: Array.from({ length: 3 }, () => ({ kind: "blocked", message: "m", guardrail: "relevance" })),
    });
    const again = await heard(furious);
    expect(outOfPatience(again.entries, again.turn.heard)).toBeDefined();
    expect(tooManyRefusals(again.entries)).toBe(true);
    await room.desk.open("c", { reason: "low_confidence", priority: "high", summary: "angry" });
    await room.desk.claim("c", ana);
    await room.desk.handBack("c", ana);
    const calmer = await heard("still ridiculous, but where is my bag?");
    expect(outOfPatience(calmer.entries, calmer.turn.heard)).toBeUndefined();
    expect(tooManyRefusals(calmer.entries)).toBe(false);
  });
});
