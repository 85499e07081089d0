import type { AgentId, GuardrailName } from "../../core/index.ts";

/** A conversation with a fixed customer, and what must be so when it is over. */
export interface Scenario {
  /** What the customer is after; the row of `facts` it stands for is its number in the list of what customers ask. */
  name: string;
  /** What the customer says, turn by turn, whatever is answered. */
  says: readonly string[];
  channel?: "web" | "sms" | "slack";
  expects: Expectation;
}

/** Judged by the airline's records first; words only where a fact must have been told or must not. */
export interface Expectation {
  /** Bookings at the end, by code. Only the fields that are named count. */
  bookings?: Readonly<Record<string, BookingState>>;
  /** The bookings of the demonstration are what they were. True unless `bookings` says otherwise. */
  unchanged?: boolean;
  /** Sources of regular expressions: each is found in something the customer read. */
  tells?: readonly string[];
  /** Found in nothing the customer read. */
  neverTells?: readonly string[];
  /** Agents that must have had the conversation. */
  agents?: readonly AgentId[];
  /** A person is needed in the end, or in no turn. */
  person?: boolean;
  /** The guardrails that stop a message, in any turn; any of those named will do. */
  stops?: readonly GuardrailName[];
}

export interface BookingState {
  cancelled?: boolean;
  cabin?: string;
  flights?: readonly string[];
  /** Of the first passenger, flight by flight. */
  seats?: readonly (string | null)[];
  bags?: number;
  services?: readonly string[];
  /** First names and last names. */
  passengers?: readonly string[];
  cases?: number;
  claims?: number;
}
