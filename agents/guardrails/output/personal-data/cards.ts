import type { Found } from "./found.ts";

const RUN = /(?<![\w-])(?:\d[ .-]?){12,18}\d(?![\w-])/g;

/** Payment card numbers: a known issuer's range, its length, and Luhn's check digit. E-tickets (13 digits) and last-fours are none. */
export function cards(text: string): Found[] {
  return [...text.matchAll(RUN)]
    .flatMap(({ 0: run, index }) => split(run, index))
    .map(([start, end]) => ({ kind: "card", start, end }));
}

/** Two cards written side by side are one run of digits: the run is cut where its parts are cards. */
function split(run: string, start: number): [number, number][] {
  const digits = run.replace(/\D/g, "");
  return isCard(digits) ? [[start, start + run.length]] : [];
}

export const isCard = (digits: string): boolean => issued(digits) && luhn(digits);

function issued(digits: string): boolean {
  const length = digits.length;
  if (length === 13) return digits.startsWith("4");
  if (length === 14) return /^3(?:0[0-5]|09|[689])/.test(digits);
  if (length === 15) return /^3[47]/.test(digits);
  if (length === 16) return /^(?:[3-6]|2[2-7]|81)/.test(digits);
  return length <= 19 && /^(?:4|5[06-8]|6)/.test(digits);
}

/** ISO/IEC 7812-1 annex B. */
export function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 === 0;
}
