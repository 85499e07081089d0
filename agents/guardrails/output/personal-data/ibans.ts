import type { Found } from "./found.ts";

/** How long an IBAN is, by country (the SWIFT registry). */
const LENGTHS: Record<string, number> = Object.fromEntries(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22
  GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31
  MU30 MZ25 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20
  AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 HN28 IR26 KM27 MA28 MG27 ML28 NE28 SN28 TD27 TG28`
    .trim()
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const START = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?=[ -]?[A-Z0-9])/gi;

/** International bank account numbers, spaced or not: the country's length and ISO 7064 mod 97-10. */
export function ibans(text: string): Found[] {
  return [...text.matchAll(START)].flatMap(({ 0: head, index }) => {
    const length = LENGTHS[head.slice(0, 2).toUpperCase()];
    const end = length === undefined ? undefined : endOf(text, index, length);
    return end !== undefined && isIban(text.slice(index, end)) ? [{ kind: "iban" as const, start: index, end }] : [];
  });
}

/** Where the number ends when it has so many characters, spaces and hyphens between them not counted. */
function endOf(text: string, start: number, length: number): number | undefined {
  let seen = 0;
  for (let at = start; at < text.length; at++) {
    const char = text[at] ?? "";
    if (/[A-Za-z0-9]/.test(char)) seen += 1;
    else if (!/[ -]/.test(char)) return undefined;
    if (seen === length) return /[A-Za-z0-9@]/.test(text[at + 1] ?? "") ? undefined : at + 1;
  }
  return undefined;
}

function isIban(text: string): boolean {
  const compact = text.replace(/[ -]/g, "").toUpperCase();
  let remainder = 0;
  for (const char of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}
