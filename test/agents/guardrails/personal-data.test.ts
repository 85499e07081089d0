import { describe, expect, it } from "vitest";
import {
  findPersonalData,
  maskPersonalData,
  personalData,
} from "../../../agents/guardrails/output/personal-data/personal-data.ts";

const kinds = (text: string): string[] => findPersonalData(text).map(({ kind }) => kind);

describe("personal data is found", () => {
  it.each([
    ["card", "Your card 4111 1111 1111 1111 was charged"],
    ["card", "card 4012-8888-8888-1881."],
    ["card", "full width ４１１１１１１１１１１１１１１１"],
    ["iban", "Refund goes to FR76 3000 6000 0112 3456 7890 189 today"],
    ["email", "write to maria.lopez+trips@example.co.uk, please"],
    ["phone", "We reach you on +44 20 7946 0958"],
    ["phone", "Call (415) 555-0132 now"],
    ["phone", "Ihre Telefonnummer 030 901820 ist notiert"],
    ["national_id", "SSN 219-09-9998 on file"],
    ["national_id", "Su DNI 12345678Z"],
    ["national_id", "CPF 529.982.247-25"],
    ["passport", "Your passport number is X1234567."],
    ["date_of_birth", "born 1985-04-12"],
    ["date_of_birth", "Geburtsdatum: 12.04.1985"],
    ["address", "living at 281 Spruce Street, Suite 942, San Diego CA 92164"],
  ])("%s: %s", (kind, text) => expect(kinds(text)).toEqual([kind]));
});

describe("what an airline says all day is not personal data", () => {
  it.each([
    "Reservation HXDUBJ has been cancelled.",
    "PA441 leaves gate B18 at 14:10 on 2026-12-09, seat 14C.",
    "The refund of $1,234.50 goes to your visa ending in 4242.",
    "E-ticket 0161234567890 is issued.",
    "The difference was charged to certificate_1009863.",
    "Bag tag 0016445221 was last seen in Boston.",
    "Boeing 737-800, 16 business and 120 economy seats",
    "Open Mon-Fri 08:00-12:00, 13:00-20:00; from 09.12.2026 on",
    "4111 1111 1111 1112 has a wrong check digit",
    "Case 20261120-17 is open, delivery 2026-11-25.",
  ])("%s", (text) => expect(kinds(text)).toEqual([]));
});

it("may echo the proven owner's own data, however it is written", () => {
  const text = "We will write to ana@example.com and call +1 415 555 0132.";
  expect(personalData(text, ["Ana@Example.com", "+14155550132"]).tripped).toBe(false);
  expect(personalData(text, ["ana@example.com"]).metadata).toEqual({ found: { phone: 1 } });
});

it("masks for logs and staff, and leaves the words around", () => {
  expect(maskPersonalData("Card 4111 1111 1111 1111, mail a@b.co, call +44 20 7946 0958.")).toBe(
    "Card [card …1111], mail [email], call [phone].",
  );
});

it("never puts what it found into its own verdict", () => {
  const verdict = JSON.stringify(personalData("IBAN FR7630006000011234567890189, mail ana@example.com"));
  expect(verdict).not.toMatch(/ana@|FR76|7890/);
  expect(JSON.parse(verdict)).toMatchObject({ tripped: true, severity: "high" });
});
