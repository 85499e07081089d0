import type { Stated } from "./fact.ts";

interface Form {
  test: RegExp;
  read(match: RegExpMatchArray): Stated | undefined;
}

const named =
  (kind: Stated["kind"], group = 1) =>
  (match: RegExpMatchArray): Stated => ({
    kind,
    text: (kind === "code" ? (match[group] ?? match[0]) : match[0]).trim(),
    means: [(match[group] ?? match[0]).toUpperCase().replace(/[\s-]/g, "")],
  });

/** Web and mail addresses. */
export const linkForms: readonly Form[] = [
  {
    test: /(?:https?:\/\/|www\.)[^\s<>()"']+|(?<![\w@.-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|example|aero|travel|de|fr|es|pt|br|jp|cn|uk|eu)(?:\/[^\s<>()"']*)?(?![\w@-])/gi,
    read: (match) => ({ kind: "link", text: match[0], means: [bare(match[0])] }),
  },
];

/** A link without what does not tell it from another. */
export const bare = (link: string): string =>
  link
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(/^www\./, "")
    .replace(/[.,;:!?/]+$/, "");

/** Phone numbers, as their digits. */
export const phoneForms: readonly Form[] = [
  {
    test: /(?<![\w.])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)[ .-]?)?\d{2,4}(?:[ .-]\d{2,4}){1,4}(?![\w-])|(?<!\w)\+\d{8,15}(?!\w)|(?<![\w.-])1?-?8(?:00|33|44|55|66|77|88)[ .-][\dA-Z]{3,}(?:[ .-][\dA-Z]{3,})?(?!\w)/g,
    read(match) {
      const digits = match[0].replace(/\D/g, "");
      return digits.length >= 8 && digits.length <= 15
        ? { kind: "phone", text: match[0].trim(), means: [digits] }
        : undefined;
    },
  },
];

const COMMON = new Set(["A", "I"]);

/** Flight numbers, gates, terminals, seats and confirmation codes. */
export const nameForms: readonly Form[] = [
  {
    test: /\b(?:confirmation|reservation|booking|record|reference|code|pnr|locator|localizador|reserva|buchung\w*|reservierung|codigo|case|claim|voucher|certificate|ticket|tag)(?: (?:number|code|id|no\.?|reference|locator|nummer|numero|de reserva))*(?: (?:is|es|est|ist|e))?[\s:#]+([A-Z0-9][A-Z0-9-]{4,14})(?![\w-])/g,
    read: named("code"),
  },
  {
    test: /(?:\b(?:gates?|puertas?(?: de embarque)?|portes?(?: d'embarquement)?|flugsteig|portao|portoes)|登机口|登機口|搭乗口|ゲート)[\s:]*((?!and|is|for|to|at|will|has|was|not|in|on|or|est|es|ist)[A-Z]{0,2}\d{1,3}[A-Z]?|[A-Z])(?!\p{L})/giu,
    read: (match) => (COMMON.has(match[1] ?? "") && match[1] === "a" ? undefined : named("gate")(match)),
  },
  { test: /(?:\b(?:terminal|halle)|航站楼|ターミナル)[\s:]*([A-Z]\b|\d{1,2}[A-Z]?)(?!\p{L})/giu, read: named("gate") },
  {
    test: /(?<![\w-])((?:[A-Z]{2,3}|[A-Z]\d|\d[A-Z])[ -]?\d{1,4})(?![\w-])/g,
    // "IN 24", "OR 3": words in capitals, not carriers.
    read: (match) =>
      /^(?:AM|PM|IN|ON|AT|TO|OR|BY|NO|OF|IS|IT|AS|IF|UP|US|USD|EUR|GBP|KG|LB|CM|TSA|ID|THE|AND|FOR|SMS|APT|MAX|MIN|DAY|ROW|SEAT|GATE|EU|FAQ|COVID|WI)[ -]?\d/.test(
        match[0],
      )
        ? undefined
        : named("flight")(match),
  },
  {
    test: /\b(?:flights?|vuelos?|vols?|flug|voos?|便|航班)\s(?:number |no\.? |numero |nummer )?#?([A-Z]{0,3}-?\d{1,4})(?![\w:])/gi,
    read: named("flight"),
  },
  { test: /(?<![\w.-])(\d{1,2}[A-L])(?![\w-])/g, read: named("seat") },
  {
    test: /\b(?:seat|row|asiento|fila|siege|rangee|sitz(?:platz)?|reihe|assento|poltrona|fileira)\s(\d{1,2} ?[A-La-l]?)(?!\w)/gi,
    read: named("seat"),
  },
  // Mixed letters and digits in capitals are codes wherever they stand.
  {
    test: /(?<![\w.#/-])((?=[A-Z0-9_]*\d)(?=[A-Z0-9_]*[A-Z])[A-Z0-9]{5,8}|[a-z]+_(?:[a-z]+_)?\d{3,})(?![\w-])/g,
    read: named("code"),
  },
];
