import { afterEach, describe, expect, it } from "vitest";
import type { CarryOut } from "../../../../core/index.ts";
import { type CaseRoom, openCaseRoom } from "../../../support/case-room.ts";
import { hasRedis } from "../../../support/redis.ts";

const ana = { id: "U1", name: "Ana" };
const ben = { id: "U2", name: "Ben" };
const voucher = {
  approval: { id: "key-1", what: "a voucher of $400", toCustomer: "un vale de 400 $", amount: 400 },
};

describe.skipIf(!hasRedis())("what needs a person's word", () => {
  let room: CaseRoom;
  afterEach(() => room.store.close());
  const asked = async (carryOut?: CarryOut): Promise<void> => {
    room = await openCaseRoom(carryOut ? { carryOut } : {});
    await room.says("c", "I want compensation");
    await room.escalates("c", { reason: "approval", summary: "compensation", detail: voucher });
  };

  it("is asked for in the customer's words while the bot goes on, and shown to staff in theirs", async () => {
    await asked();
    expect((await room.told("c")).slice(-2)).toEqual(["system: en/approval_pending un vale de 400 $", "case opened"]);
    expect(await room.log.state("c")).toMatchObject({
      owner: "bot",
      case: { approvals: [{ id: "key-1", what: "a voucher of $400", state: "pending" }] },
    });
  });

  it("approved: is carried out once under its own key, however often the clock rings", async () => {
    await asked();
    expect(await room.desk.decide("c", ana, true)).toMatchObject({ done: true, already: false });
    expect(await room.desk.decide("c", ana, true, "key-1")).toMatchObject({ done: true, already: true });
    expect(room.carriedOut).toEqual([]);
    await room.clocks.ring("c", "approval");
    await room.clocks.ring("c", "approval");
    expect(room.carriedOut.map(({ id, detail }) => [id, detail.amount])).toEqual([["key-1", 400]]);
    expect((await room.told("c")).slice(-4)).toEqual([
      "case approved by Ana",
      "case carried_out",
      "case settled by Ana",
      "system: done: a voucher of $400 (en)",
    ]);
    expect((await room.log.state("c"))?.case?.state).toBe("returned");
  });

  it("approved: survives a worker that dies after carrying it out and before saying so", async () => {
    const issued = new Set<string>();
    let deaths = 1;
    await asked(async ({ id, what }) => {
      issued.add(id);
      if (deaths-- > 0) throw new Error("killed");
      return `done: ${what}`;
    });
    await room.desk.decide("c", ana, true);
    await room.clocks.ring("c", "approval");
    await room.clocks.ring("c", "approval");
    expect([...issued]).toEqual(["key-1"]);
    expect((await room.told("c")).filter((line) => line.startsWith("system: done"))).toHaveLength(1);
  });

  it("approved: becomes a person's business when it can't be carried out", async () => {
    await asked(async () => {
      throw new Error("reservations are down");
    });
    await room.desk.decide("c", ana, true);
    for (let i = 0; i < 6; i++) await room.clocks.ring("c", "approval");
    expect((await room.told("c")).filter((line) => line === "case carry_out_failed")).toHaveLength(1);
    expect((await room.log.state("c"))?.case).toMatchObject({
      state: "open",
      priority: "high",
      reasons: ["approval", "tool_failed"],
    });
  });

  it("denied: the customer hears it, that is put down once, and the case is over", async () => {
    await asked();
    await room.desk.decide("c", ana, false);
    await room.clocks.ring("c", "approval");
    await room.clocks.ring("c", "approval");
    expect(room.carriedOut.map(({ state }) => state)).toEqual(["denied"]);
    expect((await room.told("c")).slice(-3)).toEqual([
      "case denied by Ana",
      "case settled by Ana",
      "system: en/denied un vale de 400 $",
    ]);
  });

  it("is decided by the first, and the second is told who that was", async () => {
    await asked();
    const [first, second] = await Promise.all([
      room.desk.decide("c", ana, true, "key-1"),
      room.desk.decide("c", ben, false, "key-1"),
    ]);
    const outcomes = [first, second].map(({ done }) => done);
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const lost = outcomes[0] ? second : first;
    expect(lost).toMatchObject({ done: false, why: "decided", by: outcomes[0] ? ana : ben });
  });

  it("keeps a case from being closed over it", async () => {
    await asked();
    await room.desk.claim("c", ana);
    expect(await room.desk.resolve("c", ana, { reason: "x" })).toEqual({ done: false, why: "pending" });
  });
});
