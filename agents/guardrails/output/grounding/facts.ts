import { visible } from "../../../language/fold.ts";
import { durationForms, measureForms, moneyForms, percentForms } from "./amounts.ts";
import { dateForms, weekdayForms } from "./dates.ts";
import type { Stated } from "./fact.ts";
import { linkForms, nameForms, phoneForms } from "./names.ts";
import { numbersMeant } from "./numbers.ts";
import { timeForms } from "./times.ts";

interface Form {
  test: RegExp;
  read(match: RegExpMatchArray): Stated | undefined;
}

const restForms: readonly Form[] = [
  {
    test: /(?<![\w.,:/-])\d{2,}(?:[.,]\d+)*(?![\w%])/g,
    read: (match) => ({ kind: "number", text: match[0], means: numbersMeant(match[0]).map(String) }),
  },
];

// The order matters: what is read is blanked, so a date's digits are not read again as a number.
const FORMS: readonly Form[] = [
  ...linkForms,
  ...timeForms.slice(0, 1),
  ...dateForms,
  ...timeForms.slice(1),
  ...percentForms,
  ...moneyForms,
  ...durationForms,
  ...phoneForms,
  ...measureForms,
  ...nameForms,
  ...weekdayForms,
  ...restForms,
];

/** The text with one spelling of digits, spaces and accents; capitals stay, since codes are told by them. */
export const plain = (text: string): string =>
  visible(text)
    .normalize("NFKC")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .replace(/ß/g, "ss")
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/[\u2018\u2019]/g, "'");

/** Every fact a text states, in the order of its kind. */
export function factsIn(text: string): Stated[] {
  let rest = withoutListMarks(plain(text));
  const facts: Stated[] = [];
  for (const { test, read } of FORMS)
    rest = rest.replace(test, (...args) => {
      const match = args.slice(
        0,
        args.findIndex((arg) => typeof arg === "number"),
      ) as unknown as RegExpMatchArray;
      const fact = read(match);
      if (fact) facts.push(fact);
      return fact ? "\u0000".repeat(match[0].length) : match[0];
    });
  return facts;
}

/** "1." and "2)" at the start of a line number a list, and "option 2" points into it. */
const withoutListMarks = (text: string): string =>
  text.replace(/^(\s*)\d{1,2}[.)](?=\s)/gm, "$1 ").replace(/\b(?:option|opcion|opcao|step)s? \d{1,2}\b/gi, " ");
