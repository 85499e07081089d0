import { DateTime } from "luxon";
import type { Message } from "../message.ts";

/** The sentences that the system says itself, by name. */
export type SystemSentence =
  | "person_asked"
  | "person_joined"
  | "person_left"
  | "nobody_came"
  | "holding"
  | "approval_pending"
  | "outage"
  | "outside_hours"
  | "resolved"
  | "satisfaction_ask"
  | "satisfaction_thanks"
  | "back_to_assistant"
  | "denied"
  | "transcript"
  | "transcript_nothing";

/** The words of a sentence, in the customer's language or, where that is not known, the house's. */
export type Sentences = (
  sentence: SystemSentence,
  language: string | undefined,
  about?: Readonly<Record<string, string>>,
) => string;

/** A sentence as a message. Its id is unique while `key` is. */
export function systemMessage(sentence: SystemSentence, key: string, text: string): Message {
  return { id: `${key}-${sentence}`, from: "system", text, sentence };
}

const WEEK_MS = 6 * 24 * 3_600_000;

/** A moment as a customer reads it, e.g. `Mon 08:00`, or with the date where that is more than six days off. */
export function wordTime(at: number, now: number, zone: string, language = "en"): string {
  const moment = DateTime.fromMillis(at, { zone, locale: language });
  const time = moment.toFormat("HH:mm");
  if (at - now < WEEK_MS) return `${moment.toFormat("ccc")} ${time}`;
  return `${moment.toLocaleString({ day: "numeric", month: "short" })} ${time}`;
}
