import { DateTime } from "luxon";

const MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december";
const MONTH = `(?:${MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?`;
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const MONTH_FIRST = new RegExp(`\\b(${MONTH}) ${DAY}\\b(?:,? (\\d{4}))?`, "g");
const DAY_FIRST = new RegExp(`\\b${DAY}(?: of)? (${MONTH})\\b(?:,? (\\d{4}))?`, "g");
const WEEKDAY = new RegExp(`\\b(next |this |on )?(${WEEKDAYS.join("|")})\\b`, "g");
const WORDS: readonly [RegExp, number][] = [
  [
    /\bday after tomorrow\b|\bübermorgen\b|\bpasado mañana\b|\baprès-demain\b|\bdepois de amanhã\b|后天|明後日|あさって/,
    2,
  ],
  [/\btomorrow\b|\btmrw?\b|\btomorow\b|\bmañana\b|\bdemain\b|\bmorgen\b|\bamanhã\b|明天|明日/, 1],
  [
    /\btoday\b|\btonight\b|\bthis (?:morning|afternoon|evening)\b|\bhoy\b|\baujourd'hui\b|\bheute\b|\bhoje\b|今天|今日/,
    0,
  ],
  [/\byesterday\b|\bayer\b|\bhier soir\b|\bgestern\b|\bontem\b|昨天|昨日/, -1],
];

/** Dates in a message as `YYYY-MM-DD`, in the order written, read on the given day. A date without a year is the next one. */
export function datesIn(text: string, today: string): string[] {
  const lower = text.toLowerCase();
  const found: { at: number; date: string | undefined }[] = [];
  const look = (pattern: RegExp, read: (match: RegExpMatchArray) => string | undefined) => {
    for (const match of lower.matchAll(pattern)) found.push({ at: match.index, date: read(match) });
  };
  look(/\b(\d{4})-(\d{2})-(\d{2})\b/g, ([whole]) => (DateTime.fromISO(whole).isValid ? whole : undefined));
  look(MONTH_FIRST, ([, month, day, year]) => named(today, month, day, year));
  look(DAY_FIRST, ([, day, month, year]) => named(today, month, day, year));
  look(/(\d{1,2})月(\d{1,2})[日号]/g, ([, month, day]) => numbered(today, Number(month), Number(day)));
  look(/\b(\d{1,2})\/(\d{1,2})(?:\/\d{2,4})?\b/g, ([, month, day]) => numbered(today, Number(month), Number(day)));
  look(WEEKDAY, ([, which, day]) => weekday(today, day, which));
  for (const [pattern, days] of WORDS) {
    const at = lower.search(pattern);
    const isInLonger = days === 1 && /day after tomorrow|pasado mañana|depois de amanhã/.test(lower);
    if (at >= 0 && !isInLonger) found.push({ at, date: plus(today, days) });
  }
  const inOrder = found.sort((a, b) => a.at - b.at).flatMap(({ date }) => date ?? []);
  return [...new Set(inOrder)];
}

/** A date of birth, wherever a message says it is one or gives a year that can only be one. */
export function birthDateIn(text: string): string | undefined {
  const iso = /\b(19\d\d|20[01]\d)-(\d{2})-(\d{2})\b/.exec(text)?.[0];
  if (iso) return iso;
  const words = new RegExp(`\\b(${MONTH}) ${DAY},? (19\\d\\d|20[01]\\d)\\b`, "i").exec(text);
  if (words) return isoOf(Number(words[3]), monthOf(words[1]), Number(words[2]));
  const dayFirst = new RegExp(`\\b${DAY}(?: of)? (${MONTH}),? (19\\d\\d|20[01]\\d)\\b`, "i").exec(text);
  if (dayFirst) return isoOf(Number(dayFirst[3]), monthOf(dayFirst[2]), Number(dayFirst[1]));
  const slashed = /\b(\d{1,2})\/(\d{1,2})\/(19\d\d|20[01]\d)\b/.exec(text);
  return slashed ? isoOf(Number(slashed[3]), Number(slashed[1]), Number(slashed[2])) : undefined;
}

const monthOf = (name = ""): number =>
  MONTHS.split("|").findIndex((month) => month.startsWith(name.toLowerCase().slice(0, 3))) + 1;

function named(today: string, month?: string, day?: string, year?: string): string | undefined {
  return year ? isoOf(Number(year), monthOf(month), Number(day)) : numbered(today, monthOf(month), Number(day));
}

function numbered(today: string, month: number, day: number): string | undefined {
  const year = Number(today.slice(0, 4));
  const thisYear = isoOf(year, month, day);
  return thisYear !== undefined && thisYear < plus(today, -30) ? isoOf(year + 1, month, day) : thisYear;
}

function isoOf(year: number, month: number, day: number): string | undefined {
  const date = DateTime.utc(year, month, day);
  return date.isValid ? (date.toISODate() ?? undefined) : undefined;
}

function weekday(today: string, name = "", which = ""): string {
  const start = DateTime.fromISO(today, { zone: "utc" });
  const ahead = (WEEKDAYS.indexOf(name) + 1 - start.weekday + 7) % 7;
  return plus(today, ahead === 0 && which.startsWith("next") ? 7 : ahead);
}

const plus = (date: string, days: number): string =>
  DateTime.fromISO(date, { zone: "utc" }).plus({ days }).toISODate() ?? date;
