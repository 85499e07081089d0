/**
 * What doing things takes, in languages other than English: shorter than the English words, and around the same facts.
 * Lists, amounts and dates come ready to be said.
 */
export interface Service {
  /** "Cancellation: LL0EZ6, FLT-123 on 21 November." `what` is the change's name on its card. */
  would(what: string, details: string): string;
  done(what: string, details: string): string;
  pays(amount: string): string;
  /** `by` is when the money is there. */
  gets_back(amount: string, by: string | undefined): string;
  free(): string;
  unchanged(): string;
  not_open(): string;
  /** A no, in the airline's own (English) words. */
  refused(why: string): string;
  seat_now(flight: string, seats: string): string;
  has_seat(seat: string, flight: string): string;
  free_seats(flight: string, seats: string): string;
  no_free_seat(flight: string): string;
  missed(flight: string): string;
  /** Before a list of flights that cost nothing more. */
  options(): string;
  no_options(): string;
  holds(): string;
  bags_now(count: number): string;
  vouchers: Record<"hotel" | "meal" | "ground", string>;
  case_opened(id: string, given: string): string;
}
