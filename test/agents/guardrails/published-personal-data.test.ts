import { describe, expect, it } from "vitest";
import {
  findPersonalData,
  type PersonalDataKind,
} from "../../../agents/guardrails/output/personal-data/personal-data.ts";
import { corpus, hasCorpora, share } from "./corpora.ts";

const finds =
  (kind?: PersonalDataKind) =>
  ({ text }: { text: string }): boolean =>
    findPersonalData(text).some((found) => kind === undefined || found.kind === kind);

describe.runIf(hasCorpora)("personal data in published texts", () => {
  const rows = ["pii-presidio", "pii-validators", "pii-phones-libphonenumber", "pii-airline-lookalikes"].flatMap(
    hasCorpora ? corpus : () => [],
  );
  const labelled = (label: string) => rows.filter((row) => row.label === label);

  it.each([
    ["CREDIT_CARD", "card"],
    ["IBAN_CODE", "iban"],
    ["EMAIL_ADDRESS", "email"],
    ["US_SSN", "national_id"],
  ] as const)("finds every %s", (label, kind) => {
    expect(share(label, labelled(label), finds(kind))).toBeGreaterThanOrEqual(99);
  });

  it("finds phone numbers of every region", () => {
    expect(share("phones", labelled("PHONE_NUMBER"), finds())).toBeGreaterThanOrEqual(99);
  });

  it("finds a leaked profile", () => {
    expect(share("profiles", labelled("PROFILE_LEAK"), finds("date_of_birth"))).toBe(100);
    expect(share("profiles' addresses", labelled("PROFILE_LEAK"), finds("address"))).toBe(100);
  });

  it("touches no record locator, flight number, payment id or last four", () => {
    expect(share("airline look-alikes masked", labelled("NOT_PII"), finds())).toBe(0);
  });

  it("knows a card and an IBAN by their check digits", () => {
    expect(share("invalid cards masked", labelled("NOT_CREDIT_CARD"), finds("card"))).toBe(0);
    expect(share("invalid IBANs masked", labelled("NOT_IBAN_CODE"), finds("iban"))).toBe(0);
  });
});
