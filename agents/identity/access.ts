import type { Airline } from "../airline/airline.ts";
import type { Booking, Customer } from "../airline/records.ts";
import type { CustomerContext } from "../context.ts";

/** Nobody in this conversation has proved that this is theirs. */
export class NotProven extends Error {
  readonly code = "not_proven";
}

/**
 * What the proof in a conversation opens. Every personal read and every write goes through here; whatever the model
 * says, a booking without proof is refused in the same words as one that does not exist.
 */
export class Access {
  readonly #airline: Airline;

  constructor(airline: Airline) {
    this.#airline = airline;
  }

  /** The booking a code names, or the one the conversation is about, if the proof opens it. */
  async booking({ kept }: CustomerContext, code: string | null | undefined): Promise<Booking> {
    const wanted = (code?.trim().toUpperCase() || kept.focus.booking) ?? kept.proof?.bookings[0];
    if (!wanted) throw new NotProven("No booking has been named and proven in this conversation yet");
    const open =
      kept.proof?.bookings.includes(wanted) ||
      (opensAll(kept.proof) && (await this.#owns(kept.proof?.customer, wanted)));
    if (!open) throw new NotProven(`Nobody has proved in this conversation that booking ${wanted} is theirs`);
    return this.#airline.bookings.find(wanted);
  }

  /** The account holder, once proven. */
  async customer({ kept }: CustomerContext): Promise<Customer> {
    const account = kept.proof?.customer;
    if (!account) throw new NotProven("The holder of an account has not been proven in this conversation");
    return this.#airline.bookings.customer(account);
  }

  /** The codes of every booking the proof opens. */
  async bookings(context: CustomerContext): Promise<string[]> {
    const { proof } = context.kept;
    if (!proof) return [];
    if (!opensAll(proof)) return proof.bookings;
    const { reservations } = await this.customer(context);
    return [...new Set([...proof.bookings, ...reservations])];
  }

  async #owns(account: string | undefined, code: string): Promise<boolean> {
    if (!account) return false;
    return (await this.#airline.bookings.customer(account)).reservations.includes(code);
  }
}

/** Somebody who holds the phone, or is signed in, may see all their bookings; a code and a name open just the one. */
const opensAll = (proof: CustomerContext["kept"]["proof"]): boolean =>
  proof?.customer !== undefined && proof.how !== "code_and_name";
