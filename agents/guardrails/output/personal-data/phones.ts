import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import type { Found } from "./found.ts";

const SEPARATED = String.raw`(?:[ \u00a0().\/-]{0,3}\d){6,14}`;
const INTERNATIONAL = new RegExp(String.raw`(?<![\w+])(?:\+|00)[ (]{0,2}[1-9]${SEPARATED}(?!\d)`, "g");
// Groups as people write them. Bag tags and tickets are one run, or begin with two zeros.
const NORTH_AMERICAN = /(?<![\w.+-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\w-])/g;
const TRUNK = /(?<![\w.+-])(?:\(0[1-9]\d{0,4}\)|0 ?\(?[1-9]\d{0,4}\)?)(?:[ ./-]{1,2}\d{2,8}){1,4}(?![\w-])/g;
const CUED =
  /(?:\b(?:phone|tel|telephone|mobile|cell|cellphone|whats ?app|call|text|sms|reach|dial|telefono|movil|celular|telefone|telemovel|portable|handy|handynummer|telefonnummer|rufnummer|mobil|llame|llamar|appelez|ligue)\b|电话|手机|電話|携帯)[^\d\n]{0,24}?((?:\d[ .-]?){6,14}\d)(?!\w)/giu;
const NOT_A_LINE =
  "flight|booking|confirmation|reservation|ticket|seat|gate|order|case|reference|claim|tag|member|membership|loyalty|flyer|account|bag|file|voucher|certificate|record|tracking|card|passport|visa|id|document";
const NUMBERED = new RegExp(
  String.raw`(?<!\b(?:${NOT_A_LINE}) )\bn(?:umber|o|umero|ummer)\b\.?(?: is| ist| es)?:? ((?:\d[ .-]?){8,13}\d)(?!\w)`,
  "giu",
);
const WHOLE = /^[+(\d][\d ()./-]{5,22}\d$/;

/** Numbers in international form, which nothing else looks like. */
export function internationalPhones(text: string): Found[] {
  const found: Found[] = [];
  // Bag tags have ten digits and begin with a zero or two.
  for (const { 0: run, index } of text.matchAll(INTERNATIONAL))
    if (!run.startsWith("00") || digitsOf(run) >= 11) add(found, index, run);
  return found;
}

/**
 * Phone numbers as people at home write them, where their grouping or the words before them say so. A text that is
 * nothing but digits is a number somebody was asked for.
 */
export function phones(text: string): Found[] {
  const found: Found[] = [];
  for (const { 0: run, index } of text.matchAll(NORTH_AMERICAN)) add(found, index, run);
  for (const { 0: run, index } of text.matchAll(TRUNK))
    if (digitsOf(run) >= 9 && digitsOf(run) <= 12) add(found, index, run);
  for (const cue of [CUED, NUMBERED])
    for (const { 0: all, 1: run = "", index } of text.matchAll(cue)) add(found, index + all.length - run.length, run);
  const whole = text.trim();
  if (WHOLE.test(whole) && looksDialled(whole)) add(found, text.indexOf(whole), whole);
  return found;
}

const digitsOf = (run: string): number => run.replace(/\D/g, "").length;

function add(found: Found[], start: number, run: string): void {
  const count = digitsOf(run);
  if (count < 7 || count > 15) return;
  found.push({ kind: "phone", start, end: start + run.trimEnd().length });
}

/** Alone, 13 digits are an e-ticket unless some country would connect them; a date has its own shape. */
function looksDialled(whole: string): boolean {
  const digits = whole.replace(/\D/g, "");
  if (/^\d{4}-\d{2}-\d{2}$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^0{3}/.test(whole) || /^(\d)\1+$/.test(digits))
    return false;
  return digits.length !== 13 || parsePhoneNumberFromString(`+${digits}`)?.isValid() === true;
}
