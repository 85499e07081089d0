export type PersonalDataKind =
  | "card"
  | "iban"
  | "email"
  | "phone"
  | "national_id"
  | "passport"
  | "date_of_birth"
  | "address";

/** Where a text has personal data: offsets in UTF-16 units, the end exclusive. */
export interface Found {
  kind: PersonalDataKind;
  start: number;
  end: number;
}
