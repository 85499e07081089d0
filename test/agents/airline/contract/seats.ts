import { expect, it } from "vitest";
import type { Change } from "../../../../agents/airline/changes.ts";
import { type ContractDesk, refusal, seat, TOMORROW } from "./desk.ts";

/** Seats, and with them what holds for every change: previews, keys, terms, races. */
export function changesSeats(desk: ContractDesk): void {
  it("previews without writing, in the terms it would apply", async () => {
    const change: Change = { kind: "cancel", reservation_id: "LL0EZ6", reason: "change_of_plan" };
    const before = await desk.airline().bookings.find("LL0EZ6");
    const preview = await desk.airline().changes.preview(change);
    expect(preview).toMatchObject({
      done: false,
      total: -(before.payment_history[0]?.amount ?? 0),
      terms: { version: before.version },
    });
    expect(await desk.airline().bookings.find("LL0EZ6")).toEqual(before);
  });

  it("moves a passenger to a free seat and frees the old one", async () => {
    const outcome = await desk.apply(seat("14C"));
    expect(outcome).toMatchObject({ done: true, total: 0, booking: { seats: { [`FLT-123/${TOMORROW}`]: ["14C"] } } });
    const map = await desk.airline().flights.seatMap("FLT-123", TOMORROW);
    const states = new Map(
      map.sections.flatMap(({ rows }) => rows.flatMap(({ seats }) => seats.map((each) => [each.seat, each.state]))),
    );
    expect([states.get("14C"), states.get("23A")]).toEqual(["taken", "free"]);
  });

  it.each([
    ["a seat that is not there", "13A", "seat_not_found"],
    ["a seat kept for assistance", "5C", "seat_for_assistance"],
    ["a seat that is blocked", "22E", "seat_blocked"],
  ])("refuses %s", async (_, wanted, code) => {
    expect(await refusal(desk.apply(seat(wanted)))).toEqual({
      kind: code === "seat_not_found" ? "not_found" : "not_allowed",
      code,
    });
  });

  it("refuses a free seat in a cabin that was not paid for, and a seat that somebody has", async () => {
    const map = await desk.airline().flights.seatMap("FLT-123", TOMORROW);
    const find = (section: string, state: string) =>
      map.sections
        .find((each) => each.section === section)
        ?.rows.flatMap(({ seats }) => seats)
        .find((each) => each.state === state)?.seat ?? "";
    expect((await refusal(desk.apply(seat(find("business", "free"))))).code).toBe("other_cabin");
    expect((await refusal(desk.apply(seat(find("economy", "taken"))))).code).toBe("seat_taken");
  });

  it("gives an exit seat only to those who will help", async () => {
    const map = await desk.airline().flights.seatMap("FLT-123", TOMORROW);
    const exit = map.sections
      .flatMap(({ rows }) => rows)
      .find(({ row }) => row === 16)
      ?.seats.find(({ state }) => state === "free");
    if (!exit) throw new Error("the demonstration's flight has no free seat at an exit");
    expect((await refusal(desk.apply(seat(exit.seat)))).code).toBe("exit_row_consent");
    expect(await desk.apply(seat(exit.seat, { will_help_at_exit: true }))).toMatchObject({ done: true });
  });

  it("carries a key out once, and says so again", async () => {
    const first = await desk.apply(seat("9A"), "the same key");
    const version = (await desk.airline().bookings.find("LL0EZ6")).version;
    expect(await desk.apply(seat("9A"), "the same key")).toEqual(first);
    expect((await desk.airline().bookings.find("LL0EZ6")).version).toBe(version);
    expect(await desk.airline().changes.outcome("the same key")).toEqual(first);
    expect(await desk.airline().changes.outcome("another key")).toBeNull();
    expect((await refusal(desk.apply(seat("12D"), "the same key"))).code).toBe("key_reused");
  });

  it("keeps to the terms that were agreed, or does nothing", async () => {
    const { terms } = await desk.airline().changes.preview(seat("12D"));
    await desk.apply(seat("14C"));
    expect((await refusal(desk.airline().changes.apply(seat("12D"), { key: "late", agreed: terms }))).code).toBe(
      "terms_changed",
    );
    expect((await desk.airline().bookings.find("LL0EZ6")).seats).toEqual({ [`FLT-123/${TOMORROW}`]: ["14C"] });
  });

  it("gives the last seat to one of two who ask at the same time", async () => {
    const race = await Promise.allSettled([desk.apply(seat("12D")), desk.apply(seat("12D")), desk.apply(seat("9A"))]);
    expect(race.some(({ status }) => status === "fulfilled")).toBe(true);
    const { seats, version } = await desk.airline().bookings.find("LL0EZ6");
    const map = await desk.airline().flights.seatMap("FLT-123", TOMORROW);
    const taken = map.sections.flatMap(({ rows }) =>
      rows.flatMap((row) =>
        row.seats.filter(({ seat, state }) => ["12D", "9A", "14C"].includes(seat) && state === "taken"),
      ),
    );
    expect(taken.map((each) => each.seat)).toEqual(seats?.[`FLT-123/${TOMORROW}`]);
    expect(version).toBeGreaterThan(1);
  });
}
