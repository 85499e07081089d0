import { expect, it } from "vitest";
import type { Change } from "../../../../agents/airline/changes.ts";
import { type ContractDesk, refusal, TOMORROW } from "./desk.ts";

/** Bookings from first to last: bought, added to, cancelled, checked in. */
export function keepsBookings(desk: ContractDesk): void {
  it("adds bags and never takes any away", async () => {
    const { payment_history, total_baggages } = await desk.airline().bookings.find("LL0EZ6");
    const payment_id = payment_history[0]?.payment_id ?? "";
    const bags = (total: number): Change => ({
      kind: "add_bags",
      reservation_id: "LL0EZ6",
      total_baggages: total,
      payment_id,
    });
    expect(await desk.apply(bags(total_baggages + 1))).toMatchObject({ total: 50 });
    expect((await refusal(desk.apply(bags(0)))).code).toBe("bags_only_added");
  });

  it("books, and changes what it booked, for the exact price", async () => {
    const [offer] = await desk.airline().flights.search({
      origin: "SFO",
      destination: "SEA",
      date: "2026-11-28",
      cabin: "economy",
    });
    const customer = await desk.airline().bookings.customer("taylor_lee_1002");
    const card = Object.values(customer.payment_methods).find(({ source }) => source === "credit_card")?.id ?? "";
    const order = (amount: number): Change => ({
      kind: "book",
      user_id: customer.user_id,
      origin: "SFO",
      destination: "SEA",
      flight_type: "one_way",
      cabin: "economy",
      flights: (offer?.flights ?? []).map(({ flight_number, date }) => ({ flight_number, date })),
      passengers: [{ first_name: "Taylor", last_name: "Lee", dob: customer.dob }],
      payment_methods: [{ payment_id: card, amount }],
      total_baggages: 1,
      insurance: "no",
    });
    const price = offer?.price_per_passenger.economy ?? 0;
    expect((await refusal(desk.apply(order(price - 1)))).code).toBe("payment_does_not_add_up");
    const { booking } = await desk.apply(order(price));
    expect(booking).toMatchObject({ reservation_id: expect.stringMatching(/^[A-Z0-9]{6}$/), version: 1 });
    expect((await desk.airline().bookings.customer(customer.user_id)).reservations).toContain(booking?.reservation_id);
    expect(
      await desk.apply({ kind: "cancel", reservation_id: booking?.reservation_id ?? "", reason: "change_of_plan" }),
    ).toMatchObject({ total: -price });
    expect(
      (await refusal(desk.apply({ kind: "cancel", reservation_id: booking?.reservation_id ?? "", reason: "other" })))
        .code,
    ).toBe("already_cancelled");
  });

  it("checks in from a day before, gives bag tags, and lets nobody change a flight that has left", async () => {
    const checkIn: Change = {
      kind: "check_in",
      reservation_id: "LL0EZ6",
      flight: { flight_number: "FLT-123", date: TOMORROW },
    };
    expect((await refusal(desk.apply(checkIn))).code).toBe("check_in_not_open");
    desk.clock().moveTo(`${TOMORROW}T12:00:00-08:00`);
    expect(await desk.apply(checkIn)).toMatchObject({
      boarding: [{ passenger: "Taylor Lee", gate: "A10", seat: expect.any(String) }],
    });
    desk.clock().moveTo(`${TOMORROW}T16:40:00-08:00`);
    expect(await desk.airline().flights.status("FLT-123", TOMORROW)).toMatchObject({ status: "in the air" });
    expect((await refusal(desk.apply({ kind: "cancel", reservation_id: "LL0EZ6", reason: "other" }))).code).toBe(
      "partly_flown",
    );
  });
}
