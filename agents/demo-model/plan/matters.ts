import { affirmation } from "../../language/affirmation.ts";
import { COURTESIES, type Intent } from "../understanding/intents.ts";
import { answerToProposal, declined } from "./changes.ts";
import { nothingWanted, puzzled, withheld } from "./courtesies.ts";
import { type Matter, ownerOf } from "./decide.ts";
import { SCRIPTS } from "./scripts.ts";
import type { Talk } from "./talk.ts";

const MOST_AT_ONCE = 4;

/** What one wish is about that anybody may ask, without proof: done with once it was answered. */
const PUBLIC: ReadonlySet<Intent> = new Set([
  "flight_status",
  "policy",
  "seats_on_plane",
  "fees",
  "insurance",
  "loyalty",
  "bag_rules",
  "weather",
  "on_tarmac",
  "complain_staff",
  "complain_service",
]);

/** What there is to deal with in this turn, in order. Never empty. */
export function mattersOf(talk: Talk): Matter[] {
  const { situation, dialogue, now } = talk;
  if (talk.secondTry) return [anyones(withheld)];
  if (situation.proposal && (dialogue.asked === "confirm" || /^confirm/.test(now.folded))) {
    const answer = affirmation(now.text);
    if (answer === "yes") return [anyones(answerToProposal)];
    if (answer === "no" && now.intents.every((intent) => COURTESIES.has(intent))) return [anyones(declined)];
  }
  const open = stillOpen(talk);
  if (open.length > 0) return open.slice(0, MOST_AT_ONCE).map(matter);
  return [anyones(dialogue.asked && affirmation(now.text) === "no" ? nothingWanted : puzzled)];
}

/** Of several wishes, those a question did not concern were answered when the question was put. */
function stillOpen({ dialogue: { wishes, asked, words } }: Talk): readonly Intent[] {
  if (asked === undefined || words.length < 2 || wishes.length < 2) return wishes;
  const left = wishes.filter((wish) => !PUBLIC.has(wish));
  return left.length > 0 ? left : wishes;
}

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
]);

const anyones = (script: Matter["script"]): Matter => ({ wish: "answer", owner: undefined, script });
