import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Store } from "../../core/index.ts";
import type { Airline } from "../airline/airline.ts";
import { NotFound } from "../airline/refusals.ts";
import type { CustomerContext, Proof, ProofKind } from "../context.ts";
import { sameName } from "./names.ts";

/** Failed attempts allowed in an hour: by one conversation, and for one booking whoever tries. */
const PER_CONVERSATION = 5;
const PER_BOOKING = 20;
const HOUR_SECONDS = 3600;

export type Attempt = { proven: true; proof: Proof } | { proven: false; why: "no_match" | "too_many_attempts" };

/**
 * Proves who a customer is. A wrong code and a wrong name are one and the same answer, and after too many of them there
 * is no answer but that, for the conversation and for the booking.
 */
export class Proofs {
  readonly #airline: Airline;
  readonly #byConversation: RateLimiterRedis;
  readonly #byBooking: RateLimiterRedis;

  constructor(airline: Airline, store: Store) {
    this.#airline = airline;
    const limiter = (keyPrefix: string, points: number) =>
      new RateLimiterRedis({ storeClient: store.redis, keyPrefix, points, duration: HOUR_SECONDS });
    this.#byConversation = limiter("identity:conversation", PER_CONVERSATION);
    this.#byBooking = limiter("identity:booking", PER_BOOKING);
  }

  /** By confirmation code and the last name of anyone on the booking, or of its holder. */
  async byCodeAndName(context: CustomerContext, code: string, lastName: string): Promise<Attempt> {
    const booking = code.trim().toUpperCase();
    if (!(await this.mayTry(context.conversation, booking))) return { proven: false, why: "too_many_attempts" };
    const found = await this.#whose(booking);
    const names = found && [found.holder, ...found.passengers];
    if (!found || !names?.some((name) => sameName(name, lastName))) {
      return {
        proven: false,
        why: (await this.failed(context.conversation, booking)) ? "no_match" : "too_many_attempts",
      };
    }
    const isHolder = sameName(found.holder, lastName);
    return {
      proven: true,
      proof: await this.remember(context, "code_and_name", [booking], isHolder ? found.customer : undefined),
    };
  }

  /** Keeps a proof with the conversation, beside what was proven before. */
  async remember(context: CustomerContext, how: ProofKind, bookings: string[], customer?: string): Promise<Proof> {
    const before = context.kept.proof;
    // Another person's proof replaces: two people's bookings are never open together.
    const isOther = before?.customer !== undefined && customer !== undefined && before.customer !== customer;
    const known = isOther ? undefined : before;
    // Nor is what the other was shown, or was about to agree to.
    if (isOther) await context.patch({ focus: null, proposal: null });
    const proof: Proof = {
      bookings: [...new Set([...(known?.bookings ?? []), ...bookings])],
      how: stronger(known?.how, how),
      at: this.#airline.clock.now().toISOString(),
    };
    const holder = customer ?? known?.customer;
    if (holder) proof.customer = holder;
    await context.patch({ proof, ...(bookings[0] && { focus: { booking: bookings[0] } }) });
    return proof;
  }

  /** Whether there are attempts left, in the conversation and for the booking if one is named. Asks without counting. */
  async mayTry(conversation: string, booking?: string): Promise<boolean> {
    const [mine, theirs] = await Promise.all([
      this.#byConversation.get(conversation),
      booking === undefined ? null : this.#byBooking.get(booking),
    ]);
    return (mine?.consumedPoints ?? 0) < PER_CONVERSATION && (theirs?.consumedPoints ?? 0) < PER_BOOKING;
  }

  /** Counts a failed attempt. False when it was the last one allowed. */
  async failed(conversation: string, booking?: string): Promise<boolean> {
    const counted = [spend(this.#byConversation, conversation)];
    if (booking !== undefined) counted.push(spend(this.#byBooking, booking));
    return (await Promise.all(counted)).every(Boolean);
  }

  async #whose(code: string) {
    try {
      const booking = await this.#airline.bookings.find(code);
      const { name, user_id } = await this.#airline.bookings.customer(booking.user_id);
      return {
        customer: user_id,
        holder: name.last_name,
        passengers: booking.passengers.map(({ last_name }) => last_name),
      };
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }
}

const STRENGTH: ProofKind[] = ["code_and_name", "one_time_code", "signed_token"];

const stronger = (a: ProofKind | undefined, b: ProofKind): ProofKind =>
  a && STRENGTH.indexOf(a) > STRENGTH.indexOf(b) ? a : b;

async function spend(limiter: RateLimiterRedis, key: string): Promise<boolean> {
  try {
    return (await limiter.consume(key)).remainingPoints > 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
