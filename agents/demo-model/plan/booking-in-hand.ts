import type { ToolAnswer } from "../reading/exchanges.ts";
import { listAt, textAt, textsAt, type Value } from "../reading/values.ts";
import { TROUBLES } from "../understanding/intents.ts";
import { ask } from "../words/asks.ts";
import { listed } from "../words/moments.ts";
import { refusalIn, refused } from "./refusals.ts";
import { type Call, call, end, type Line, line } from "./script.ts";
import { everSaid, said, type Talk } from "./talk.ts";

type Finding = Generator<Call | Line, Value, ToolAnswer>;

/**
 * The customer's booking with its flights as they are now. Asks for code and name where nothing is proven yet, and ends
 * the script with that question.
 */
export function* theBooking(talk: Talk): Finding {
  const answer = yield* found(talk);
  const refusal = refusalIn(answer);
  if (refusal?.code === "no_match" || refusal?.code === "not_proven") return yield* end(notProven(talk));
  if (refusal) return yield* end(refused(talk, refusal));
  const several = listAt(answer.value, "bookings");
  return several.length > 0 ? yield* oneOf(talk, several) : answer.value;
}

function* found(talk: Talk): Generator<Call | Line, ToolAnswer, ToolAnswer> {
  const { situation, now } = talk;
  if (situation.codeFor && now.codes.oneTime) {
    const checked = yield* call("verify_code", { confirmation_code: situation.codeFor, code: now.codes.oneTime });
    const refusal = refusalIn(checked);
    if (refusal) return yield* end(refused(talk, refusal));
    return yield* call("find_booking", { confirmation_code: situation.codeFor, last_name: null });
  }
  const code = said(talk, ({ codes }) => codes.bookings.at(-1));
  // The name on one booking says nothing about another.
  const isFirst = situation.proven.length === 0;
  const last =
    said(talk, ({ name }) => name.last) ?? (code && isFirst ? everSaid(talk, ({ name }) => name.last) : undefined);
  const isTriedAlready = talk.earlier.some((earlier) => isFailed(earlier, code, last));
  if (code && last && !isTriedAlready) return yield* call("find_booking", { confirmation_code: code, last_name: last });
  const isOpen = situation.proven.length > 0 && (code === undefined || situation.proven.includes(code));
  if (isOpen || situation.account !== undefined) {
    return yield* call("find_booking", { confirmation_code: code ?? situation.booking ?? null, last_name: null });
  }
  return yield* end(whoAreYou(talk, code, last, isTriedAlready));
}

const isFailed = ({ tool, args, value }: ToolAnswer, code: unknown, last: unknown): boolean =>
  tool === "find_booking" &&
  code !== undefined &&
  args.confirmation_code === code &&
  args.last_name === last &&
  textAt(value, "refused", "code") !== undefined;

function whoAreYou(talk: Talk, code: unknown, last: unknown, isTriedAlready: boolean): Line {
  const { language, words, now, dialogue } = talk;
  const about = { confidence: 0.9, reason: "Proof of identity is needed first" };
  if (isTriedAlready) return line(`${words.not_proven()} ${ask(language, "offer_person")}`, about);
  if (code !== undefined) return line(`${words.half_known()} ${ask(language, "last_name")}`, about);
  if (last !== undefined) return line(`${words.half_known()} ${ask(language, "code")}`, about);
  // Asked once and not answered: whoever does not have it at hand is not asked for ever.
  if (dialogue.asked === "identity" && now.intents.length === 0)
    return line(`${words.still_puzzled()} ${ask(language, "offer_person")}`, about);
  const opening = now.intents.some((intent) => TROUBLES.has(intent)) ? words.regrets() : words.gladly();
  return line(`${opening} ${ask(language, "identity")}`, about);
}

const notProven = ({ words, language }: Talk): Line =>
  line(`${words.not_proven()} ${ask(language, "identity")}`, { confidence: 0.9, reason: "Code and name do not match" });

/** Of several bookings the one the customer's words point at, else they are asked. */
function* oneOf(talk: Talk, several: readonly Value[]): Finding {
  const codes = several.map((each) => textAt(each, "confirmation_code") ?? "");
  const pick = talk.dialogue.asked === "which_booking" ? talk.now.choices.pick : undefined;
  const place = said(talk, ({ places }) => places.to ?? places.named[0]);
  const flight = said(talk, ({ codes: { flights } }) => flights[0]);
  const fitting = several.filter(
    (each) =>
      (place !== undefined && [textAt(each, "to"), textAt(each, "from")].includes(place)) ||
      (flight !== undefined && textsAt(each, "flights").some((name) => name.startsWith(flight))),
  );
  const only =
    pick !== undefined ? codes.at(pick) : fitting.length === 1 ? textAt(fitting[0], "confirmation_code") : undefined;
  if (only) return (yield* call("find_booking", { confirmation_code: only, last_name: null })).value;
  const list = several.map((each) => `${textAt(each, "confirmation_code")}: ${listed(textsAt(each, "flights"))}`);
  return yield* end(
    line(`${list.join("\n")}\n${ask(talk.language, "which_booking")}`, { reason: "Several bookings fit" }),
  );
}
