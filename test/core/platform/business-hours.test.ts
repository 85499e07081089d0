import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { BusinessHours } from "../../../core/platform/business-hours.ts";
import { readHours } from "../../../core/platform/hours.ts";

const zone = "Europe/Paris";
const week = readHours("Mon-Fri 08:00-12:00 13:00-20:00; Sat 09:00-14:00");
const hours = new BusinessHours(week, { zone, holidays: ["2026-12-25", "2027-01-01"] });
const at = (local: string, where = zone): number => DateTime.fromISO(local, { zone: where }).toMillis();
const shown = (moment: number | undefined, where = zone): string =>
  moment === undefined ? "never" : DateTime.fromMillis(moment, { zone: where }).toFormat("ccc yyyy-MM-dd HH:mm ZZ");
const minutes = (count: number): number => count * 60_000;

describe("business hours", () => {
  it("are open within a slot, closed at lunch and from the very minute a slot ends", () => {
    expect(
      ["07:59", "08:00", "11:59", "12:00", "13:00", "20:00"].map((t) => hours.isOpen(at(`2026-11-20T${t}`))),
    ).toEqual([false, true, true, false, true, false]);
  });

  it("find the next opening over lunch, a night, a weekend and a holiday", () => {
    expect(shown(hours.nextOpen(at("2026-11-20T12:10")))).toBe("Fri 2026-11-20 13:00 +01:00");
    expect(shown(hours.nextOpen(at("2026-11-19T20:30")))).toBe("Fri 2026-11-20 08:00 +01:00");
    expect(shown(hours.nextOpen(at("2026-11-21T14:00")))).toBe("Mon 2026-11-23 08:00 +01:00");
    expect(shown(hours.nextOpen(at("2026-12-24T21:00")))).toBe("Sat 2026-12-26 09:00 +01:00");
  });

  it("count only open minutes", () => {
    expect(shown(hours.after(at("2026-11-20T11:58"), minutes(5)))).toBe("Fri 2026-11-20 13:03 +01:00");
    expect(shown(hours.after(at("2026-11-21T13:50"), minutes(30)))).toBe("Mon 2026-11-23 08:20 +01:00");
    expect(shown(hours.after(at("2026-12-24T19:50"), minutes(20)))).toBe("Sat 2026-12-26 09:10 +01:00");
  });

  it("open at eight by the wall clock on the days on which the clocks change", () => {
    const daily = new BusinessHours(readHours("Mon-Sun 08:00-20:00"), { zone });
    expect(shown(daily.nextOpen(at("2026-10-24T23:00")))).toBe("Sun 2026-10-25 08:00 +01:00");
    expect(shown(daily.nextOpen(at("2027-03-27T23:00")))).toBe("Sun 2027-03-28 08:00 +02:00");
  });

  it("count the hour that comes twice twice, and the one that is skipped not at all", () => {
    const nights = new BusinessHours(readHours("Sun 01:00-05:00"), { zone });
    const autumn = nights.after(at("2026-10-25T01:00"), minutes(4 * 60)) ?? 0;
    expect(shown(autumn)).toBe("Sun 2026-10-25 04:00 +01:00");
    const spring = nights.after(at("2027-03-28T01:00"), minutes(2 * 60)) ?? 0;
    expect(shown(spring)).toBe("Sun 2027-03-28 04:00 +02:00");
  });

  it("keep to their own zone, wherever the server stands", () => {
    const auckland = new BusinessHours(readHours("Mon 09:00-17:00"), { zone: "Pacific/Auckland" });
    expect(shown(auckland.nextOpen(at("2026-11-21T00:00", "UTC")), "UTC")).toBe("Sun 2026-11-22 20:00 +00:00");
  });

  it("are always, where none are set, except on holidays", () => {
    const always = new BusinessHours({}, { zone, holidays: ["2026-12-25"] });
    expect(always.isOpen(at("2026-11-22T03:00"))).toBe(true);
    expect(always.isOpen(at("2026-12-25T12:00"))).toBe(false);
    expect(shown(always.after(at("2026-12-24T23:30"), minutes(60)))).toBe("Sat 2026-12-26 00:30 +01:00");
  });

  it("know when nobody ever comes", () => {
    const never = new BusinessHours({ 1: [] });
    expect(never.nextOpen(at("2026-11-20T10:00"))).toBeUndefined();
    expect(never.after(at("2026-11-20T10:00"), 1)).toBeUndefined();
  });
});
