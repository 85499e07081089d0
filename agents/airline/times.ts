/** The airline's times. Stored records count in Eastern Standard Time (UTC-5, all year); people read local time. */
import { IANAZone } from "luxon";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const EASTERN_MS = -5 * HOUR;

/** `2024-05-15T15:00:00`: how the reservations system writes an instant. */
export const toEastern = (instant: Date | number): string => wall(Number(instant) + EASTERN_MS).slice(0, 19);

/** The instant a stored Eastern text means. */
export const fromEastern = (text: string): number => Date.parse(`${text}Z`) - EASTERN_MS;

/** The instant of a timetable entry, `01:30:00+1`, on a date of departure. */
export function timetableInstant(date: string, entry: string): number {
  const [time = "", days = "0"] = entry.split("+");
  return fromEastern(`${date}T${time}`) + Number(days) * DAY;
}

/** `2026-11-21T14:10+01:00`: an instant as a clock on that wall shows it. */
export function toLocal(instant: number, timezone: string): string {
  const minutes = offsetMinutes(instant, timezone);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `${minutes < 0 ? "-" : "+"}${two(hours)}:${two(rest)}`;
  return wall(instant + minutes * MINUTE).slice(0, 16) + offset;
}

/** The date on that wall. */
export const localDate = (instant: number, timezone: string): string =>
  wall(instant + offsetMinutes(instant, timezone) * MINUTE).slice(0, 10);

/** `HH:mm` on that wall on a date, as an instant. */
export function localInstant(date: string, time: string, timezone: string): number {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  const near = asIfUtc - offsetMinutes(asIfUtc, timezone) * MINUTE;
  // The first guess may lie on the other side of a change of clocks.
  return asIfUtc - offsetMinutes(near, timezone) * MINUTE;
}

export const addDays = (date: string, days: number): string =>
  wall(Date.parse(`${date}T00:00Z`) + days * DAY).slice(0, 10);

/** The date a number of business days later, weekends left out. */
export function businessDaysAfter(date: string, days: number): string {
  let at = Date.parse(`${date}T00:00Z`);
  for (let left = days; left > 0; ) {
    at += DAY;
    if (new Date(at).getUTCDay() % 6 !== 0) left--;
  }
  return wall(at).slice(0, 10);
}

/** Whether a text is a real calendar date as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && wall(at).startsWith(text);
}

const wall = (milliseconds: number): string => new Date(milliseconds).toISOString();
const two = (n: number): string => String(n).padStart(2, "0");

// Looking an offset up costs a hundred times what reading it again does, and clocks change on quarters of an hour.
const offsets = new Map<string, number>();
const MOST_OFFSETS = 50_000;

function offsetMinutes(instant: number, timezone: string): number {
  const key = `${timezone} ${Math.floor(instant / (15 * MINUTE))}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= MOST_OFFSETS) offsets.clear();
  const offset = IANAZone.create(timezone).offset(instant);
  offsets.set(key, offset);
  return offset;
}
