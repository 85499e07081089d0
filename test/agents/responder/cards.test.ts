import { describe, expect, it } from "vitest";
import type { Change } from "../../../agents/airline/changes.ts";
import { detailsOf } from "../../../agents/responder/card-details.ts";
import { cardWords } from "../../../agents/responder/card-words.ts";

const read = (change: Change, total: number, language: keyof typeof cardWords) =>
  detailsOf(change, total, language).map(({ label, value }) => `${label}: ${value}`);

describe("what a customer is shown before they agree", () => {
  it("is what comes back, where money does, and no reason nobody gave", () => {
    const cancel: Change = { kind: "cancel", reservation_id: "LL0EZ6", reason: "other" };
    expect(read(cancel, -85, "en")).toEqual(["Booking: LL0EZ6", "You get back: $85.00"]);
  });

  it("is in the customer's language, dates and cabins too", () => {
    const change: Change = {
      kind: "change_flights",
      reservation_id: "LL0EZ6",
      cabin: "business",
      flights: [{ flight_number: "FLT-123", date: "2026-11-21" }],
      payment_id: "credit_card_4421486",
    };
    expect(read(change, 120, "de")).toEqual([
      "Buchung: LL0EZ6",
      "Flug: FLT-123 · 21. Nov.",
      "Klasse: Business",
      "Bezahlt mit: …1486",
    ]);
    expect(read(change, 120, "ja").slice(1, 3)).toEqual(["便: FLT-123 · 11月21日", "クラス: ビジネス"]);
  });

  it("names passengers as they will stand on the ticket", () => {
    const passengers = [{ first_name: "Taylor", last_name: "Lee", dob: "1990-03-02" }];
    expect(read({ kind: "correct_passengers", reservation_id: "LL0EZ6", passengers }, 0, "en")).toContain(
      "Passengers: Taylor Lee (Mar 2, 1990)",
    );
  });

  it("has words for everything in every language", () => {
    for (const [language, { titles, labels, cabins, yes, no }] of Object.entries(cardWords)) {
      const words = [...Object.values(titles), ...Object.values(labels), ...Object.values(cabins), yes, no];
      expect(
        words.every((word) => word !== "" && !word.includes("_")),
        language,
      ).toBe(true);
      expect(Object.values(labels).length, language).toBe(15);
      if (language !== "en") expect(labels.back, language).not.toBe(cardWords.en.labels.back);
    }
  });
});
