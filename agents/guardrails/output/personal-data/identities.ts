import { luhn } from "./cards.ts";
import type { Found, PersonalDataKind } from "./found.ts";

interface Rule {
  kind: PersonalDataKind;
  test: RegExp;
  /** Rules out what only looks like one; the argument has no separators. */
  holds?: (compact: string) => boolean;
}

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);

const ssn = (digits: string): boolean =>
  !/^(?:000|666|9)|^\d{3}00|0000$/.test(digits) &&
  !["078051120", "123456789", "219099999"].includes(digits) &&
  !/^(\d)\1+$/.test(digits);

const DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
function dni(id: string): boolean {
  const number = Number(id.slice(0, -1).replace(/^X/, "0").replace(/^Y/, "1").replace(/^Z/, "2"));
  return DNI_LETTERS[number % 23] === id.slice(-1);
}

function cpf(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits)) return false;
  const check = (length: number): number => {
    const rest =
      (weighted(
        digits,
        Array.from({ length }, (_, at) => length + 1 - at),
      ) *
        10) %
      11;
    return rest === 10 ? 0 : rest;
  };
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10]);
}

function chineseId(id: string): boolean {
  const sum = weighted(id, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]);
  return "10X98765432"[sum % 11] === id[17]?.toUpperCase();
}

const nir = (id: string): boolean =>
  97n - (BigInt(id.slice(0, 13).replace("2A", "19").replace("2B", "18")) % 97n) === BigInt(id.slice(13));

const koreanId = (digits: string): boolean => /^\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[1-4]/.test(digits);

const MULTIPLY = [
  "0123456789",
  "1234067895",
  "2340178956",
  "3401289567",
  "4012395678",
  "5987604321",
  "6598710432",
  "7659821043",
  "8765932104",
  "9876543210",
];
const PERMUTE = [
  "0123456789",
  "1576283094",
  "5803796142",
  "8916043527",
  "9453126870",
  "4286573901",
  "2793806415",
  "7046913258",
];
/** Verhoeff's check digit, which Aadhaar numbers carry. */
const verhoeff = (digits: string): boolean =>
  [...digits]
    .reverse()
    .reduce((check, digit, at) => Number(MULTIPLY[check]?.[Number(PERMUTE[at % 8]?.[Number(digit)])]), 0) === 0;

const CUE = String.raw`[\s:#=]{0,3}(?:(?:is|no|number|nr|num|ist|es|est|e)\b[.\s:#]{0,3})?`;

const RULES: readonly Rule[] = [
  { kind: "national_id", test: /(?<![\w-])\d{3}([- .])\d{2}\1\d{4}(?![\w-])/g, holds: ssn },
  { kind: "national_id", test: /(?<![\w-])(?:\d{3}-\d{6}|(?<![A-Z]{2} )\d{5}-\d{4})(?![\w-])/g, holds: ssn },
  {
    kind: "national_id",
    test: new RegExp(String.raw`\b(?:ssn|social security(?: number)?)${CUE}(\d{9})\b`, "gi"),
    holds: ssn,
  },
  { kind: "national_id", test: /^\s*\d{9}\s*$/g, holds: ssn },
  {
    kind: "national_id",
    test: /(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)/gi,
  },
  { kind: "national_id", test: /(?<![\w-])[2-9]\d{3}([ -])\d{4}\1\d{4}(?![\w-])/g, holds: verhoeff },
  { kind: "national_id", test: /(?<![\w-])[1-79]\d{2}([ -])\d{3}\1\d{3}(?![\w-])/g, holds: luhn },
  {
    kind: "national_id",
    test: /(?<!\w)(?:\d{8}|[XYZ]\d{7})-?[A-HJ-NP-TV-Z](?!\w)/gi,
    holds: (id) => dni(id.toUpperCase()),
  },
  { kind: "national_id", test: /(?<![\w.-])\d{3}\.\d{3}\.\d{3}-\d{2}(?![\w-])/g, holds: cpf },
  {
    kind: "national_id",
    test: /(?<!\w)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\w)/g,
    holds: chineseId,
  },
  {
    kind: "national_id",
    test: /(?<!\w)[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?!\w)/g,
    holds: nir,
  },
  { kind: "national_id", test: /(?<!\w)[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)/g },
  { kind: "national_id", test: /(?<!\w)[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d(?!\w)/g },
  { kind: "national_id", test: /(?<!\w)\d{6}-[1-4]\d{6}(?!\w)/g, holds: koreanId },
  {
    kind: "passport",
    test: /(?:\b(?:passport|pasaporte|passeport|reisepass|passaporte)(?: (?:number|no|nr|num(?:ber|ero)?))?|护照(?:号码?)?|パスポート(?:番号)?|旅券番号)[\s:#=]{0,3}(?:(?:is|ist|es|est|e|は)\b)?[\s:#]{0,3}([A-Z]{0,3}\d[A-Z0-9]{5,9})\b/giu,
  },
  {
    kind: "date_of_birth",
    test: /(?:\b(?:born|birth ?date|date of birth|d\.?o\.?b\.?|birthday|nacid[oa]|fecha de nacimiento|nee?|date de naissance|geboren|geburtsdatum|nascid[oa]|data de nascimento)\b|né(?:e)?|生日|出生|生年月日)[^\d\n]{0,16}((?:19|20)\d{2}[-./年]\s?\d{1,2}[-./月]\s?\d{1,2}日?|\d{1,2}[-./ ](?:\d{1,2}|\p{L}{3,10})[-./ ,]+(?:19|20)\d{2}|\p{L}{3,10} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2})/giu,
  },
  {
    kind: "address",
    test: /(?<!\w)\d{1,5}[A-Z]? (?:Broadway|(?:[A-Z][\w'.-]+ ){1,4}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Terrace|Parkway|Pkwy|Circle|Highway|Hwy|Square|Sq))\b\.?(?:,? (?:Suite|Apt|Apartment|Unit|Floor|#) ?\w+)?(?:,? [A-Z][\w .'-]{1,30}?,? [A-Z]{2} \d{5}(?:-\d{4})?)?/g,
  },
];

/** National identity numbers with their check digits, passports and births where the words say so, and street addresses. */
export function identities(text: string): Found[] {
  return RULES.flatMap(({ kind, test, holds }) =>
    [...text.matchAll(test)].flatMap((match) => {
      // A rule with words before the value captures the value; a separator it captures for itself is one character.
      const captured = match.slice(1).find((group) => group !== undefined && group.length > 1);
      const value = captured ?? match[0];
      if (holds && !holds(value.replace(/[\s.-]/g, ""))) return [];
      const start = match.index + match[0].lastIndexOf(value);
      return [{ kind, start, end: start + value.length }];
    }),
  );
}
