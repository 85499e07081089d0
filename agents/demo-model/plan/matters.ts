import type { AgentId } from "../../../core/index.ts";
import { affirmation } from "../../language/affirmation.ts";
import { cardWords } from "../../responder/card-words.ts";
import { textAt, type Value } from "../reading/values.ts";
import { COURTESIES, type Intent, QUESTIONS } from "../understanding/intents.ts";
import { answerToProposal, declined, proposedBefore } from "./changes.ts";
import { nothingWanted, puzzled, withheld } from "./courtesies.ts";
import { type Matter, ownerOf } from "./decide.ts";
import { SCRIPTS } from "./scripts.ts";
import type { Talk } from "./talk.ts";

const MOST_AT_ONCE = 4;

/** What there is to deal with in this turn, in order. Never empty. */
export function mattersOf(talk: Talk): Matter[] {
  const { dialogue, now } = talk;
  const proposal = proposedBefore(talk);
  if (talk.secondTry) return [anyones(withheld)];
  const answer = answerIn(talk);
  if (proposal && (dialogue.asked === "confirm" || answer === "pressed")) {
    if (answer === "yes" || answer === "pressed")
      return [{ ...anyones(answerToProposal), owner: proposerOf(proposal) }, ...left(talk, proposal)];
    if ((answer === "no" || turnsDown(talk)) && now.intents.every((intent) => COURTESIES.has(intent)))
      return [anyones(declined), ...left(talk, proposal)];
  }
  const open = stillOpen(talk);
  if (open.length > 0) return open.slice(0, MOST_AT_ONCE).map(matter);
  // A bare "ok" or "no" answers nothing that is open: it ends what was.
  return [anyones(affirmation(now.text) === "neither" ? puzzled : nothingWanted)];
}

/** What was wished for beside what is proposed, and had to wait for the answer. */
function left({ dialogue: { wishes } }: Talk, proposal: Value): Matter[] {
  const proposed = OF_KIND[textAt(proposal, "kind") ?? ""] ?? [];
  const at = wishes.findLastIndex((wish) => proposed.includes(wish));
  return at < 0 ? [] : wishes.slice(at + 1).map(matter);
}

const proposerOf = (proposal: Value): AgentId | undefined => {
  const [wish] = OF_KIND[textAt(proposal, "kind") ?? ""] ?? [];
  return wish && ownerOf(wish);
};

/** Which wishes a kind of change fulfils. */
const OF_KIND: Readonly<Record<string, readonly Intent[]>> = {
  rebook: ["rebook", "disruption", "flight_cancelled"],
  change_flights: ["change_flight", "change_cabin", "rebook"],
  book: ["book", "search_flights"],
  cancel: ["cancel"],
  correct_passengers: ["correct_name"],
  choose_seat: ["seat_change", "seat_map", "my_seat"],
  request_service: ["special_service"],
  check_in: ["check_in"],
  open_bag_claim: ["bag_missing", "bag_damaged", "bag_status"],
  add_bags: ["add_bags"],
  compensate: ["compensation"],
};

/** Of several wishes, those a question did not concern were answered when the question was put. */
function stillOpen({ dialogue: { wishes, asked, words }, now }: Talk): readonly Intent[] {
  if (asked === undefined || words.length < 2 || wishes.length < 2) return wishes;
  const open = wishes.filter((wish) => !QUESTIONS.has(wish) || now.intents.includes(wish));
  return open.length > 0 ? open : wishes;
}

/** The newest message as an answer; a button's own words are as clear as can be. */
function answerIn({ language, now }: Talk): "yes" | "no" | "neither" | "pressed" {
  const { confirm, decline } = cardWords[language];
  const said = now.text.trim().toLowerCase();
  if (said === confirm.toLowerCase() || said === "confirm") return "pressed";
  return said === decline.toLowerCase() ? "no" : affirmation(now.text);
}

/** A no with something around it: to change nothing is always safe. */
const turnsDown = ({ now }: Talk): boolean =>
  affirmation(now.text.split(/[,.;!、，。！]/)[0] ?? "") === "no" || TURNS_DOWN.test(now.folded);
const TURNS_DOWN =
  /^(?:oh |actually |hm+ |wait |sorry )*,? ?no\b|\b(?:leave it|never ?mind|forget it|don't|do not|keep it|changed my mind|not now|rather not)\b/;

const matter = (wish: Intent): Matter => ({
  wish,
  owner: COURTESIES.has(wish) || ANYWHERE.has(wish) ? undefined : ownerOf(wish),
  script: SCRIPTS[wish],
});

/** What whoever is on duty can do. */
const ANYWHERE: ReadonlySet<Intent> = new Set([
  "ask_person",
  "ask_bot",
  "ask_abilities",
  "complain_staff",
  "complain_service",
  "my_booking",
  "one_time_code",
  "ask_contact",
]);

const anyones = (script: Matter["script"]): Matter => ({ wish: "answer", owner: undefined, script });
