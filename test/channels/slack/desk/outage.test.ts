import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Fault } from "../../../standins/faults.ts";
import { hasRedis } from "../../../support/redis.ts";
import { openStaffRoom, type StaffRoom } from "./staff-room.ts";

const POST = /chat\.postMessage/;
const tooFast: Fault = {
  kind: "answer",
  status: 429,
  headers: { "retry-after": "1" },
  body: { ok: false, error: "ratelimited" },
};

describe.skipIf(!hasRedis())("the desk while Slack is not well", () => {
  let room: StaffRoom;
  beforeEach(async () => {
    room = await openStaffRoom({ slackWithinMs: 400 });
  });
  afterEach(async () => {
    vi.useRealTimers();
    await room.close();
  });

  const opens = async (c: string): Promise<void> => {
    await room.says(c, `hello from ${c}`);
    await room.escalates(c);
  };
  const showAll = async (names: string[], rounds = 1): Promise<void> => {
    for (let round = 0; round < rounds; round++) await Promise.all(names.toReversed().map((c) => room.show(c)));
  };
  const casesShown = () =>
    room.desk_.messages.flatMap(({ metadata, thread_ts, ts }) =>
      thread_ts === undefined || thread_ts === ts ? [String(metadata?.event_payload.conversation)] : [],
    );

  it("makes up for an outage: every case once, in order, with every line", { timeout: 60_000 }, async () => {
    const names = Array.from({ length: 8 }, (_, i) => `out${i}`);
    const ways: Fault[] = [{ kind: "reset" }, { kind: "hang" }, { kind: "answer", status: 503 }];
    for (const [i, c] of names.entries()) {
      room.slack.faults.clear();
      room.slack.faults.always(ways[i % ways.length] ?? { kind: "reset" });
      await opens(c);
      await room.show(c);
    }
    expect(room.desk_.messages).toEqual([]);
    await room.desk.claim(names[0] ?? "", { id: room.ana.id, name: "Ana" });
    room.slack.faults.clear();
    for (let round = 0; round < 20 && casesShown().length < names.length; round++) await showAll(names);
    await showAll(names, 2);
    expect(casesShown()).toEqual(names);
    for (const c of names) expect(room.thread(c)[0]).toContain(`hello from ${c}`);
    expect(room.thread("out0").at(-1)).toContain("person_joined Ana");
  });

  it("walks its whole schedule through ten minutes without Slack, and then shows 24 cases once, in order", {
    timeout: 120_000,
  }, async () => {
    // The day's clock only: what waits for Slack and for the store waits in earnest.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    const MINUTE = 60_000;
    const began = Date.now();
    const names = Array.from({ length: 24 }, (_, i) => `ten${i}`);
    const ways: Fault[] = [{ kind: "reset" }, { kind: "answer", status: 503 }];
    const looks = new Map<string, number[]>();
    const due = new Map<string, number>();

    /** Does what falls due until then, all that falls together at once and the newest first. */
    const walkTo = async (then: number): Promise<void> => {
      for (;;) {
        for (const { conversation, at } of room.putOff.splice(0)) due.set(conversation, at);
        const next = Math.min(...due.values());
        if (next > then) break;
        vi.setSystemTime(Math.max(next, Date.now()));
        const now = [...due].filter(([, at]) => at <= Date.now() + 100).map(([c]) => c);
        for (const c of now) {
          due.delete(c);
          looks.set(c, [...(looks.get(c) ?? []), Date.now()]);
        }
        await Promise.all(now.toReversed().map((c) => room.show(c)));
      }
      vi.setSystemTime(then);
    };

    for (const [i, c] of names.entries()) {
      room.slack.faults.clear();
      room.slack.faults.always(ways[i % ways.length] ?? { kind: "reset" });
      await walkTo(began + (i * 10 * MINUTE) / names.length);
      await opens(c);
      await room.show(c);
    }
    await walkTo(began + 10 * MINUTE);
    expect(room.desk_.messages).toEqual([]);
    const first = looks.get("ten0") ?? [];
    const pauses = first.map((at, i) => at - (first[i - 1] ?? began));
    expect(Math.max(...pauses)).toBeLessThanOrEqual(31_000);
    expect(pauses.slice(0, 4).every((pause) => pause < 5_000)).toBe(true);
    expect(first.length).toBeGreaterThan(20);
    expect(first.length).toBeLessThan(50);
    // Nor do those in line ask all the time.
    expect(Math.max(...[...looks.values()].map(({ length }) => length))).toBeLessThan(150);

    room.slack.faults.clear();
    room.slack.faults.next(tooFast, { times: 5 });
    await walkTo(began + 11 * MINUTE);
    expect(casesShown()).toEqual(names);
    for (const c of names) expect(room.thread(c)).toHaveLength(1);
    expect(due.size + room.putOff.length).toBe(0);
  });

  it("posts once what Slack took and did not say so", { timeout: 60_000 }, async () => {
    for (const [i, kind] of (["reset-after", "hang-after"] as const).entries()) {
      const c = `after${i}`;
      await opens(c);
      room.slack.faults.next({ kind }, { times: 2, path: POST });
      for (let round = 0; round < 6; round++) await room.show(c);
      expect(casesShown().filter((each) => each === c)).toHaveLength(1);
      expect(room.thread(c)).toHaveLength(1);
    }
    await opens("after2");
    room.slack.faults.next({ kind: "answer-after", status: 502 }, { times: 2, path: POST });
    for (let round = 0; round < 6; round++) await room.show("after2");
    expect(casesShown().filter((each) => each === "after2")).toHaveLength(1);
  });

  it("doubles nothing in a storm of refusals", { timeout: 60_000 }, async () => {
    const names = Array.from({ length: 5 }, (_, i) => `storm${i}`);
    for (const c of names) await opens(c);
    room.slack.faults.next(tooFast, { times: 6 });
    for (let round = 0; round < 15 && casesShown().length < names.length; round++) await showAll(names);
    await showAll(names, 2);
    expect(casesShown()).toEqual(names);
    for (const c of names) expect(room.thread(c)).toHaveLength(1);
  });

  it("lives with a case's message that somebody deleted", async () => {
    await opens("gone");
    await room.show("gone");
    room.desk_.messages.length = 0;
    await room.desk.claim("gone", { id: room.ana.id, name: "Ana" });
    await room.show("gone");
    expect(room.desk_.messages).toEqual([]);
    expect((await room.log.state("gone"))?.seq).toBe(await room.seen("gone"));
  });

  it("takes everything it posted for a case away when asked to forget it", async () => {
    await opens("forget");
    await room.show("forget");
    await room.ana.says("internal", { channel: room.desk_, thread: room.caseOf("forget").message.ts });
    await room.forget("forget");
    expect(room.desk_.messages.map(({ text }) => text)).toEqual(["internal"]);
  });
});
