export type FactKind =
  | "flight"
  | "time"
  | "date"
  | "weekday"
  | "gate"
  | "seat"
  | "money"
  | "percent"
  | "code"
  | "phone"
  | "duration"
  | "measure"
  | "count"
  | "number"
  | "link";

/** Something a reply states that can be true or false, as it was written. */
export interface Fact {
  kind: FactKind;
  text: string;
}

/**
 * A fact with what it may mean: "2:10" is 130 or 850 minutes into the day, "1.234" is 1234 or 1.234. One of the
 * meanings standing in the evidence is enough.
 */
export interface Stated extends Fact {
  means: readonly string[];
}
