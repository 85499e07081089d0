import { describe, expect, it } from "vitest";
import { reversal, sharesOf } from "../../../agents/airline/rules/refunds.ts";

const paid = (payment_id: string, amount: number) => ({ payment_id, amount });

describe("a refund", () => {
  it("gives each method back what it paid", () => {
    const history = [paid("certificate_1", 250), paid("gift_card_1", 60), paid("credit_card_1", 90)];
    expect(Object.fromEntries(sharesOf(history))).toEqual({ certificate_1: 250, gift_card_1: 60, credit_card_1: 90 });
    expect(reversal(history, sharesOf(history))).toEqual([
      paid("certificate_1", -250),
      paid("gift_card_1", -60),
      paid("credit_card_1", -90),
    ]);
  });

  it("counts what the same method already got back", () => {
    expect(Object.fromEntries(sharesOf([paid("credit_card_1", 500), paid("credit_card_1", -120)]))).toEqual({
      credit_card_1: 380,
    });
  });

  it("never pays again what another method already got back", () => {
    const history = [paid("credit_card_1", 8666), paid("gift_card_1", -7670)];
    expect(Object.fromEntries(sharesOf(history))).toEqual({ credit_card_1: 996 });
    expect(reversal(history, sharesOf(history))).toEqual([paid("credit_card_1", -996)]);
  });

  it("is nothing for a booking that is already paid back", () => {
    expect(sharesOf([paid("credit_card_1", 100), paid("credit_card_1", -100)]).size).toBe(0);
  });
});
