import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { OneTimeCodes } from "../../../agents/identity/one-time-codes.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Customer, FrontDesk } from "../tools/front-desk.ts";

describe.skipIf(!hasRedis())("a one-time code", () => {
  let desk: FrontDesk;
  let customer: Customer;
  beforeAll(async () => {
    desk = await FrontDesk.open();
  });
  afterAll(() => desk?.close());
  beforeEach(async () => {
    await desk.reset();
    customer = await desk.customer().says("I have no confirmation mail, text me a code. LL0EZ6");
  });

  const ask = (confirmation_code = "LL0EZ6") => customer.agent("send_code", { confirmation_code });
  const answer = (code: string) => customer.agent("verify_code", { code });

  it("goes to the phone on the booking and proves its holder", async () => {
    expect(await ask()).toMatchObject({ status: "sent" });
    expect(desk.sent).toMatchObject([{ phone: "+12025550102", code: expect.stringMatching(/^\d{6}$/) }]);
    await customer.says(`it says ${desk.sent[0]?.code}`);
    expect(await answer(desk.sent[0]?.code ?? "")).toMatchObject({ status: "proven", booking: "LL0EZ6" });
    expect(await customer.agent("my_profile")).toMatchObject({
      name: "Taylor Lee",
      payment_methods: expect.any(Array),
    });
  });

  it("still works when strangers have guessed at the booking's name too often", async () => {
    for (let i = 0; i < 20; i++) {
      const stranger = await desk.customer().says("hello");
      await stranger.agent("find_booking", { confirmation_code: "LL0EZ6", last_name: `Guess${i}` });
    }
    expect(await customer.agent("find_booking", { confirmation_code: "LL0EZ6", last_name: "Lee" })).toMatchObject({
      refused: { code: "too_many_attempts" },
    });
    await ask();
    expect(await answer(desk.sent[0]?.code ?? "")).toMatchObject({ status: "proven" });
  });

  it("opens the holder's other bookings too", async () => {
    await ask();
    await answer(desk.sent[0]?.code ?? "");
    const { reservations } = await desk.airline.bookings.customer("taylor_lee_1002");
    for (const confirmation_code of reservations) {
      expect(await customer.agent("find_booking", { confirmation_code })).toMatchObject({ confirmation_code });
    }
  });

  it("works once", async () => {
    await ask();
    const code = desk.sent[0]?.code ?? "";
    const both = await Promise.all([answer(code), answer(code)]);
    expect(both.filter(({ status }) => status === "proven")).toHaveLength(1);
    expect(await desk.room.codes.check(customer.context as never, "LL0EZ6", code)).toBe("wrong");
  });

  it("is worth nothing in another conversation", async () => {
    await ask();
    const other = await desk.customer().says(desk.sent[0]?.code ?? "");
    expect(await desk.room.codes.check(other.context as never, "LL0EZ6", desk.sent[0]?.code ?? "")).toBe("wrong");
  });

  it("is gone after five wrong guesses", async () => {
    await ask();
    const code = desk.sent[0]?.code ?? "";
    for (let i = 0; i < 5; i++) await answer(code === "000000" ? "000001" : "000000");
    expect(await answer(code)).toMatchObject({ refused: { code: "too_many_attempts" } });
  });

  it("is sent three times in an hour and no more", async () => {
    for (let i = 0; i < 3; i++) expect(await ask()).toMatchObject({ status: "sent" });
    expect(await ask()).toMatchObject({ refused: { code: "too_many_codes" } });
    expect(desk.sent).toHaveLength(3);
  });

  it("tells nobody whether there is such a booking, or which phone is on it", async () => {
    const real = await ask();
    const invented = await ask("NOSUCH");
    expect(invented).toEqual(real);
    expect(JSON.stringify(real)).not.toMatch(/\+?1202|0102/);
    expect(desk.sent).toHaveLength(1);
  });

  it("is stored only as a salted hash, for ten minutes", async () => {
    await ask();
    const [key = ""] = await desk.store.redis.keys("identity:code:*");
    const stored = JSON.stringify(await desk.store.redis.hgetall(key));
    expect(stored).not.toContain(desk.sent[0]?.code);
    expect(await desk.store.redis.ttl(key)).toBeLessThanOrEqual(600);
    expect(JSON.stringify(customer.context?.kept)).not.toContain(desk.sent[0]?.code);
  });

  it("is not offered where nothing can carry it", async () => {
    const { airline, proofs } = desk.room;
    const codes = new OneTimeCodes({ airline, proofs, store: desk.store });
    expect(codes.canSend).toBe(false);
    expect(await codes.send(customer.context as never, "LL0EZ6")).toBe("cannot_send");
  });
});
