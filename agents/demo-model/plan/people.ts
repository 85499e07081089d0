import { listAt, textAt } from "../reading/values.ts";
import { ask } from "../words/asks.ts";
import { bookingTold } from "../words/english/trips.ts";
import { theBooking } from "./booking-in-hand.ts";
import { handOver } from "./courtesies.ts";
import { refusalIn, refused } from "./refusals.ts";
import { call, line, type Script, saying } from "./script.ts";
import { said, type Talk } from "./talk.ts";

/** A booking, shown to whoever has proved it is theirs. */
export function* myBooking(talk: Talk): Script {
  const { now, situation, language, words } = talk;
  const hasLostIt = /\b(?:lost|forgot|don'?t (?:have|know|remember)|can'?t find)\b/.test(now.folded);
  if (hasLostIt && situation.proven.length === 0) {
    const text =
      "The confirmation code stands in the e-mail you got when you booked. Without it I can't open a booking.";
    return line(language === "en" ? `${text} ${ask(language, "offer_person")}` : ask(language, "identity"), {
      reason: "No confirmation code",
    });
  }
  const trip = yield* theBooking(talk);
  const found = words.found(textAt(trip, "confirmation_code") ?? "");
  const text = language === "en" ? `${found} ${bookingTold(trip)} What would you like to do?` : found;
  return line(text, { reason: "From the booking" });
}

/** Somebody says who they are. With a code that opens a booking; a name alone is only polite. */
export function* identify(talk: Talk): Script {
  if (talk.now.codes.bookings.length > 0) return yield* myBooking(talk);
  return line(talk.words.greeting(talk.now.name.full), { confidence: 0.95, reason: "A name" });
}

/** Proof by a code to the phone on the booking, where codes can be sent. */
export function* oneTimeCode(talk: Talk): Script {
  const { language, situation, now, tools } = talk;
  if (situation.codeFor && now.codes.oneTime) return yield* myBooking(talk);
  if (!tools.has("send_code") && tools.has("find_booking")) {
    return line(`I can't send codes by text message here. ${ask(language, "identity")}`, { reason: "No codes here" });
  }
  const booking = said(talk, ({ codes }) => codes.bookings.at(-1));
  if (booking === undefined) return line(ask(language, "code"), { reason: "For which booking" });
  const refusal = refusalIn(yield* call("send_code", { confirmation_code: booking }));
  if (refusal) return refused(talk, refusal);
  const text = `If there is such a booking, a code is on its way to the phone on it. It works once, for ten minutes. ${ask(language, "one_time_code")}`;
  return line(text, { reason: "A code was sent" });
}

/** No number is made up: here is where they are answered. */
export const contact = ({ language }: Talk): Script =>
  saying(
    line(`This chat is the way to reach us that I know of. ${ask(language, "offer_person")}`, {
      reason: "How to reach us",
    }),
  );

/** A complaint: heard, and a person offered to take it on. */
export const complaint = ({ language }: Talk): Script =>
  saying(
    line(
      `I'm sorry; that is not how it should be, and thank you for telling us. A colleague can pass it on to the team it is about. ${ask(language, "offer_person")}`,
      { confidence: 0.85, reason: "A complaint" },
    ),
  );

/** Something left behind: only people can look for it. */
export const lostItem = (talk: Talk): Script => handOver(talk, "lost_item", "Something was left on board");

/** A payment that failed is explained; one that was taken twice is for a person. */
export function* paymentTrouble(talk: Talk): Script {
  if (/\btwice|double|two times\b/.test(talk.now.folded)) {
    return yield* handOver(talk, "system_trouble", "A card was charged twice");
  }
  const answer = yield* call("faq", { question: "payment failed declined" });
  const text = textAt(listAt(answer.value, "found")[0], "text") ?? "";
  return line(`I'm sorry about that. ${text} ${ask(talk.language, "offer_person")}`, { reason: "From the policies" });
}
