import type { Language } from "../../language/language.ts";

/** `14:10` of a local time such as `2026-11-21T14:10+01:00`; empty for none. */
export const clockTime = (moment: string | undefined): string => moment?.slice(11, 16) ?? "";

/** A date or local time as people say the day: "November 21", "21. November", "11月21日". */
export function day(moment: string, language: Language = "en"): string {
  const date = new Date(`${moment.slice(0, 10)}T12:00:00Z`);
  return new Intl.DateTimeFormat(language, { day: "numeric", month: "long", timeZone: "UTC" }).format(date);
}

/** Minutes as people say them: "5 hours", "1 hour 20 minutes", "40 分钟". */
export function duration(minutes: number, language: Language = "en"): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const unit = (value: number, name: string) =>
    new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long" }).format(value);
  return [hours > 0 && unit(hours, "hour"), (rest > 0 || hours === 0) && unit(rest, "minute")]
    .filter(Boolean)
    .join(" ");
}

export const dollars = (amount: number): string => `$${amount}`;

/** "A, B and C". */
export const listed = (items: readonly string[], joint = "and"): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${joint} ${items.at(-1)}`;
