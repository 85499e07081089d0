import { DateTime } from "luxon";
import type { Slot, WeekHours } from "./hours.ts";

/** Further than any closure: who is shut for longer never opens. */
const DAYS_AHEAD = 366;
const ALWAYS: readonly Slot[] = [{ from: 0, to: 1440 }];

/** A stretch of real time, in ms since the epoch; `to` is the first moment that is closed. */
interface Stretch {
  from: number;
  to: number;
}

/** When people are at work, in a place's own time: weekly slots, less its holidays. No slots at all means always. */
export class BusinessHours {
  readonly zone: string;
  readonly #week: WeekHours;
  readonly #holidays: ReadonlySet<string>;

  /** `holidays` are local dates, `2026-12-25`; `zone` is an IANA name. */
  constructor(week: WeekHours, { holidays = [], zone = "UTC" }: { holidays?: readonly string[]; zone?: string } = {}) {
    this.#week = week;
    this.#holidays = new Set(holidays);
    this.zone = zone;
  }

  isOpen(at: number): boolean {
    return this.#stretchesOf(this.#local(at)).some(({ from, to }) => from <= at && at < to);
  }

  /** The first open moment at or after `at`, or undefined if none comes within a year. */
  nextOpen(at: number): number | undefined {
    for (const { from } of this.#stretchesFrom(at)) return from;
    return undefined;
  }

  /** When `ms` of open time have gone by since `at`; undefined if people do not come back within a year. */
  after(at: number, ms: number): number | undefined {
    let left = ms;
    for (const { from, to } of this.#stretchesFrom(at)) {
      if (left <= to - from) return from + left;
      left -= to - from;
    }
    return undefined;
  }

  /** Open time from `at` on, in order. */
  *#stretchesFrom(at: number): Generator<Stretch> {
    const today = this.#local(at).startOf("day");
    for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
      for (const { from, to } of this.#stretchesOf(today.plus({ days: ahead }))) {
        if (to > at) yield { from: Math.max(from, at), to };
      }
    }
  }

  #stretchesOf(moment: DateTime): Stretch[] {
    if (this.#holidays.has(moment.toISODate() ?? "")) return [];
    const slots = Object.keys(this.#week).length === 0 ? ALWAYS : (this.#week[moment.weekday] ?? []);
    return slots.map(({ from, to }) => ({ from: onDay(moment, from), to: onDay(moment, to) }));
  }

  #local(at: number): DateTime {
    return DateTime.fromMillis(at, { zone: this.zone });
  }
}

// By the wall clock, not by adding minutes to midnight: on two days a year they differ by an hour.
function onDay(moment: DateTime, minutes: number): number {
  if (minutes === 1440) return moment.plus({ days: 1 }).startOf("day").toMillis();
  return moment
    .startOf("day")
    .set({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
    .toMillis();
}
