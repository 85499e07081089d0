import { expect, it } from "vitest";
import type { Change } from "../../../../agents/airline/changes.ts";
import { type ContractDesk, DAY_AFTER, refusal } from "./desk.ts";

/** A trip that goes wrong: what is seen, offered, granted, and left to a person. */
export function helpsThroughDisruption(desk: ContractDesk): void {
  it("sees that a connection fails, that a night falls in between, and who is at fault", async () => {
    const trip = await desk.airline().bookings.trip("IR-D204");
    expect(trip.connections).toMatchObject([{ at: "JFK", holds: false, minimum_minutes: 90 }]);
    expect(trip.disruption).toMatchObject({
      kind: "missed_connection",
      from_leg: 1,
      airline_at_fault: true,
      overnight: true,
    });
  });

  it("rebooks a disrupted customer free of charge onto an option, and onto nothing else", async () => {
    const options = await desk.airline().bookings.rebookingOptions("IR-D204");
    expect(options.slice(0, 2).map(({ flights, seats }) => [flights[0]?.flight_number, seats])).toEqual([
      ["NY950", [["2A"]]],
      ["NY982", [["3C"]]],
    ]);
    const to = (flight_number: string): Change => ({
      kind: "rebook",
      reservation_id: "IR-D204",
      flights: [{ flight_number, date: DAY_AFTER }],
    });
    expect((await refusal(desk.apply(to("FLT-123")))).code).toBe("not_an_option");
    expect(await desk.apply(to("NY950"))).toMatchObject({
      total: 0,
      booking: { flights: [{ flight_number: "PA441" }, { flight_number: "NY950" }] },
    });
    expect((await desk.airline().bookings.trip("IR-D204")).connections).toMatchObject([{ holds: true }]);
    expect((await refusal(desk.apply({ ...to("FLT-123"), reservation_id: "LL0EZ6" } as Change))).code).toBe(
      "not_disrupted",
    );
  });

  it("assigns a front seat with a medical request, and notes it", async () => {
    const outcome = await desk.apply({
      kind: "request_service",
      reservation_id: "IR-D204",
      passenger: 0,
      service: "medical",
      note: "knee",
    });
    expect(outcome.booking).toMatchObject({
      services: [{ service: "medical", note: "knee" }],
      seats: { [`NY950/${DAY_AFTER}`]: ["1A"] },
    });
  });

  it("grants what a disruption entitles to, once", async () => {
    const care: Change = {
      kind: "compensate",
      reservation_id: "IR-D204",
      reason: "a night in New York",
      want: "care",
    };
    const { case: granted } = await desk.apply(care);
    expect(granted).toMatchObject({
      state: "granted",
      vouchers: [
        { kind: "hotel", up_to: 180 },
        { kind: "meal", up_to: 60 },
        { kind: "ground", up_to: 40 },
      ],
    });
    expect(await desk.airline().care.case(granted?.case_id ?? "")).toEqual(granted);
    expect((await refusal(desk.apply(care))).code).toBe("already_compensated");
    expect((await refusal(desk.apply({ ...care, reservation_id: "LL0EZ6" }))).code).toBe("no_disruption");
  });

  it("leaves what goes beyond the policy to a person, and grants nothing before", async () => {
    const balance = async () =>
      Object.keys((await desk.airline().bookings.customer("morgan_lee_1001")).payment_methods).length;
    const before = await balance();
    const { case: asked } = await desk.apply({
      kind: "compensate",
      reservation_id: "IR-D204",
      reason: "ruined holiday",
      want: "certificate",
      ask_for: 900,
    });
    expect(asked).toMatchObject({ state: "needs_approval", certificate: { amount: 900 } });
    expect(await balance()).toBe(before);
    const decision: Change = {
      kind: "decide_case",
      case_id: asked?.case_id ?? "",
      decision: "approve",
      decided_by: "Sam",
    };
    expect((await desk.apply(decision)).case).toMatchObject({ state: "approved", decided_by: "Sam" });
    expect(await balance()).toBe(before + 1);
    expect((await refusal(desk.apply(decision))).code).toBe("not_waiting");
  });

  it("opens a claim for a bag that is missing, and for no bag that is on its way", async () => {
    expect(await desk.airline().care.bagsOf("IR-D204")).toMatchObject([{ bag_tag: "BG20488", state: "not_located" }]);
    const claim = (bag_tag: string): Change => ({
      kind: "open_bag_claim",
      bag_tag,
      problem: "missing",
      description: "blue",
    });
    const { claim: opened } = await desk.apply(claim("BG20488"));
    expect(await desk.airline().care.claim(opened?.claim_id ?? "")).toMatchObject({
      bag_tag: "BG20488",
      state: "open",
    });
    expect((await refusal(desk.apply(claim("BG20488")))).code).toBe("claim_open");
    expect((await refusal(desk.apply(claim("BG55678")))).code).toBe("bag_on_its_way");
  });
}
