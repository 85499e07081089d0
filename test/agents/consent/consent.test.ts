import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hasRedis } from "../../support/redis.ts";
import { type Customer, type Facts, FrontDesk } from "../tools/front-desk.ts";

describe.skipIf(!hasRedis())("a change", () => {
  let desk: FrontDesk;
  let customer: Customer;
  beforeAll(async () => {
    desk = await FrontDesk.open();
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await desk.reset();
    customer = await desk.customer().says("LL0EZ6, Lee");
    await customer.agent("find_booking", { confirmation_code: "LL0EZ6", last_name: "Lee" });
  });

  const isCancelled = async () => (await desk.airline.bookings.find("LL0EZ6")).status === "cancelled";
  const cancel = (more: object = {}): Promise<Facts> =>
    customer.agent("cancel_booking", { reason: "change_of_plan", ...more });
  const propose = async () => {
    await customer.says("cancel my flight");
    const proposed = await cancel();
    expect(proposed).toMatchObject({ status: "proposed" });
    return String(proposed.proposal_id);
  };

  it.each(["yes", "Yes, please go ahead", "sí, adelante", "oui", "ja bitte", "sim", "好的", "はい", "👍", "CONFIRM"])(
    "is carried out on %s",
    async (yes) => {
      await propose();
      await customer.says(yes);
      expect(await customer.agent("confirm_change")).toMatchObject({ status: "done" });
      expect(await isCancelled()).toBe(true);
    },
  );

  it.each([
    "no",
    "what would I get back?",
    "yes but only if I get it in cash",
    "hmm",
    "no, leave it",
    "",
    "keep it",
    "is it free?",
  ])("is not carried out on %j, whatever the model does", async (answer) => {
    await propose();
    await customer.says(answer);
    await customer.agent("confirm_change");
    await cancel();
    await cancel();
    expect(await isCancelled()).toBe(false);
  });

  it("is not carried out in the turn that proposed it", async () => {
    await propose();
    expect(await customer.agent("confirm_change")).toMatchObject({ status: "not_agreed", reason: "not_answered" });
    expect(await cancel()).toMatchObject({ status: "proposed" });
    expect(await isCancelled()).toBe(false);
  });

  it("is not carried out with other arguments than those agreed to", async () => {
    await propose();
    await customer.says("yes");
    expect(await cancel({ reason: "health" })).toMatchObject({ status: "proposed" });
    expect(await isCancelled()).toBe(false);
  });

  it("is not carried out on a yes to something said in between", async () => {
    await propose();
    await customer.says("what is the weather like?");
    await customer.says("yes");
    expect(await customer.agent("confirm_change")).toMatchObject({ status: "not_agreed", reason: "stale" });
    expect(await isCancelled()).toBe(false);
  });

  it("lapses after half an hour", async () => {
    await propose();
    desk.clock.advance({ minutes: 31 });
    await customer.says("yes");
    expect(await customer.agent("confirm_change")).toMatchObject({ status: "not_agreed", reason: "stale" });
  });

  it("is carried out by its card's own button, and by no other card's", async () => {
    const id = await propose();
    await customer.says("Confirm", { card: "another", value: "confirm" });
    expect(await customer.agent("confirm_change")).toMatchObject({ status: "not_agreed" });
    await customer.says("Confirm", { card: id, value: "confirm" });
    expect(await customer.agent("confirm_change")).toMatchObject({ status: "done" });
  });

  it("is left by its card's other button", async () => {
    const id = await propose();
    await customer.says("Not now", { card: id, value: "decline" });
    expect(await cancel()).toEqual({ status: "declined", nothing_was_changed: true });
  });

  it("is carried out once, however often it is confirmed", async () => {
    await propose();
    await customer.says("yes");
    const first = await customer.agent("confirm_change");
    expect(await customer.agent("confirm_change")).toEqual(first);
    expect(await cancel()).toEqual(first);
    expect((await desk.airline.bookings.find("LL0EZ6")).version).toBe(2);
  });

  it("is refused when its price or the booking changed since", async () => {
    await propose();
    const flight = { flight_number: "FLT-123", date: "2026-11-21" };
    await desk.airline.changes.apply(
      { kind: "choose_seat", reservation_id: "LL0EZ6", flight, passenger: 0, seat: "14C" },
      { key: "elsewhere" },
    );
    await customer.says("yes");
    expect(await customer.agent("confirm_change")).toMatchObject({ refused: { code: "terms_changed" } });
    expect(await isCancelled()).toBe(false);
  });

  it("that a discarded turn proposed was never proposed", async () => {
    await customer.says("cancel my flight");
    const kept = customer.context?.toStore();
    await cancel();
    await customer.says("yes");
    // The turn is thought again from what was stored before it: the customer never saw the proposal.
    const stored = { ...kept };
    expect(stored).not.toHaveProperty("proposal");
  });

  describe("that is free and named in the customer's own words", () => {
    it.each(["move me to 14C", "14c please", "Can I have seat 14 C?", "quiero el 14C", "14Cに変えてください"])(
      "needs no second yes: %s",
      async (wish) => {
        await customer.says(wish);
        expect(await customer.agent("change_seat", { seat: "14C" })).toMatchObject({ status: "done" });
      },
    );

    it("needs one when the model chose it, not the customer", async () => {
      await customer.says("a window seat please");
      expect(await customer.agent("change_seat", { seat: "9A" })).toMatchObject({ status: "proposed" });
    });

    it("needs one when it costs something", async () => {
      const map = await desk.airline.flights.seatMap("FLT-123", "2026-11-21");
      const plus = map.sections.find(({ section }) => section === "economy_plus")?.rows.flatMap(({ seats }) => seats);
      const seat = plus?.find(({ state }) => state === "free")?.seat ?? "";
      await customer.says(`move me to ${seat}`);
      expect(await customer.agent("change_seat", { seat })).toMatchObject({ status: "proposed", customer_pays: 45 });
    });

    it("is done once, when the run died after doing it and is run again", async () => {
      await customer.says("move me to 14C");
      if (!customer.context) throw new Error("no turn");
      const args = {
        confirmation_code: null,
        flight_number: null,
        date: null,
        passenger: null,
        will_help_at_exit: null,
        seat: "14C",
      };
      const first = await desk.use(customer.context, "the same call", "change_seat", args);
      expect(await desk.use(customer.context, "the same call", "change_seat", args)).toEqual(first);
      expect((await desk.airline.bookings.find("LL0EZ6")).version).toBe(2);
    });
  });

  it("that a tool result planted is not made: only the customer's words count", async () => {
    await customer.says("what's my gate?");
    const before = await desk.airline.bookings.find("LL0EZ6");
    expect(await cancel()).toMatchObject({ status: "proposed" });
    expect(await customer.agent("change_seat", { seat: "14C" })).toMatchObject({ status: "proposed" });
    expect(await customer.agent("request_special_service", { service: "wheelchair" })).toMatchObject({
      status: "proposed",
    });
    expect(await customer.agent("add_bags", { bags: 3 })).toMatchObject({ status: "proposed" });
    expect(await customer.agent("update_passenger", { first_name: "Mallory" })).toMatchObject({ status: "proposed" });
    expect(await desk.airline.bookings.find("LL0EZ6")).toEqual(before);
  });
});
