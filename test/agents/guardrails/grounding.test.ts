import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ungrounded } from "../../../agents/guardrails/output/grounding/grounding.ts";

const FLIGHT = JSON.stringify({
  flight_number: "PA441",
  delay_minutes: 45,
  gate: "B18",
  scheduled_departure: "2026-12-09T14:10:00Z",
  seat: "14C",
  price: 75,
  refund: 1234.5,
  confirmation: "HXDUBJ",
  phone: "+1 415 555 0132",
  baggage: "23 kg",
  fee_percent: 10,
  duration: "2h 30m",
});

describe("stands in the evidence", () => {
  it.each([
    "Flight PA441 departs at 2:10 PM from gate B18 on Dec 9.",
    "Flight PA 441 departs at 14:10 from gate B18 on 9 December 2026, a Wednesday.",
    "It costs $75, that is 75 dollars or 75.00 USD.",
    "Your refund is 1.234,50 €.",
    "Your refund is $1,234.50.",
    "Your refund is 1 234,50 €",
    "It is delayed by 45 minutes and takes 2 hours 30 minutes.",
    "Seat 14C, row 14, is yours. Confirmation code HXDUBJ.",
    "Call us at 415-555-0132.",
    "Su vuelo PA441 sale a las 14:10 el 9 de diciembre por la puerta B18.",
    "Votre vol PA441 part à 14h10 le 9 décembre, porte B18.",
    "Ihr Flug PA441 startet am 9. Dezember um 14.10 Uhr von Gate B18.",
    "Seu voo PA441 sai às 14h10 no dia 9 de dezembro, portão B18.",
    "您的航班PA441将于12月9日下午2点10分从B18登机口起飞。",
    "PA441便は12月9日午後2時10分、B18番搭乗口から出発します。45分の遅れです。",
    "飞行时间2小时30分钟。",
    "Der Flug dauert 2,5 Stunden und kostet 75 EUR.",
    "Thanks! How can I help you today? One moment please.",
    "Here are two options:\n1. Keep your seat\n2. Take PA441\nReply 1 or 2.",
  ])("%s", (reply) => expect(ungrounded(reply, [FLIGHT])).toEqual([]));

  it("finds number words on either side", () => {
    expect(ungrounded("You get three free checked bags.", ["gold members: 3 free bags"])).toEqual([]);
    expect(ungrounded("We board 40 minutes before.", ["Boarding begins forty minutes before departure"])).toEqual([]);
  });

  it("takes the customer's own words as evidence", () => {
    expect(
      ungrounded("Noted: you want to fly on Friday at 9:40 am in seat 22A.", ["friday", "0940 or 9:40", "22 a pls"]),
    ).toEqual([]);
  });
});

describe("stands nowhere", () => {
  it.each([
    ["Flight PA442 departs at 14:10.", "flight", "PA442"],
    ["It departs at 3:10 PM.", "time", "3:10 PM"],
    ["It departs at 02:10.", "time", "02:10"],
    ["It departs on Dec 10.", "date", "Dec 10"],
    ["It departs on 9 December 2027.", "date", "9 December 2027"],
    ["It departs on Thursday.", "weekday", "Thursday"],
    ["Go to gate B19.", "gate", "gate B19"],
    ["Seat 15C is free.", "seat", "15C"],
    ["It costs $80.", "money", "$80"],
    ["Es kostet 1.500,00 €.", "money", "1.500,00 €"],
    ["Your code is ABC123.", "code", "ABC123"],
    ["A fee of 15 percent applies.", "percent", "15 percent"],
    ["Call (415) 555-0199.", "phone", "(415) 555-0199"],
    ["It is delayed by 3 hours.", "duration", "3 hours"],
    ["航班延误3小时。", "duration", "3小时"],
    ["PA441便は12月9日午後3時10分に出発します。", "time", "午後3時10分"],
    ["Three free checked bags are included.", "count", "Three free checked bags"],
    ["Bags may weigh 32 kg.", "measure", "32 kg"],
    ["See https://example.com/refund.", "link", "https://example.com/refund."],
  ])("%s", (reply, kind, text) => expect(ungrounded(reply, [FLIGHT])).toEqual([{ kind, text }]));

  it("reports each fact once, and only those", () => {
    expect(ungrounded("PA442, PA442 and PA441 leave from B18.", [FLIGHT])).toEqual([{ kind: "flight", text: "PA442" }]);
  });
});

describe("for any figures", () => {
  const clock = fc.record({ h: fc.integer({ min: 0, max: 23 }), m: fc.integer({ min: 0, max: 59 }) });
  const two = (n: number): string => String(n).padStart(2, "0");
  const spoken = ({ h, m }: { h: number; m: number }): string => `${h % 12 || 12}:${two(m)} ${h < 12 ? "AM" : "PM"}`;

  it("a time is itself on a 12-hour clock, and no other time", () => {
    fc.assert(
      fc.property(clock, clock, (one, other) => {
        const evidence = [`departs 2026-12-09T${two(one.h)}:${two(one.m)}:00`];
        expect(ungrounded(`It departs at ${spoken(one)}.`, evidence)).toEqual([]);
        const same = one.h === other.h && one.m === other.m;
        expect(ungrounded(`It departs at ${spoken(other)}.`, evidence)).toHaveLength(same ? 0 : 1);
      }),
    );
  });

  it("an amount is itself in every country's spelling", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (cents) => {
        const evidence = [JSON.stringify({ total: cents / 100 })];
        for (const [country, currency] of [
          ["en-US", "USD"],
          ["de-DE", "EUR"],
          ["fr-FR", "EUR"],
          ["pt-BR", "BRL"],
          ["ja-JP", "USD"],
          ["es-ES", "EUR"],
        ] as const) {
          const written = new Intl.NumberFormat(country, { style: "currency", currency }).format(cents / 100);
          expect(ungrounded(`Total: ${written}`, evidence), written).toEqual([]);
        }
      }),
    );
  });

  it("a date is itself in every language of the house", () => {
    const day = fc.date({ min: new Date("2025-01-01"), max: new Date("2029-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const evidence = [date.toISOString().slice(0, 10)];
        for (const locale of ["en-US", "en-GB", "es-ES", "fr-FR", "de-DE", "pt-BR", "zh-CN", "ja-JP"])
          for (const dateStyle of ["long", "medium", "full"] as const) {
            const written = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "UTC" }).format(date);
            expect(ungrounded(`(${written})`, evidence), `${locale} ${written}`).toEqual([]);
          }
      }),
    );
  });
});
