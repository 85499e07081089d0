import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import type { Store } from "../../core/index.ts";
import { HttpError } from "../http-errors.ts";

/** How often something may happen: `points` times in `seconds`. */
export interface Allowance {
  points: number;
  seconds: number;
}

export interface ChatAllowances {
  /** New conversations from one address. */
  open: Allowance;
  /** Messages in one conversation. */
  message: Allowance;
  /** Messages from one address, over all its conversations. */
  address: Allowance;
  /** Files handed up in one conversation. */
  upload: Allowance;
  /** Their bytes, from one address over all its conversations. */
  uploadedBytes: Allowance;
  /** Their bytes, from everybody: they lie where messages do, and messages must always find room. */
  allUploadedBytes: Allowance;
}

const MEBIBYTE = 1024 * 1024;

// An airport's Wi-Fi is one address for a gate full of stranded people: generous by address, strict by conversation.
export const CHAT_ALLOWANCES: ChatAllowances = {
  open: { points: 300, seconds: 60 },
  message: { points: 30, seconds: 10 },
  address: { points: 1_800, seconds: 60 },
  upload: { points: 15, seconds: 60 },
  uploadedBytes: { points: 100 * MEBIBYTE, seconds: 3_600 },
  allUploadedBytes: { points: 1_024 * MEBIBYTE, seconds: 24 * 3_600 },
};

/** Counts over every web process. `take` throws 429 with when to come back. */
export class Limit {
  readonly #limiter: RateLimiterRedis;
  readonly #what: string;

  constructor(store: Store, what: string, { points, seconds }: Allowance) {
    this.#what = what;
    this.#limiter = new RateLimiterRedis({
      storeClient: store.redis,
      keyPrefix: `jb:limit:${what}`,
      points,
      duration: seconds,
      useRedisPackage: false,
    });
  }

  async take(who: string, points = 1): Promise<void> {
    try {
      await this.#limiter.consume(who, points);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw new HttpError(429, "too_many", `too many ${this.#what}; try again in ${seconds} s`, seconds);
    }
  }
}
