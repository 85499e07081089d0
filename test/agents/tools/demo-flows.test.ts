import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hasRedis } from "../../support/redis.ts";
import { type Customer, FrontDesk, TOMORROW } from "./front-desk.ts";

describe.skipIf(!hasRedis())("the demonstration's journeys, by the tools", () => {
  let desk: FrontDesk;
  let customer: Customer;
  beforeAll(async () => {
    desk = await FrontDesk.open();
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await desk.reset();
    customer = desk.customer();
  });

  const taylor = async () => {
    await customer.says("Can I change my seat? LL0EZ6, Lee");
    return customer.agent("find_booking", { confirmation_code: "LL0EZ6", last_name: "Lee" });
  };

  it("moves Taylor to the seat named in the customer's own words, at once", async () => {
    expect(await taylor()).toMatchObject({
      confirmation_code: "LL0EZ6",
      flights: [{ flight_number: "FLT-123", seats: ["23A"] }],
    });
    await customer.says("Move me to 14C please");
    expect(await customer.agent("change_seat", { seat: "14C" })).toMatchObject({ status: "done", price: 0 });
    const booking = await desk.airline.bookings.find("LL0EZ6");
    expect(booking.seats).toEqual({ [`FLT-123/${TOMORROW}`]: ["14C"] });
  });

  it("knows FLT-123 on time at gate A10, however its number is written", async () => {
    await customer.says("status of flt123?");
    for (const flight_number of ["FLT-123", "flt 123", "FLT123"]) {
      expect(await customer.agent("flight_status", { flight_number })).toMatchObject({
        status: "on time",
        gate: "A10",
      });
    }
  });

  it("invents nothing about a flight that does not exist", async () => {
    await customer.says("status of XX999?");
    const answer = await customer.agent("flight_status", { flight_number: "XX999" });
    expect(answer).toEqual({ refused: { code: "flight_not_found", message: "Flight XX999 not found" } });
  });

  it("counts the seats of the plane", async () => {
    await taylor();
    expect(await customer.agent("seat_map")).toMatchObject({
      seats_in_all: 120,
      exit_rows: [4, 16],
      customers_seats: ["23A"],
      sections: [{ section: "business", seats: 22 }, { section: "economy_plus", rows: "5-8" }, { section: "economy" }],
    });
    expect(customer.context?.kept.card).toMatchObject({ type: "seat_map", current: "23A" });
    expect(await customer.agent("faq", { question: "how many seats are on this plane" })).toMatchObject({
      found: expect.arrayContaining([
        expect.objectContaining({
          heading: "Our aircraft",
          text: expect.stringContaining("120 seats: 22 in business"),
        }),
      ]),
    });
  });

  it("cancels only after the customer's yes to exactly that", async () => {
    await taylor();
    await customer.says("I want to cancel my flight");
    expect(await customer.agent("cancel_booking", { reason: "change_of_plan" })).toMatchObject({
      status: "proposed",
      nothing_was_changed: true,
    });
    expect((await desk.airline.bookings.find("LL0EZ6")).status).toBeUndefined();
    await customer.says("That's correct.");
    expect(await customer.agent("confirm_change")).toMatchObject({
      status: "done",
      customer_gets_back: expect.any(Number),
    });
    expect((await desk.airline.bookings.find("LL0EZ6")).status).toBe("cancelled");
    expect(await customer.agent("refund_status")).toMatchObject({ refunds: [{ state: "sent_to_card_issuer" }] });
  });

  it("takes Morgan from a missed connection to a new flight, a front seat, a hotel and a bag claim", async () => {
    await customer.says("My flight from Paris to Austin via New York is delayed, I'm Lee, IR-D204");
    await customer.agent("find_booking", { confirmation_code: "ir-d204", last_name: "lee" });
    expect(await customer.agent("flight_status")).toMatchObject({
      flights: [
        { flight_number: "PA441", delay_minutes: 300, gate: "B18" },
        { flight_number: "NY802", gate: "C7" },
      ],
      disruption: { kind: "missed_connection", overnight: true, airline_at_fault: true },
    });
    const { options } = await customer.agent("rebooking_options");
    expect(options).toMatchObject(
      [
        { flights: [{ flight_number: "NY950", seats: ["2A"] }], price: 0 },
        { flights: [{ flight_number: "NY982", seats: ["3C"] }] },
      ].concat([expect.anything(), expect.anything()] as never[]),
    );
    const flights = [{ flight_number: "NY950", date: "2026-11-22" }];
    expect(await customer.agent("rebook", { flights })).toMatchObject({ status: "proposed", price: 0 });
    await customer.says("yes please");
    expect(await customer.agent("rebook", { flights })).toMatchObject({ status: "done" });

    await customer.says("I need a front row seat for medical reasons");
    const service = await customer.agent("request_special_service", { service: "medical", note: "front row" });
    expect(service).toMatchObject({
      status: "done",
      facts: expect.arrayContaining(["Seat 1A on NY950 on 2026-11-22"]),
    });

    await customer.says("A night in New York because of your delay! I want a hotel.");
    expect(await customer.agent("issue_compensation", { want: "care", reason: "night in New York" })).toMatchObject({
      status: "done",
      case: {
        vouchers: [
          { kind: "hotel", up_to: 180 },
          { kind: "meal", up_to: 60 },
          { kind: "ground", up_to: 40 },
        ],
      },
    });

    await customer.says("and my bag is missing");
    expect(await customer.agent("bag_status")).toMatchObject({ bags: [{ bag_tag: "BG20488", state: "not_located" }] });
    expect(
      await customer.agent("open_baggage_claim", { problem: "missing", description: "a blue suitcase" }),
    ).toMatchObject({
      status: "done",
      claim: { bag_tag: "BG20488", state: "open" },
    });
  });
});
