import type { Stated } from "./fact.ts";

const clock = (hours: number, minutes: number): string | undefined =>
  hours <= 24 && minutes < 60 ? String((hours % 24) * 60 + minutes) : undefined;

const twelve = (hour: number, afternoon: boolean): number => (hour % 12) + (afternoon ? 12 : 0);

type Reader = (groups: readonly (string | undefined)[]) => (string | undefined)[];

const am = /^a/i;
const afternoon = /下午|午後|晚上|傍晚|夜|中午/;

const FORMS: readonly { test: RegExp; read: Reader }[] = [
  // 2024-05-20T14:10:00Z: the date is read apart
  {
    test: /(?<=\d{4}-\d{2}-\d{2}[T ])(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?/g,
    read: ([h, m]) => [clock(Number(h), Number(m))],
  },
  {
    test: /(?<![\d:.$€£])(\d{1,2})(?:[:.h](\d{2}))?\s?([ap])\.?\s?m\b\.?/gi,
    read: ([h, m = "0", half = ""]) => (Number(h) <= 12 ? [clock(twelve(Number(h), !am.test(half)), Number(m))] : []),
  },
  {
    test: /(凌晨|早上|上午|中午|下午|傍晚|晚上|午前|午後|夜)\s?(\d{1,2})(?:[:：时時点](\d{2})?分?|(半))/g,
    read: ([half = "", h, m, ,]) => [
      clock(Number(h) > 12 ? Number(h) : twelve(Number(h), afternoon.test(half)), Number(m ?? 0)),
    ],
  },
  {
    test: /(?<![\d])(\d{1,2})[时時点](?:(\d{1,2})分)?(?!間|间)/g,
    read: ([h, m = "0"]) => either(Number(h), Number(m)),
  },
  {
    test: /(?<![\d:.])(\d{1,2})[:.](\d{2}) ?Uhr\b|(?<![\d:.])(\d{1,2}) Uhr(?: (\d{2}))?\b/g,
    read: ([h, m, H, M = "0"]) => [clock(Number(h ?? H), Number(m ?? M))],
  },
  {
    test: /(?<![\d:.])([01]?\d|2[0-4])\s?h(\d{2})?(?![\p{L}\d]|\s?\d+\s?m)/giu,
    read: ([h, m = "0"]) => [clock(Number(h), Number(m))],
  },
  {
    test: /(?<![\d:.])([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d)?(?![\d:])/g,
    read: ([h = "", m]) =>
      h.length === 2 || Number(h) > 12 ? [clock(Number(h), Number(m))] : either(Number(h), Number(m)),
  },
  { test: /\b(?:noon|midday|mediodia|midi|mittags?|meio-dia)\b|正午/gi, read: () => ["720"] },
  { test: /\b(?:midnight|medianoche|minuit|mitternachts?|meia-noite)\b|零点|午前零時/gi, read: () => ["0"] },
];

/** "2:10" may be either half of the day; what says "14:10" or "02:10" may not. */
const either = (hours: number, minutes: number): (string | undefined)[] =>
  hours >= 1 && hours <= 12 ? [clock(hours % 12, minutes), clock((hours % 12) + 12, minutes)] : [clock(hours, minutes)];

/** Times of day, as minutes since midnight. "3h" and "2h30" may also be how long something takes: a "span". */
export const timeForms = FORMS.map(({ test, read }) => ({
  test,
  read(match: RegExpMatchArray): Stated | undefined {
    const means = read(match.slice(1)).filter((meaning) => meaning !== undefined);
    if (means.length === 0) return undefined;
    const hours = /^\s*(\d{1,2})\s?h(\d{2})?$/i.exec(match[0]);
    if (hours) means.push(`span ${Number(hours[1]) * 60 + Number(hours[2] ?? 0)}`);
    return { kind: "time", text: match[0].trim().replace(/(?<=[ap]m)\.$/i, ""), means };
  },
}));
