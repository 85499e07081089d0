import { listAt, numberAt, textAt, type Value } from "../reading/values.ts";
import { ask } from "../words/asks.ts";
import { bagsTold } from "../words/english/bags.ts";
import { serviceIn } from "../words/service.ts";
import { codeOf } from "./booking.ts";
import { theBooking } from "./booking-in-hand.ts";
import { change } from "./changes.ts";
import { refusalIn, refused, sentence } from "./refusals.ts";
import { call, line, type Script } from "./script.ts";
import { everSaid, said, type Talk } from "./talk.ts";

const tagSaid = (talk: Talk): string | null => everSaid(talk, ({ codes }) => codes.bagTags.at(-1)) ?? null;

/** A bag that did not come: reported when nobody knows where it is, told where it is otherwise. */
export function* bagMissing(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const bag_tag = tagSaid(talk);
  const answer = yield* call("bag_status", { confirmation_code: codeOf(trip), bag_tag });
  const refusal = refusalIn(answer);
  if (refusal) return refused(talk, refusal);
  const claims = listAt(answer.value, "claims").filter((each) => textAt(each, "state") === "open");
  const bags = listAt(answer.value, "bags");
  const lost = bags.find((each) => textAt(each, "state") === "not_located");
  const insists = talk.dialogue.asked === "offer_bag_claim";
  if (claims.length > 0 || bags.length === 0 || !(lost || insists)) {
    const question = claims.length > 0 || bags.length === 0 ? "" : ask(talk.language, "offer_bag_claim");
    return line([bagsTold(answer.value), question].filter(Boolean).join(" "), { reason: "From the bag's record" });
  }
  return yield* report(talk, trip, "missing", textAt(lost ?? bags[0], "bag_tag") ?? bag_tag);
}

/** A bag that came broken, or without what was in it. */
export function* bagDamaged(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const problem = said(talk, ({ folded }) =>
    /\bstolen\b|\bmissing from\b/.test(folded) ? "contents_missing" : undefined,
  );
  return yield* report(talk, trip, problem ?? "damaged", tagSaid(talk));
}

function* report(talk: Talk, trip: Value, problem: string, bag_tag: string | null): Script {
  const description = talk.dialogue.words.map(({ text }) => text).findLast((text) => text.length > 10) ?? talk.now.text;
  const args = { confirmation_code: codeOf(trip), bag_tag, problem, description: description.slice(0, 500) };
  return yield* change(talk, "open_baggage_claim", args, {
    onRefusal: ({ code, message }) =>
      code === "which_bag"
        ? line(`${sentence(message)} ${ask(talk.language, "bag_tag")}`, { reason: "Which bag" })
        : undefined,
  });
}

/** Where the bags are. */
export function* bagStatus(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const answer = yield* call("bag_status", { confirmation_code: codeOf(trip), bag_tag: tagSaid(talk) });
  const refusal = refusalIn(answer);
  if (refusal) return refused(talk, refusal);
  const isLost = listAt(answer.value, "bags").some((each) => textAt(each, "state") === "not_located");
  const isReported = listAt(answer.value, "claims").length > 0;
  const question = isLost && !isReported ? ask(talk.language, "offer_bag_claim") : "";
  return line([bagsTold(answer.value), question].filter(Boolean).join(" "), { reason: "From the bag's record" });
}

/** More bags on a booking. */
export function* addBags(talk: Talk): Script {
  const trip = yield* theBooking(talk);
  const bags = said(talk, ({ choices }) => choices.count);
  if (!bags) {
    const now = numberAt(trip, "checked_bags") ?? 0;
    const text =
      serviceIn(talk.language)?.bags_now(now) ??
      `Booking ${codeOf(trip)} has ${now} checked bag${now === 1 ? "" : "s"} now.`;
    return line(`${text} ${ask(talk.language, "how_many_bags")}`, { reason: "How many" });
  }
  return yield* change(talk, "add_bags", { confirmation_code: codeOf(trip), bags });
}
