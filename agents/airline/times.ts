/** The airline's times. Stored records count in Eastern Standard Time (UTC-5, all year); people read local time. */
import { DateTime, FixedOffsetZone } from "luxon";

const EASTERN = FixedOffsetZone.instance(-300);

/** `2024-05-15T15:00:00`: how the reservations system writes an instant. */
export const toEastern = (instant: Date | number): string =>
  DateTime.fromMillis(Number(instant), { zone: EASTERN }).toFormat("yyyy-MM-dd'T'HH:mm:ss");

/** The instant a stored Eastern text means. */
export const fromEastern = (text: string): number => DateTime.fromISO(text, { zone: EASTERN }).toMillis();

/** The instant of a timetable entry, `01:30:00+1`, on a date of departure. */
export function timetableInstant(date: string, entry: string): number {
  const [time = "", days = "0"] = entry.split("+");
  return fromEastern(`${date}T${time}`) + Number(days) * 86_400_000;
}

/** `2026-11-21T14:10+01:00`: an instant as a clock on that wall shows it. */
export const toLocal = (instant: number, timezone: string): string =>
  DateTime.fromMillis(instant, { zone: timezone }).toFormat("yyyy-MM-dd'T'HH:mmZZ");

/** The date on that wall. */
export const localDate = (instant: number, timezone: string): string =>
  DateTime.fromMillis(instant, { zone: timezone }).toISODate() ?? "";

/** `HH:mm` on that wall on a date, as an instant. */
export const localInstant = (date: string, time: string, timezone: string): number =>
  DateTime.fromISO(`${date}T${time}`, { zone: timezone }).toMillis();

export const addDays = (date: string, days: number): string =>
  DateTime.fromISO(date, { zone: "utc" }).plus({ days }).toISODate() ?? date;

/** Whole days from one date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00Z`) - Date.parse(`${from}T00:00Z`)) / 86_400_000);

/** The date a number of business days later, weekends left out. */
export function businessDaysAfter(date: string, days: number): string {
  let at = DateTime.fromISO(date, { zone: "utc" });
  for (let left = days; left > 0; ) {
    at = at.plus({ days: 1 });
    if (at.weekday < 6) left--;
  }
  return at.toISODate() ?? date;
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Whether a text is a real calendar date as `YYYY-MM-DD`. */
export const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && DateTime.fromISO(text, { zone: "utc" }).isValid;
