/** Names the airline gives things, as customers write them: whatever the case, with or without blanks and hyphens. */
export interface Codes {
  /** Confirmation codes: `LL0EZ6`, `IR-D204`. */
  bookings: string[];
  /** `PA441`, `FLT-123`. */
  flights: string[];
  /** `14C`. */
  seats: string[];
  /** `BG20488`. */
  bagTags: string[];
  /** Claims, cases, vouchers and certificates, by the reference on them. */
  references: string[];
  /** Six digits: a one-time code, when one was sent. */
  oneTime: string | undefined;
}

const BAG_TAG = /\bBG[ -]?(\d{5,6})\b/gi;
const REFERENCE = /\b(?:(?:CMP|CLM|BC|BAG|CASE|CL|VCH|V)-?\d{3,8}|certificate_\w+|gift_card_\d+|credit_card_\d+)\b/gi;
const HYPHENED_BOOKING = /\b[A-Z]{2}-[A-Z]\d{3}\b/gi;
const FLIGHT = /\b([A-Z]{3}|[A-Z]{2}|[A-Z]\d|\d[A-Z])(-| )?(\d{1,4})\b/gi;
const SIX = /\b[A-Z0-9]{6}\b/gi;
const AFTER_CUE =
  /\b(?:confirmation(?: code| number)?|booking(?: code| reference| number)?|reservation(?: code| id| number)?|record locator|locator|pnr|code|reference|reserva|réservation|buchung(?:scode)?|código|bestätigungscode)\b(?: is| es| ist| est|:|#| number| no\.?| code)*\s+([A-Z0-9]{6})\b/gi;
const SEAT = /\b(\d{1,2}) ?([A-HJK])\b/gi;

/** Words and two-letter codes that stand before a number without naming a flight. */
const NOT_A_CARRIER =
  /^(?:in|at|on|of|to|is|am|pm|my|no|or|row|gate|seat|bag|the|for|and|age|day|may|mar|jan|feb|apr|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|usd|eur|a3|b7|e1|bg|by|we|be|if|me|us|up|all|has|had|get|got|not|via|id|um|am|de|le|la|el|en|es|il|du|au|um|zu|ab|só|as|os|da|do|em|ao|sur|los|las|les|des|une|den|der|die|das|mit|von|bis|aus|que|con|por|hay)$/i;
const AIRCRAFT = /^(?:A3\d\d|B7\d\d|E1\d\d|7[3-8]7)$/i;

/** Every code in a message. What is one kind is no other: `BG20488` is a bag, not a flight. */
export function codesIn(text: string): Codes {
  const rest = { text: withoutPayments(text) };
  const references = take(rest, REFERENCE, (found) =>
    found[0].includes("_") ? found[0].toLowerCase() : upper(found[0]),
  );
  const bagTags = take(rest, BAG_TAG, (found) => `BG${found[1]}`);
  const bookings = take(rest, HYPHENED_BOOKING, (found) => upper(found[0]));
  const cued = [...rest.text.matchAll(AFTER_CUE)].flatMap(([, code]) =>
    code && !isWord(code) && !/^\d{6}$/.test(code) ? [upper(code)] : [],
  );
  for (const code of cued) rest.text = rest.text.replaceAll(new RegExp(code, "gi"), " ");
  const flights = take(rest, FLIGHT, flightName);
  const oneTime = /\b(\d{6})\b/.exec(rest.text)?.[1];
  const loose = take(rest, SIX, (found) => (isLocator(found[0], text) ? upper(found[0]) : undefined));
  const seats = take(rest, SEAT, ([whole, row = "", letter = ""]) =>
    Number(row) > 0 && Number(row) <= 60 && !isTime(whole, letter, rest.text)
      ? `${Number(row)}${upper(letter)}`
      : undefined,
  );
  return { bookings: unique([...bookings, ...cued, ...loose]), flights, seats, bagTags, references, oneTime };
}

/** `4 WQ 150`, spelled in pieces, is a locator too; tried only when a code was asked for. */
export function spelledLocator(text: string): string | undefined {
  const pieces = text
    .replace(/[^A-Za-z0-9 ]/g, " ")
    .split(/\s+/)
    .filter((piece) => piece !== "" && !isFiller(piece));
  const joined = pieces.join("");
  if (/^[A-Za-z]{2}[A-Za-z]\d{3}$/.test(joined) && text.includes("-")) return undefined;
  return /^[A-Za-z0-9]{6}$/.test(joined) && (pieces.length > 1 || /\d/.test(joined) || joined === upper(joined))
    ? upper(joined)
    : undefined;
}

const isFiller = (piece: string): boolean =>
  /^(?:it|its|is|the|my|code|confirmation|booking|s|sure|ok|yes|number)$/i.test(piece);

function flightName([whole, carrier = "", joint = "", number = ""]: RegExpMatchArray): string | undefined {
  if (NOT_A_CARRIER.test(carrier) || AIRCRAFT.test(whole.replace(/[ -]/g, ""))) return undefined;
  const written = carrier === upper(carrier) || joint !== " ";
  if (!written || (/\d/.test(carrier) && joint !== "")) return undefined;
  // Seats ("14C"), years and plain numbers beside a letter are not flights.
  if (/^\d[A-Z]$/i.test(carrier) || (carrier.length === 2 && /\d/.test(carrier) && number.length < 3)) return undefined;
  return joint === "-" || /^flt$/i.test(carrier) ? `${upper(carrier)}-${number}` : `${upper(carrier)}${number}`;
}

/** Six letters and digits with a digit among them; six capitals only when they do not shout a word among capitals. */
function isLocator(code: string, text: string): boolean {
  if (/^\d{6}$/.test(code)) return false;
  if (/\d/.test(code)) return true;
  return code === upper(code) && text !== upper(text) && !isWord(code);
}

const isWord = (code: string): boolean =>
  /^(?:please|number|flight|status|airbus|boeing|london|austin|boston|denver|mexico|seatac|ticket|change|cancel|refund|urgent|number|access|family|friend|mobile|online|return|window|middle|before|person|number|really|should|thanks)$/i.test(
    code,
  );

const isTime = (whole: string, letter: string, text: string): boolean =>
  /^[ap]$/i.test(letter) && new RegExp(`${whole} ?m\\b`, "i").test(text);

/** Last four digits of a card are neither one-time codes nor flights. */
const withoutPayments = (text: string): string => text.replace(/\b(?:ending|ends|card)(?: in| with)? \d{4}\b/gi, " ");

function take(
  rest: { text: string },
  pattern: RegExp,
  name: (found: RegExpMatchArray) => string | undefined,
): string[] {
  const names: string[] = [];
  rest.text = rest.text.replace(pattern, (...found) => {
    const named = name(found.slice(0, -2) as unknown as RegExpMatchArray);
    if (named === undefined) return found[0] as string;
    names.push(named);
    return " ";
  });
  return unique(names);
}

const upper = (text: string): string => text.toUpperCase();
const unique = (texts: string[]): string[] => [...new Set(texts)];
