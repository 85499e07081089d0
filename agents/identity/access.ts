import type { Airline } from "../airline/airline.ts";
import type { Change } from "../airline/changes.ts";
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
  async booking(context: CustomerContext, code: string | null | undefined): Promise<Booking> {
    const { focus, proof } = context.kept;
    const wanted = code?.trim().toUpperCase() || focus.booking || (await this.#only(context));
    const open = proof?.bookings.includes(wanted) || (opensAll(proof) && (await this.#owns(proof?.customer, wanted)));
    if (!open) throw new NotProven(`Nobody has proved in this conversation that booking ${wanted} is theirs`);
    return this.#airline.bookings.find(wanted);
  }

  /** Refuses a change of somebody's who has not proved to be them. */
  async mayChange(context: CustomerContext, change: Change): Promise<void> {
    if ("reservation_id" in change) await this.booking(context, change.reservation_id);
    else if (change.kind === "open_bag_claim") {
      await this.booking(context, (await this.#airline.care.bag(change.bag_tag)).reservation_id);
    } else if (change.kind !== "book" || (await this.customer(context)).user_id !== change.user_id) {
      throw new NotProven("This change is not this customer's to make");
    }
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

  async #only(context: CustomerContext): Promise<string> {
    const [only, another] = await this.bookings(context);
    if (only && !another) return only;
    throw new NotProven(
      only
        ? "Several bookings are open in this conversation, and none of them was named"
        : "No booking has been named and proven in this conversation yet",
    );
  }

  async #owns(account: string | undefined, code: string): Promise<boolean> {
    if (!account) return false;
    return (await this.#airline.bookings.customer(account)).reservations.includes(code);
  }
}

/** Somebody who holds the phone, or is signed in, may see all their bookings; a code and a name open just the one. */
const opensAll = (proof: CustomerContext["kept"]["proof"]): boolean =>
  proof?.customer !== undefined && proof.how !== "code_and_name";
