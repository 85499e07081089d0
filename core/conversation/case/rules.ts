import type { BusinessHours } from "../../platform/index.ts";
import type { Sentences } from "./sentences.ts";

/** How the desk works here. */
export interface DeskRules {
  hours: BusinessHours;
  sentences: Sentences;
  /** How long a case may wait unclaimed, and a customer unanswered once it is claimed, in ms of business hours. */
  claimWithinMs: number;
  replyWithinMs: number;
  now: () => number;
}

/** How long the claimer stays live without writing. */
export const LIVE_MS = 10 * 60_000;
/** A claimed case in which nothing happens for this long is brought up again. */
export const IDLE_MS = 24 * 3_600_000;
/** An episode of the bot's in which nobody says anything for this long is over. */
export const QUIET_MS = 24 * 3_600_000;
/** How long a figure is taken as the answer to how it went. */
export const RATING_MS = 24 * 3_600_000;
/** How often staff are reminded before the customer is told that nobody came. */
export const ROUNDS = 2;
/** How often carrying out an approval is tried. */
export const MOST_TRIES = 5;
