import { afterEach, describe, expect, it } from "vitest";
import type { Airline } from "../../agents/airline/airline.ts";
import { MovableClock } from "../../agents/airline/clock.ts";
import { openAirline } from "../../agents/airline/redis-airline.ts";
import { carryOutOn } from "../../agents/carry-out.ts";
import type { CarryOut } from "../../core/index.ts";
import { type CaseRoom, openCaseRoom } from "../support/case-room.ts";
import { hasRedis } from "../support/redis.ts";

const ana = { id: "U1", name: "Ana" };
const TONIGHT = "2026-11-20T19:30:00Z";

describe.skipIf(!hasRedis())("compensation above the limit, on the airline itself", () => {
  let room: CaseRoom;
  let airline: Airline;
  afterEach(() => room.store.close());

  const certificates = async () =>
    Object.keys((await airline.bookings.customer("morgan_lee_1001")).payment_methods).length;

  /** The agent has proposed it; `deaths`: how often the worker dies after doing it and before saying so. */
  const asked = async (deaths: number): Promise<string> => {
    let left = deaths;
    const late: { carryOut: CarryOut } = { carryOut: async () => "" };
    room = await openCaseRoom({
      carryOut: async (approval, state) => {
        const words = await late.carryOut(approval, state);
        if (left-- > 0) throw new Error("killed");
        return words;
      },
    });
    airline = openAirline(room.store, new MovableClock(TONIGHT));
    late.carryOut = carryOutOn(airline);
    const { case: found } = await airline.changes.apply(
      { kind: "compensate", reservation_id: "IR-D204", reason: "ruined holiday", want: "certificate", ask_for: 900 },
      { key: "turn-1" },
    );
    const id = found?.case_id ?? "";
    await room.says("c", "my holiday is ruined");
    await room.escalates("c", {
      reason: "approval",
      detail: { approval: { id, case: id, amount: 900, what: "compensation of $900" } },
    });
    return id;
  };

  it("is given once when staff say yes, even when the worker dies between doing it and saying so", async () => {
    const id = await asked(2);
    const before = await certificates();
    await room.desk.decide("c", ana, true);
    for (let i = 0; i < 5; i++) await room.clocks.ring("c", "approval");
    expect(await certificates()).toBe(before + 1);
    expect(await airline.care.case(id)).toMatchObject({ state: "approved", decided_by: "Ana" });
    expect((await room.told("c")).filter((line) => line.startsWith("system: Good news"))).toHaveLength(1);
  });

  it("is not given when staff say no: the airline knows, and the customer hears it kindly", async () => {
    const id = await asked(1);
    const before = await certificates();
    await room.desk.decide("c", ana, false);
    for (let i = 0; i < 4; i++) await room.clocks.ring("c", "approval");
    expect(await certificates()).toBe(before);
    expect(await airline.care.case(id)).toMatchObject({ state: "denied", decided_by: "Ana" });
    expect((await room.told("c")).filter((line) => line.startsWith("system: en/denied"))).toHaveLength(1);
  });
});
