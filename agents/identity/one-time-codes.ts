import { randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Store } from "../../core/index.ts";
import type { Airline } from "../airline/airline.ts";
import { NotFound } from "../airline/refusals.ts";
import type { CustomerContext, Proof } from "../context.ts";
import type { Proofs } from "./proofs.ts";

const LIFE_SECONDS = 10 * 60;
const GUESSES = 5;
/** Codes sent in an hour: asked for by one conversation, and to one booking's phone whoever asks. */
const PER_CONVERSATION = 3;
const PER_BOOKING = 5;

/** Brings a code to a phone, outside of every conversation and log. */
export type DeliverCode = (phone: string, code: string) => Promise<void>;

const hash = promisify<string, Buffer, number, Buffer>(scrypt);

/**
 * One-time codes to the phone on a booking. A code lives ten minutes, in the conversation that asked for it, for five
 * guesses and one use; only its salted hash is stored, and neither the code nor the phone is ever said or logged.
 */
export class OneTimeCodes {
  readonly #airline: Airline;
  readonly #store: Store;
  readonly #proofs: Proofs;
  readonly #deliver: DeliverCode | undefined;
  readonly #asked: RateLimiterRedis;
  readonly #sent: RateLimiterRedis;

  constructor({
    airline,
    store,
    proofs,
    deliver,
  }: { airline: Airline; store: Store; proofs: Proofs; deliver?: DeliverCode | undefined }) {
    this.#airline = airline;
    this.#store = store;
    this.#proofs = proofs;
    this.#deliver = deliver;
    const limiter = (keyPrefix: string, points: number) =>
      new RateLimiterRedis({ storeClient: store.redis, keyPrefix, points, duration: 3600 });
    this.#asked = limiter("identity:codes:conversation", PER_CONVERSATION);
    this.#sent = limiter("identity:codes:booking", PER_BOOKING);
  }

  /** Whether codes can be sent at all: some channel has to carry them. */
  get canSend(): boolean {
    return this.#deliver !== undefined;
  }

  /**
   * Sends a code to the booking's phone. The answer is the same whether or not there is such a booking, so that nobody
   * learns which codes exist.
   */
  async send(
    context: CustomerContext,
    bookingCode: string,
  ): Promise<"sent_if_it_exists" | "too_many_codes" | "cannot_send"> {
    if (!this.#deliver) return "cannot_send";
    const booking = bookingCode.trim().toUpperCase();
    if (!(await allowed(this.#asked, context.conversation))) return "too_many_codes";
    await context.patch({ codeFor: booking });
    const phone = await this.#phoneOn(booking);
    if (!phone || !(await allowed(this.#sent, booking))) return "sent_if_it_exists";
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    const salt = randomBytes(16);
    const stored = `${salt.toString("base64url")}.${(await hash(code, salt, 32)).toString("base64url")}`;
    const key = keyOf(context.conversation, booking);
    await this.#store.redis.multi().del(key).hset(key, "hash", stored).expire(key, LIFE_SECONDS).exec();
    await this.#deliver(phone, code);
    return "sent_if_it_exists";
  }

  /** Checks a code that was sent in this conversation. Right once; wrong five times and it is gone. */
  async check(
    context: CustomerContext,
    bookingCode: string,
    said: string,
  ): Promise<Proof | "wrong" | "too_many_attempts"> {
    const booking = bookingCode.trim().toUpperCase();
    // Not counted by booking: strangers guessing names must not lock the one out who holds the phone.
    if (!(await this.#proofs.mayTry(context.conversation))) return "too_many_attempts";
    const key = keyOf(context.conversation, booking);
    const guesses = await this.#store.redis.hincrby(key, "guesses", 1);
    const stored = await this.#store.redis.hget(key, "hash");
    if (!stored || guesses > GUESSES) {
      await this.#store.redis.del(key);
      return this.#wrong(context);
    }
    if (!(await matches(stored, said.replace(/\D/g, "")))) return this.#wrong(context);
    // Of two right answers at the same moment, the one that removes the code is the one that counts.
    if ((await this.#store.redis.del(key)) !== 1) return "wrong";
    const { user_id } = await this.#airline.bookings.find(booking);
    await context.patch({ codeFor: null });
    return this.#proofs.remember(context, "one_time_code", [booking], user_id);
  }

  async #wrong(context: CustomerContext): Promise<"wrong" | "too_many_attempts"> {
    return (await this.#proofs.failed(context.conversation)) ? "wrong" : "too_many_attempts";
  }

  async #phoneOn(code: string): Promise<string | undefined> {
    try {
      const { user_id } = await this.#airline.bookings.find(code);
      return (await this.#airline.bookings.customer(user_id)).phone;
    } catch (error) {
      if (error instanceof NotFound) return undefined;
      throw error;
    }
  }
}

const keyOf = (conversation: string, booking: string): string => `identity:code:{${conversation}}:${booking}`;

async function matches(stored: string, said: string): Promise<boolean> {
  const [salt = "", expected = ""] = stored.split(".").map((part) => Buffer.from(part, "base64url"));
  if (typeof salt === "string" || typeof expected === "string") return false;
  return timingSafeEqual(await hash(said, salt, 32), expected);
}

async function allowed(limiter: RateLimiterRedis, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
