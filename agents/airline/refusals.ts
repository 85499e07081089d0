/** What the airline says no with. Codes are stable; an HTTP airline sends them as `error.code`. */
export type RefusalKind = "not_found" | "not_allowed" | "bad_request" | "busy";

/**
 * The airline did not do it, and nothing was written. `message` is a sentence that may be relayed to the customer;
 * `code` is for programs and never changes.
 */
export abstract class AirlineRefusal extends Error {
  abstract readonly kind: RefusalKind;
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = new.target.name;
    this.code = code;
  }
}

/** There is no such flight, booking, customer, seat … here. Nothing is guessed in its place. */
export class NotFound extends AirlineRefusal {
  readonly kind = "not_found";
}

/** It exists, and a rule of the airline says no. */
export class NotAllowed extends AirlineRefusal {
  readonly kind = "not_allowed";
}

/** The question itself is malformed: an unknown field, a date that is none. */
export class BadRequest extends AirlineRefusal {
  readonly kind = "bad_request";
}

/** Others kept changing the same records. Nothing was written; the same key may be tried again. */
export class Busy extends AirlineRefusal {
  readonly kind = "busy";
}

/** Rebuilds a refusal that crossed a wire. */
export function refusalOf(kind: RefusalKind, code: string, message: string): AirlineRefusal {
  const Kind = { not_found: NotFound, not_allowed: NotAllowed, bad_request: BadRequest, busy: Busy }[kind];
  return new Kind(code, message);
}
