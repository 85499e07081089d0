import type { ChangeKind } from "../../airline/changes.ts";
import type { Cabin } from "../../airline/records.ts";

/** What a row of a proposal's card tells. */
type Label =
  | "booking"
  | "route"
  | "flight"
  | "cabin"
  | "seat"
  | "bags"
  | "passengers"
  | "insurance"
  | "service"
  | "bag"
  | "description"
  | "address"
  | "note"
  | "payment"
  | "back";

/** The words on a proposal's card. */
export interface CardWords {
  confirm: string;
  decline: string;
  titles: Record<ChangeKind, string>;
  labels: Record<Label, string>;
  cabins: Record<Cabin, string>;
  yes: string;
  no: string;
}
