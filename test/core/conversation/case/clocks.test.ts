import { DateTime } from "luxon";
import { afterEach, describe, expect, it } from "vitest";
import { BusinessHours, readHours } from "../../../../core/index.ts";
import { type CaseRoom, openCaseRoom } from "../../../support/case-room.ts";
import { hasRedis } from "../../../support/redis.ts";

const zone = "Europe/Paris";
const hours = new BusinessHours(readHours("Mon-Fri 08:00-12:00 13:00-20:00; Sat 09:00-14:00"), {
  zone,
  holidays: ["2026-12-25"],
});
const at = (local: string): number => DateTime.fromISO(local, { zone }).toMillis();
const ana = { id: "U1", name: "Ana" };
const minute = 60_000;

describe.skipIf(!hasRedis())("the desk's clocks", () => {
  let room: CaseRoom;
  afterEach(() => room.store.close());

  const openAt = async (local: string, escalation = {}): Promise<void> => {
    room = await openCaseRoom({ hours, now: at(local) });
    await room.says("c", "hello");
    await room.escalates("c", escalation);
  };
  const ringAt = async (local: string, clock = "claim"): Promise<string[]> => {
    room.clock.now = at(local);
    const before = (await room.told("c")).length;
    await room.clocks.ring("c", clock);
    return (await room.told("c")).slice(before);
  };
  const dueAt = async (clock = "claim"): Promise<string> => {
    const { conversationKeys } = await import("../../../../core/conversation/keys.ts");
    const score = await room.store.redis.zscore(conversationKeys("c")[13] ?? "", `c ${clock}`);
    return score === null ? "stopped" : DateTime.fromMillis(Number(score), { zone }).toFormat("ccc dd HH:mm");
  };

  it("remind staff, call more of them, then tell the customer, and the bot goes on", async () => {
    await openAt("2026-11-20T10:00");
    expect(await dueAt()).toBe("Fri 20 10:05");
    expect(await ringAt("2026-11-20T10:04")).toEqual([]);
    expect(await ringAt("2026-11-20T10:05")).toEqual(["case renotified"]);
    expect(await ringAt("2026-11-20T10:10")).toEqual(["case widened"]);
    expect(await ringAt("2026-11-20T10:15")).toEqual(["owner bot", "case nobody_came", "system: en/nobody_came"]);
    expect(await dueAt()).toBe("Fri 20 10:45");
    expect(await ringAt("2026-11-20T10:45")).toEqual(["case renotified"]);
    expect((await room.log.state("c"))?.case?.state).toBe("open");
    expect(await room.desk.claim("c", ana)).toMatchObject({ done: true });
    expect(await dueAt()).toBe("stopped");
  });

  it("ring twice without doing anything twice", async () => {
    await openAt("2026-11-20T10:00");
    expect(await ringAt("2026-11-20T10:05")).toEqual(["case renotified"]);
    expect(await ringAt("2026-11-20T10:05")).toEqual([]);
  });

  it("stand still over lunch, a weekend and a holiday", async () => {
    await openAt("2026-11-20T11:58");
    expect(await dueAt()).toBe("Fri 20 13:03");
    await room.store.close();
    await openAt("2026-11-21T13:57");
    expect(await dueAt()).toBe("Mon 23 08:02");
    await room.store.close();
    await openAt("2026-12-24T19:58");
    expect(await dueAt()).toBe("Sat 26 09:03");
  });

  it("keep to the wall clock when the clocks change", async () => {
    await openAt("2027-03-27T13:58");
    expect(await dueAt()).toBe("Mon 29 08:03");
    expect(hours.after(at("2027-03-27T13:58"), 5 * minute)).toBe(Date.parse("2027-03-29T06:03:00Z"));
  });

  it("tell the customer outside hours when people are back, and the bot goes on", async () => {
    await openAt("2026-11-21T20:00");
    expect((await room.told("c")).slice(-2)).toEqual(["system: en/outside_hours Mon 08:00", "case opened"]);
    expect(await room.log.state("c")).toMatchObject({ owner: "bot", case: { state: "open" } });
    await room.says("c", "and my gate?");
    await room.answers("c", "A4");
    expect((await room.told("c")).at(-1)).toBe("bot: A4");
    expect(await ringAt("2026-11-23T08:05")).toEqual(["case renotified"]);
  });

  it("leave a customer with a person outside hours where the bot does not know what it did", async () => {
    await openAt("2026-11-21T20:00", { reason: "unknown_outcome" });
    expect((await room.told("c")).slice(-3)).toEqual([
      "system: en/person_asked Mon 08:05",
      "case opened",
      "owner queue",
    ]);
  });

  it("give a claimed case back to everybody when the customer waits too long", async () => {
    await openAt("2026-11-20T10:00");
    await room.desk.claim("c", ana);
    expect(await dueAt("reply")).toBe("Fri 20 10:10");
    expect(await ringAt("2026-11-20T10:10", "reply")).toEqual([
      "owner queue",
      "case requeued",
      "system: en/person_asked",
    ]);
    expect(await room.log.state("c")).toMatchObject({ owner: "queue", staff: undefined, case: { state: "open" } });
    expect(await dueAt()).toBe("Fri 20 10:15");
  });

  it("count from the first message nobody answered, and stop once it is", async () => {
    await openAt("2026-11-20T10:00");
    await room.desk.claim("c", ana);
    await room.desk.reply("c", ana, { action: "1", text: "Looking.", via: "reply" });
    expect(await ringAt("2026-11-20T10:10", "reply")).toEqual([]);
    expect(await dueAt("reply")).toBe("stopped");
    await room.says("c", "still there?");
    const [first] = await room.log.waiting("c", 1);
    room.clock.now = (first?.at ?? 0) + 5 * minute;
    await room.clocks.ring("c", "reply");
    expect((await room.log.state("c"))?.case?.state).toBe("claimed");
  });

  it("stop when the case is resolved", async () => {
    await openAt("2026-11-20T10:00");
    await room.desk.claim("c", ana);
    await room.desk.resolve("c", ana, { reason: "done" });
    for (const clock of ["claim", "reply", "live", "idle", "approval", "quiet"])
      expect(await dueAt(clock)).toBe("stopped");
    expect(await ringAt("2026-11-20T11:00")).toEqual([]);
    expect(await ringAt("2026-11-20T11:00", "reply")).toEqual([]);
  });

  it("bring up a claimed case in which nothing happened for a day", async () => {
    await openAt("2026-11-19T10:00");
    await room.desk.claim("c", ana);
    await room.desk.reply("c", ana, { action: "1", text: "Wait.", via: "reply" });
    expect(await ringAt("2026-11-20T09:59", "idle")).toEqual([]);
    expect(await ringAt("2026-11-20T10:00", "idle")).toEqual(["case idle"]);
  });

  it("end an episode of the bot's after a quiet day, without a word", async () => {
    room = await openCaseRoom({ hours });
    await room.says("c", "hello");
    await room.answers("c", "hi");
    await room.clocks.ring("c", "quiet");
    expect((await room.log.state("c"))?.resolved).toBe(false);
    room.clock.now = Date.now() + 25 * 60 * minute;
    await room.clocks.ring("c", "quiet");
    expect((await room.told("c")).at(-1)).toBe("outcome bot");
    await room.says("c", "hello again");
    expect((await room.told("c")).slice(-2)).toEqual(["episode 2 reopened", "customer: hello again"]);
  });
});
