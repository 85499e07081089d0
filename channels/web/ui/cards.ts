/** Quick replies: one tap says one of `options`. */
export interface Choices {
  type: "choices";
  id: string;
  options: string[];
}

export interface Seat {
  /** As printed on the boarding pass, e.g. `14C`. */
  seat: string;
  state: "free" | "taken" | "blocked";
  cabin?: string;
  exit?: boolean;
  /** What it costs on top, or what is special about it. */
  extra?: string;
}

/** A cabin to pick a seat from. `columns` are letters from left to right, with `""` for an aisle. */
export interface SeatMap {
  type: "seat_map";
  id: string;
  flight: string;
  columns: string[];
  rows: { row: number | string; seats: Seat[] }[];
  /** The seat the customer has now. */
  current?: string;
}

/** A change that waits for the customer's yes. */
export interface Proposal {
  type: "proposal";
  id: string;
  title: string;
  lines: { label: string; value: string }[];
  cost?: string;
  confirm: string;
  decline: string;
}

/** How was it, from 1 to 5. */
export interface Satisfaction {
  type: "satisfaction";
  id: string;
  question?: string;
}

/** A structured part shown under the words of a message. Unknown types are left to the words. */
export type Card = Choices | SeatMap | Proposal | Satisfaction;
