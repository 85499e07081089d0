import { listAt, numberAt, textAt, type Value } from "../reading/values.ts";
import { ask } from "../words/asks.ts";
import { day, dollars, listed } from "../words/moments.ts";
import { codeOf } from "./booking.ts";
import { theBooking } from "./booking-in-hand.ts";
import { change } from "./changes.ts";
import { handOver } from "./courtesies.ts";
import { refusalIn, refused } from "./refusals.ts";
import { call, line, type Script } from "./script.ts";
import { said, type Talk } from "./talk.ts";

/** What a disruption entitles to: care at once; a certificate, or a sum, to those who ask for one. */
export function* compensation(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  if (listAt(trip, "compensation_cases").length > 0 && ASKS_FOR_NEWS.test(talk.now.folded))
    return yield* cases(talk, trip);
  const amount = said(talk, ({ text }) => sumIn(text)) ?? null;
  const wantsCertificate = said(talk, ({ folded }) => (CERTIFICATE.test(folded) ? true : undefined)) ?? false;
  const reason = talk.dialogue.words.map(({ text }) => text).findLast((text) => text.length > 12) ?? talk.now.text;
  return yield* change(talk, "issue_compensation", {
    confirmation_code: codeOf(trip),
    want: wantsCertificate || amount !== null ? "certificate" : "care",
    reason: reason.slice(0, 300),
    amount,
  });
}

const ASKS_FOR_NEWS =
  /\b(?:status|news|how much (?:was|is|were|are)|which vouchers?|what (?:vouchers?|did i)|my (?:case|vouchers?)|decided)\b/;

/** What became of earlier cases. */
function* cases(talk: Talk, trip: Value): Script {
  const answer = yield* call("compensation_status", { confirmation_code: codeOf(trip) });
  const refusal = refusalIn(answer);
  if (refusal) return refused(talk, refusal);
  const told = listAt(answer.value, "cases").map((each) => {
    const given = listAt(each, "vouchers").map(
      (voucher) => `${textAt(voucher, "kind")} up to ${dollars(numberAt(voucher, "up_to") ?? 0)}`,
    );
    const state = (textAt(each, "state") ?? "").replaceAll("_", " ");
    return `Case ${textAt(each, "case_id")}: ${state}${given.length > 0 ? `, with vouchers for ${listed(given)}` : ""}.`;
  });
  return line(told.join(" "), { reason: "From the compensation cases" });
}

const CERTIFICATE = /\bcertificates?\b|\btravel credit\b|\bgoodwill\b|\bfuture (?:flight|travel)\b/;

const sumIn = (text: string): number | undefined => {
  const found = /\$ ?(\d{2,5})\b|\b(\d{2,5}) ?(?:dollars|usd|euros?|eur|€)/i.exec(text);
  return found ? Number(found[1] ?? found[2]) : undefined;
};

/** Money on its way back; without any, how it would come about. */
export function* refund(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const answer = yield* call("refund_status", { confirmation_code: codeOf(trip) });
  const refusal = refusalIn(answer);
  if (refusal) return refused(talk, refusal);
  const refunds = listAt(answer.value, "refunds");
  if (refunds.length > 0) return line(refunds.map(refundTold).join(" "), { reason: "From the refunds of the booking" });
  const isCancelled = listAt(trip, "flights").some((each) => textAt(each, "status") === "cancelled");
  if (isCancelled) {
    const args = { confirmation_code: codeOf(trip), reason: "airline_cancelled" };
    return yield* change(talk, "cancel_booking", args, { about: trip });
  }
  const text = `There is no refund on booking ${codeOf(trip)} so far. A refund comes with a cancellation: if you'd like to cancel the booking, tell me, and I'll say first what comes back.`;
  return line(text, { reason: "No refunds on the booking" });
}

function refundTold(refund: Value): string {
  const amount = dollars(numberAt(refund, "amount") ?? 0);
  const due = day(textAt(refund, "due_by") ?? "");
  return textAt(refund, "state") === "credited"
    ? `A refund of ${amount} has been credited.`
    : `A refund of ${amount} was sent to the card issuer; it arrives by ${due}.`;
}

/** Gift cards, certificates, miles and membership of a proven customer. */
export function* balance(talk: Talk): Script {
  if (talk.situation.account === undefined) yield* theBooking(talk);
  const answer = yield* call("my_profile");
  const refusal = refusalIn(answer);
  if (refusal) return refused(talk, refusal);
  const { value } = answer;
  const cards = listAt(value, "payment_methods").flatMap((method) => {
    const left = numberAt(method, "balance");
    return left === undefined ? [] : [`a ${textAt(method, "kind")} with ${dollars(left)}`];
  });
  const miles = numberAt(value, "miles");
  const text = [
    `You are a ${textAt(value, "membership")} member${miles === undefined ? "" : ` with ${miles} miles`}.`,
    cards.length > 0
      ? `Your profile has ${listed(cards)}.`
      : "There are no gift cards or certificates in your profile.",
  ];
  return line(text.join(" "), { reason: "From the customer's profile" });
}

/** Left behind on a full flight: what the policy says, and a person. */
export function* bumped(talk: Talk): Script {
  const answer = yield* call("faq", { question: "overbooked flight, denied boarding" });
  const text = textAt(listAt(answer.value, "found")[0], "text");
  if (!text) return yield* handOver(talk, "complaint", "Denied boarding on an overbooked flight");
  return line(`I'm sorry this happened to you. ${text} ${ask(talk.language, "offer_person")}`, {
    reason: "From the policies",
  });
}
