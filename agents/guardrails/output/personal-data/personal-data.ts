import { type LocalVerdict, passed } from "../../verdict.ts";
import { cards } from "./cards.ts";
import { emails } from "./emails.ts";
import type { Found } from "./found.ts";
import { ibans } from "./ibans.ts";
import { identities } from "./identities.ts";
import { internationalPhones, phones } from "./phones.ts";

export type { Found, PersonalDataKind } from "./found.ts";

/**
 * Personal data in a text, in order, without overlaps. Record locators, flight and ticket numbers, amounts, dates and a
 * card's last four are not personal data.
 *
 * @param allowed values that may be said: the proven owner's own, the airline's hotline
 */
export function findPersonalData(text: string, allowed: readonly string[] = []): Found[] {
  // Full-width digits read the same and keep their offsets.
  const plain = text.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  // Earlier finders know better: a card number has a phone number inside.
  const found = [emails, ibans, internationalPhones, cards, identities, phones].flatMap((find) => find(plain));
  const own = new Set(allowed.map(comparable).filter(Boolean));
  return apart(found).filter(({ start, end }) => !own.has(comparable(plain.slice(start, end))));
}

const comparable = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}@]/gu, "");

function apart(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found) if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}

/** The text with personal data made unreadable, for logs, staff mirrors and metadata: "[email]", "[card …4242]". */
export function maskPersonalData(text: string, allowed: readonly string[] = []): string {
  let masked = "";
  let at = 0;
  for (const found of findPersonalData(text, allowed)) {
    masked += text.slice(at, found.start) + mask(found, text.slice(found.start, found.end));
    at = found.end;
  }
  return masked + text.slice(at);
}

const mask = ({ kind }: Found, value: string): string =>
  kind === "card" ? `[card …${value.replace(/\D/g, "").slice(-4)}]` : `[${kind.replaceAll("_", " ")}]`;

/** The output guardrail: what was found is named by kind and counted, never quoted. */
export function personalData(text: string, allowed: readonly string[] = []): LocalVerdict {
  const found = findPersonalData(text, allowed);
  if (found.length === 0) return passed(true);
  const kinds = Object.fromEntries(
    [...new Set(found.map(({ kind }) => kind))].map((kind) => [kind, found.filter((one) => one.kind === kind).length]),
  );
  const grave = found.some(
    ({ kind }) => kind === "card" || kind === "iban" || kind === "national_id" || kind === "passport",
  );
  const message = `would give away personal data (${Object.keys(kinds).join(", ").replaceAll("_", " ")})`;
  return { tripped: true, clear: true, severity: grave ? "high" : "medium", message, metadata: { found: kinds } };
}
