/**
 * What the system itself says, one function a sentence. Times are local and already worded ("Mon 08:00"), names are the
 * names customers see. The words are plain: they go out by SMS too. None asks the customer to reply with a word that
 * carriers act on (STOP, END, CANCEL, QUIT, YES, START, INFO, HELP …): where an answer is wanted, it is a digit or MORE.
 */
export interface Sentences {
  /** A person was asked to take over. `by` is when one answers at the latest, where that is promised. */
  person_asked(about?: { by?: string }): string;
  person_joined(who: { name: string }): string;
  person_left(who?: { name?: string }): string;
  /** Nobody was free in time. `backAt`: when people are there again. */
  nobody_came(about?: { backAt?: string }): string;
  /** The answer is being checked by a person before it is given. */
  holding(): string;
  /** A request needs a colleague's approval; `what` is a noun phrase in the customer's language. */
  approval_pending(about?: { what?: string }): string;
  /** Our own systems are down; nothing the customer said is lost. */
  outage(): string;
  /** To somebody who sent a picture or a file and no words: the assistant sees neither, people do. */
  attachment_received(): string;
  off_topic_refusal(): string;
  blocked_refusal(): string;
  /** To someone who asked for no more texts, on a channel where they may still be written to. */
  opted_out_help(): string;
  outside_hours(about: { opensAt: string }): string;
  resolved(): string;
  /** Asks for a rating, one digit from 1 to 5. */
  satisfaction_ask(): string;
  satisfaction_thanks(): string;
  /** There is more to say than fits: the customer asks for it with `moreWord`. */
  continue_offer(): string;
  retry_later(): string;
  error(): string;
  /** After a person handed the conversation back. */
  back_to_assistant(who?: { name?: string }): string;
  /** An approval was refused. */
  denied(about?: { what?: string }): string;
  language_changed(): string;
  /** What the customer asked for: the link to their transcript, or, without one, the words before it. */
  transcript(about?: { link?: string }): string;
  transcript_nothing(): string;
}
