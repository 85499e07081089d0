import type { Stated } from "./fact.ts";

const MONTHS = [
  "january|jan|enero|ene|janvier|janv|januar|jan|janeiro",
  "february|feb|febrero|fevrier|fevr|februar|fevereiro|fev",
  "march|mar|marzo|mars|marz|mrz|marco",
  "april|apr|abril|abr|avril|avr",
  "may|mayo|mai|maio",
  "june|jun|junio|juin|juni|junho",
  "july|jul|julio|juillet|juil|juli|julho",
  "august|aug|agosto|ago|aout",
  "september|sept|sep|septiembre|septembre|setembro|set",
  "october|oct|octubre|octobre|oktober|okt|outubro|out",
  "november|nov|noviembre|novembre|novembro",
  "december|dec|diciembre|dic|decembre|dezember|dez|dezembro",
];
const numberOf = new Map(MONTHS.flatMap((names, at) => names.split("|").map((name) => [name, at + 1] as const)));
const NAME = [...numberOf.keys()].sort((a, b) => b.length - a.length).join("|");
const YEAR = String.raw`(?:19|20)\d{2}`;
const DAY = String.raw`(?:0?[1-9]|[12]\d|3[01])`;

interface Form {
  test: RegExp;
  /** Each reading as [year, month, day], year 0 when none is said. */
  read(groups: readonly (string | undefined)[]): [number, number, number][];
}

const month = (name = ""): number => numberOf.get(name.toLowerCase()) ?? 0;
const year = (text?: string): number => (text === undefined ? 0 : Number(text.length === 2 ? `20${text}` : text));

const FORMS: readonly Form[] = [
  {
    test: new RegExp(String.raw`(?<!\d)(${YEAR})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)`, "g"),
    read: ([y, m, d]) => [[year(y), Number(m), Number(d)]],
  },
  {
    test: new RegExp(String.raw`(?:(${YEAR})\s?年\s?)?(\d{1,2})\s?月\s?(\d{1,2})\s?[日号號]?`, "g"),
    read: ([y, m, d]) => [[year(y), Number(m), Number(d)]],
  },
  {
    test: new RegExp(
      String.raw`(?<![\p{L}\d])(${NAME})\.? (${DAY})(?:st|nd|rd|th)?(?:,? (${YEAR}))?(?![\d\p{L}:])`,
      "giu",
    ),
    read: ([m, d, y]) => [[year(y), month(m), Number(d)]],
  },
  {
    test: new RegExp(
      String.raw`(?<![\d:.])(${DAY})(?:st|nd|rd|th|er|\.|º)?(?: of)?(?: de)?[ -](${NAME})\.?(?:,?(?: de| of)?[ -](${YEAR}))?(?![\p{L}])`,
      "giu",
    ),
    read: ([d, m, y]) => [[year(y), month(m), Number(d)]],
  },
  {
    // Day first or month first: whichever stands in the evidence.
    test: new RegExp(String.raw`(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(${YEAR}|\d{2})(?![\d/-])`, "g"),
    read: ([a, _, b, y]) => [
      [year(y), Number(a), Number(b)],
      [year(y), Number(b), Number(a)],
    ],
  },
  {
    test: /(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/-])/g,
    read: ([a, b]) => [
      [0, Number(a), Number(b)],
      [0, Number(b), Number(a)],
    ],
  },
  {
    test: new RegExp(String.raw`(?<![\d.:])(${DAY})\.(0?[1-9]|1[0-2])\.(?!\d)`, "g"),
    read: ([d, m]) => [[0, Number(m), Number(d)]],
  },
];

/** Calendar dates, as "month-day" and, where a year is said, "year-month-day". */
export const dateForms = FORMS.map(({ test, read }) => ({
  test,
  read(match: RegExpMatchArray): Stated | undefined {
    const readings = read(match.slice(1)).filter(([, m, d]) => m >= 1 && m <= 12 && d >= 1 && d <= 31);
    if (readings.length === 0) return undefined;
    return {
      kind: "date",
      text: match[0].trim(),
      means: readings.map(([y, m, d]) => (y ? `${y}-${m}-${d}` : `${m}-${d}`)),
    };
  },
}));

const WEEKDAYS = [
  "sunday|domingo|dimanche|sonntag|星期日|星期天|周日|週日|日曜日?",
  "monday|lunes|lundi|montag|segunda(?:-feira)?|星期一|周一|週一|月曜日?",
  "tuesday|martes|mardi|dienstag|terca(?:-feira)?|星期二|周二|週二|火曜日?",
  "wednesday|miercoles|mercredi|mittwoch|quarta(?:-feira)?|星期三|周三|週三|水曜日?",
  "thursday|jueves|jeudi|donnerstag|quinta(?:-feira)?|星期四|周四|週四|木曜日?",
  "friday|viernes|vendredi|freitag|sexta(?:-feira)?|星期五|周五|週五|金曜日?",
  "saturday|sabado|samedi|samstag|sonnabend|星期六|周六|週六|土曜日?",
];
/** Days of the week, as their number from Sunday, 0. */
export const weekdayForms = WEEKDAYS.map((names, at) => ({
  // Portuguese "segunda", "quarta" are also "second" and "fourth"; they name days with -feira or alone after "na".
  test: new RegExp(String.raw`(?<!\p{L})(?:${names})s?(?!\p{L})`, "giu"),
  read: (match: RegExpMatchArray): Stated => ({ kind: "weekday", text: match[0], means: [String(at)] }),
}));

/** The weekday a full date falls on. */
export function weekdayOf(meaning: string): string | undefined {
  const [y, m, d] = meaning.split("-").map(Number);
  return y !== undefined && m !== undefined && d !== undefined
    ? String(new Date(Date.UTC(y, m - 1, d)).getUTCDay())
    : undefined;
}
