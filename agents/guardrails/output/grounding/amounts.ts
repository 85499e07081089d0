import type { Stated } from "./fact.ts";
import { NUMBER, NUMBER_WORD, valuesOf } from "./numbers.ts";

interface Form {
  test: RegExp;
  read(match: RegExpMatchArray): Stated | undefined;
}

const stated = (
  kind: Stated["kind"],
  text: string,
  values: readonly number[],
  name = (value: number) => String(value),
): Stated | undefined => (values.length === 0 ? undefined : { kind, text: text.trim(), means: values.map(name) });

const SYMBOL = String.raw`(?:US|CA|AU|R|NZ|HK|S)?[$€£¥₹₩]|\b(?:USD|EUR|GBP|JPY|CNY|BRL|MXN|CAD|AUD|CHF|INR)\b`;
const UNIT = String.raw`(?:[$€£¥₹元円块]|(?:US|CA|AU)\$|(?:USD|EUR|GBP|JPY|CNY|RMB|BRL|MXN|CAD|AUD|CHF|INR|dollars?|dolares|dolar|bucks|euros?|pounds? sterling|libras|livres|pfund|yen|yuan|reais|real|pesos?|francs?|franken|rupees?|cents?|centavos|centimes)\b|人民币|美元|美金|欧元|歐元|日元|ドル|ユーロ|ポンド)`;
const QUANTITY = `(?:${NUMBER}|(?<![\\p{L}-])(?:${NUMBER_WORD})(?![\\p{L}-]))`;

const cents = /cent|centavo|centime/i;

/** Amounts of money, whatever the currency's place and name. */
export const moneyForms: readonly Form[] = [
  {
    test: new RegExp(`(?:${SYMBOL})\\s?(${NUMBER})(?:\\s?([kKmM万萬])(?![\\p{L}]))?`, "gu"),
    read: (m) => stated("money", m[0], scaled(valuesOf(m[1] ?? ""), m[2])),
  },
  {
    test: new RegExp(`(${QUANTITY})\\s?([kKmM万萬](?=[\\s元円]))?\\s?(${UNIT})`, "giu"),
    read: (m) =>
      stated(
        "money",
        m[0],
        scaled(valuesOf(m[1] ?? ""), m[2]).map((value) => (cents.test(m[3] ?? "") ? value / 100 : value)),
      ),
  },
];

function scaled(values: readonly number[], unit = ""): number[] {
  const factor = { k: 1e3, m: 1e6, 万: 1e4, 萬: 1e4 }[unit.toLowerCase()] ?? 1;
  return values.map((value) => value * factor);
}

export const percentForms: readonly Form[] = [
  {
    test: new RegExp(
      `(${QUANTITY})\\s?(?:%|％|\\b(?:percent|per cent|por ciento|pour cent|prozent|por cento)\\b|パーセント)|百分之(\\d+)`,
      "giu",
    ),
    read: (m) => stated("percent", m[0], valuesOf(m[1] ?? m[2] ?? "")),
  },
];

const SPANS: readonly [minutes: number, names: string][] = [
  [1, String.raw`(?:minutes?|mins?|minutos?|minuten?)(?!\p{L})|分钟|分鐘|分(?:間)?`],
  [60, String.raw`(?:hours?|hrs?|hr|horas?|heures?|stunden?|std|h)(?!\p{L})|个?小时|個?小時|時間`],
  [
    1440,
    String.raw`(?:(?:business |working |calendar )?days?|dias?|jours?|tage?n?|werktage?n?)(?!\p{L})|(?:个?工作)?[天日](?:間|内)?`,
  ],
  [10080, String.raw`(?:weeks?|semanas?|semaines?|wochen?)(?!\p{L})|个?(?:星期|周)|週間`],
  [43200, String.raw`(?:months?|meses|mes|mois|monate?n?)(?!\p{L})|个月|個月|か月|ヶ月`],
  [525600, String.raw`(?:years?|anos?|ans?|annees?|jahre?n?)(?!\p{L})|年(?:間)?`],
];
const SPAN = SPANS.map(([, names]) => `(?:${names})`).join("|");

const minutesOf = (unit: string): number =>
  SPANS.find(([, names]) => new RegExp(`^(?:${names})$`, "iu").test(unit))?.[0] ?? 0;

/** Lengths of time in minutes: "1h 30m", "2 hours and 30 minutes", "24-hour", "three days", "3時間". */
export const durationForms: readonly Form[] = [
  {
    test: new RegExp(
      `(${QUANTITY})[\\s-]?(?:hours?|hrs?|h|horas?|heures?|stunden?|std\\.?|个?小时|小時|時間)(?:\\s?(?:and|y|et|und|e|,))?\\s?(${NUMBER})\\s?(?:minutes?|mins?|min|m|minutos?|minuten|分钟|分鐘|分)?(?![\\p{L}\\d:])`,
      "giu",
    ),
    read: (m) =>
      stated(
        "duration",
        m[0],
        valuesOf(m[1] ?? "").flatMap((hours) => valuesOf(m[2] ?? "").map((minutes) => hours * 60 + minutes)),
      ),
  },
  {
    test: /\bPT(?:(\d+)H)?(?:(\d+)M)?\b/g,
    read: (m) => stated("duration", m[0], [Number(m[1] ?? 0) * 60 + Number(m[2] ?? 0)]),
  },
  {
    test: new RegExp(`(${QUANTITY})[\\s-]?(${SPAN})`, "giu"),
    read: (m) =>
      stated(
        "duration",
        m[0],
        valuesOf(m[1] ?? "").map((value) => value * minutesOf((m[2] ?? "").trim())),
      ),
  },
];

const MEASURES = String.raw`(?:kg|kgs|kilos?|kilograms?|kilogramm|quilos?|lbs?|pounds?|libras|cm|centimet(?:er|re)s?|inch(?:es)?|in\.|ml|milliliters?|litr?(?:er|re|o)s?|wh|miles?|millas|meilen|milhas|km|points?|puntos|pontos|punkte)(?!\p{L})|公斤|千克|厘米|毫升|里程|英里|キロ|センチ|マイル|ポイント`;
const COUNTED = String.raw`(?:(?:free |checked |carry-on |extra |additional |personal )*(?:bags?|suitcases?|pieces?|items?|carry-ons?|passengers?|seats?|stops?|nights?|vouchers?|certificates?|tickets?|adults?|guests?|people|pets?)|maletas?|bultos?|piezas?|pasajeros?|valises?|bagages?|passagers?|koffer|gepackstucke?|passagiere|malas?|bagagens|passageiros?)(?!\p{L})|件|个行李|名|位|個|人`;

/** Weights, sizes, miles, and how many of what policies and bookings count. */
export const measureForms: readonly Form[] = [
  {
    test: new RegExp(
      `(${NUMBER})\\s?(?:x|×|by|por|mal|sur)\\s?(${NUMBER})(?:\\s?(?:x|×|by|por|mal|sur)\\s?(${NUMBER}))?`,
      "giu",
    ),
    read: (m) => ({
      kind: "measure",
      text: m[0],
      means: [
        m
          .slice(1)
          .filter((part) => part !== undefined)
          .map((part) => valuesOf(part)[0])
          .join("x"),
      ],
    }),
  },
  {
    test: new RegExp(`(${QUANTITY})[\\s-]?(?:${MEASURES})`, "giu"),
    read: (m) => stated("measure", m[0], valuesOf(m[1] ?? "")),
  },
  {
    test: new RegExp(`(${QUANTITY})[\\s-]?(?:${COUNTED})`, "giu"),
    read: (m) => stated("count", m[0], valuesOf(m[1] ?? "")),
  },
];
