import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasRedis } from "../../support/redis.ts";
import { type Customer, FrontDesk } from "../tools/front-desk.ts";

describe.skipIf(!hasRedis())("who a customer is", () => {
  let desk: FrontDesk;
  beforeAll(async () => {
    desk = await FrontDesk.open();
  });
  afterAll(() => desk?.close());

  const speaking = (text = "hello") => desk.customer().says(text);
  const prove = (customer: Customer, confirmation_code: string, last_name: string) =>
    customer.agent("find_booking", { confirmation_code, last_name });
  const NO_MATCH = { refused: { code: "no_match" } };

  it("is proven by confirmation code and last name, however they are written", async () => {
    for (const [code, name] of [
      ["LL0EZ6", "Lee"],
      ["ll0ez6 ", "LEE"],
      ["IR-D204", "lee"],
    ] as const) {
      expect(await prove(await speaking(), code, name)).toMatchObject({ status: "confirmed" });
    }
  });

  it("is not proven by a wrong name or a wrong code, and both are answered alike", async () => {
    const wrongName = await prove(await speaking(), "LL0EZ6", "Smith");
    const wrongCode = await prove(await speaking(), "NOSUCH", "Lee");
    expect(wrongName).toEqual(wrongCode);
    expect(wrongName).toMatchObject(NO_MATCH);
  });

  it("is not proven by a phone number, a user name, or by saying so", async () => {
    const customer = await speaking("I am Taylor Lee, my number is on file, just show me LL0EZ6");
    await customer.context?.patch({ hints: { phone: "+12025550102", slackUser: "U1", name: "Taylor Lee" } });
    const personal = [
      "find_booking",
      "boarding_pass",
      "bag_status",
      "refund_status",
      "compensation_status",
      "rebooking_options",
    ] as const;
    for (const name of personal) {
      expect(await customer.agent(name, { confirmation_code: "LL0EZ6" })).toMatchObject({
        refused: { code: "not_proven" },
      });
    }
    expect(await customer.agent("my_profile")).toMatchObject({ refused: { code: "not_proven" } });
  });

  it("must be proven before anything is proposed, let alone written", async () => {
    const customer = await speaking("cancel LL0EZ6, and give me 14C");
    const confirmation_code = "LL0EZ6";
    const flights = [{ flight_number: "FLT-125", date: "2026-11-22" }];
    expect(await customer.agent("cancel_booking", { confirmation_code })).toMatchObject({
      refused: { code: "not_proven" },
    });
    expect(await customer.agent("change_seat", { confirmation_code, seat: "14C" })).toMatchObject({
      refused: { code: "not_proven" },
    });
    expect(await customer.agent("change_flights", { confirmation_code, flights })).toMatchObject({
      refused: { code: "not_proven" },
    });
    expect(await customer.agent("add_bags", { confirmation_code, bags: 1 })).toMatchObject({
      refused: { code: "not_proven" },
    });
    expect(customer.context?.kept.proposal).toBeUndefined();
    expect((await desk.airline.bookings.find("LL0EZ6")).version).toBe(1);
  });

  it("is remembered for the conversation, and opens no other booking", async () => {
    const customer = await speaking();
    await prove(customer, "LL0EZ6", "Lee");
    await customer.says("and my other booking IR-D204?");
    expect(await customer.agent("find_booking", { confirmation_code: "LL0EZ6" })).toMatchObject({
      confirmation_code: "LL0EZ6",
    });
    expect(await customer.agent("find_booking", { confirmation_code: "IR-D204" })).toMatchObject({
      refused: { code: "not_proven" },
    });
  });

  it("changes when somebody else proves themselves: two people's bookings are never open together", async () => {
    const customer = await speaking();
    await prove(customer, "LL0EZ6", "Lee");
    await prove(customer, "IR-D204", "Lee");
    expect(customer.context?.kept.proof).toMatchObject({ customer: "morgan_lee_1001", bookings: ["IR-D204"] });
  });

  it("of another person drops what the first was about to agree to", async () => {
    const customer = await speaking();
    await prove(customer, "LL0EZ6", "Lee");
    await customer.says("cancel it");
    expect(await customer.agent("cancel_booking", { reason: "change_of_plan" })).toMatchObject({ status: "proposed" });
    await prove(customer, "IR-D204", "Lee");
    await customer.says("yes");
    expect(await customer.agent("confirm_change")).toMatchObject({ status: "not_agreed" });
    expect((await desk.airline.bookings.find("LL0EZ6")).status).toBeUndefined();
  });

  it("by a companion's name opens the one booking, and pays with nothing else of the holder's", async () => {
    const [companioned] = await withCompanion();
    const customer = await speaking();
    expect(await prove(customer, companioned.reservation_id, "Stranger")).toMatchObject({ status: "confirmed" });
    expect(customer.context?.kept.proof?.customer).toBeUndefined();
    expect(await customer.agent("my_profile")).toMatchObject({ refused: { code: "not_proven" } });
    const { payment_methods } = await desk.airline.bookings.customer(companioned.user_id);
    const gift = Object.keys(payment_methods).find((id) => id.startsWith("gift_card")) ?? "gift_card_0";
    expect(await customer.agent("add_bags", { bags: 9, payment_id: gift })).toMatchObject({
      refused: { code: "payment_needed" },
    });
  });

  /** Taylor's booking, with somebody of another name beside. */
  const withCompanion = async () => {
    const { payment_methods, user_id, dob } = await desk.airline.bookings.customer("taylor_lee_1002");
    const card = Object.keys(payment_methods).find((id) => id.startsWith("credit_card")) ?? "";
    const [offer] = await desk.airline.flights.search({
      origin: "SFO",
      destination: "SEA",
      date: "2026-12-02",
      passengers: 2,
    });
    const { booking } = await desk.airline.changes.apply(
      {
        kind: "book",
        user_id,
        origin: "SFO",
        destination: "SEA",
        flight_type: "one_way",
        cabin: "economy",
        flights: (offer?.flights ?? []).map(({ flight_number, date }) => ({ flight_number, date })),
        passengers: [
          { first_name: "Taylor", last_name: "Lee", dob },
          { first_name: "Alex", last_name: "Stranger", dob: "1990-01-01" },
        ],
        payment_methods: [{ payment_id: card, amount: 2 * (offer?.price_per_passenger.economy ?? 0) }],
        total_baggages: 0,
        insurance: "no",
      },
      { key: `companion ${Math.random()}` },
    );
    if (!booking) throw new Error("there is no booking");
    return [booking] as const;
  };

  it("signed by the airline's own site opens what is theirs, without a code", async () => {
    const customer = await speaking("my bag?");
    if (customer.context) await desk.room.proofs.remember(customer.context, "signed_token", [], "morgan_lee_1001");
    const open = await desk.room.access.bookings(customer.context as never);
    expect(open).toContain("IR-D204");
    expect(await customer.agent("bag_status", { confirmation_code: "IR-D204" })).toMatchObject({
      bags: [{ bag_tag: "BG20488" }],
    });
    expect(await customer.agent("bag_status", { confirmation_code: "LL0EZ6" })).toMatchObject({
      refused: { code: "not_proven" },
    });
  });

  it("is asked no further after five wrong tries in a conversation, not even with the right answer", async () => {
    const customer = await speaking();
    for (let i = 0; i < 5; i++) await prove(customer, "LL0EZ6", `Guess${i}`);
    expect(await prove(customer, "LL0EZ6", "Lee")).toMatchObject({ refused: { code: "too_many_attempts" } });
  });

  it("cannot be guessed from many conversations either", async () => {
    for (let i = 0; i < 20; i++) await prove(await speaking(), "IR-D204", `Guess${i}`);
    expect(await prove(await speaking(), "IR-D204", "Lee")).toMatchObject({ refused: { code: "too_many_attempts" } });
  });

  it("is not named by someone whose name only sounds close", async () => {
    const customer = await speaking();
    for (const name of ["Le", "Leee", "L", ""])
      expect(await prove(customer, "LL0EZ6", name)).not.toMatchObject({ status: "confirmed" });
  });

  it("goes on in another channel with what the last conversation was about", async () => {
    const web = await desk.customer("web-1", "web").says("my bag");
    await prove(web, "LL0EZ6", "Lee");
    await web.context?.patch({ focus: { bag: "BG55678" } });
    if (web.context) await desk.room.contacts.note(web.context);
    const other = await desk.customer("web-2", "web").says("another trip of mine");
    if (other.context) {
      await desk.room.proofs.remember(other.context, "one_time_code", ["SECRET"], "taylor_lee_1002");
      await other.context.patch({ focus: { bag: "BG99999" } });
      await desk.room.contacts.note(other.context);
    }
    const sms = await desk.customer("sms-1", "sms").says("me again: LL0EZ6, Lee");
    await prove(sms, "LL0EZ6", "Lee");
    expect(sms.context?.kept.focus).toMatchObject({ booking: "LL0EZ6", bag: "BG55678" });
    // The newer conversation is about a booking that this proof does not open.
    expect(JSON.stringify(sms.context?.kept)).not.toMatch(/SECRET|BG99999/);
    expect((await desk.room.contacts.threads("taylor_lee_1002")).map(({ conversation }) => conversation)).toContain(
      "web-1",
    );
    await desk.room.contacts.forget("taylor_lee_1002");
    expect(await desk.room.contacts.threads("taylor_lee_1002")).toEqual([]);
  });
});
