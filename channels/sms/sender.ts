import { createHash } from "node:crypto";
import type { Address } from "../../core/index.ts";

/** Our end: one number, or a Messaging Service that chooses among several. */
export type Sender = { phoneNumber: string } | { messagingServiceSid: string };

export const isService = (from: string): boolean => /^MG[0-9a-f]{32}$/i.test(from);

/**
 * The conversation of one customer with one of our senders: what Twilio's opt-out is scoped to as well. The id tells
 * nothing about the number to whoever does not know the account.
 */
export function conversationOf(accountSid: string, from: string, customer: string): string {
  return `sms_${createHash("sha256").update(`${accountSid} ${from} ${customer}`).digest("hex").slice(0, 32)}`;
}

/** Where a customer who wrote from `customer` to `from` is answered. */
export const addressOf = (from: string, customer: string): Address => ({ channel: "sms", to: customer, from });

const TOLL_FREE = /^\+1(?:800|833|844|855|866|877|888)\d{7}$/;
const NORTH_AMERICAN = /^\+1\d{10}$/;
const SHORT_CODE = /^\d{3,8}$/;

/** Short codes have no opt-out of Twilio's: there it answers STOP, START and HELP only where it says so (`OptOutType`). */
export const twilioAnswersKeywords = (from: string): boolean => !SHORT_CODE.test(from);

/**
 * How fast Twilio sends as this sender, in segments a second; what is handed in faster waits in Twilio's queue, for ten
 * hours at most. A Messaging Service spreads its load itself.
 */
export function smsPace(from: string): { sender: string; perSecond: number } {
  const perSecond = SHORT_CODE.test(from) ? 100 : TOLL_FREE.test(from) ? 3 : NORTH_AMERICAN.test(from) ? 1 : 10;
  return { sender: from, perSecond };
}
