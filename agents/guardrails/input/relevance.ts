import { affirmation } from "../../language/affirmation.ts";
import { wantsPerson } from "../../language/wants-person.ts";
import type { Classifier } from "../classifier/classifier.ts";
import type { Reading } from "../classifier/reading.ts";
import { type LocalVerdict, passed, rounded } from "../verdict.ts";
import { isSmallTalk } from "./small-talk.ts";

/** Above this score a message is off-topic; measured in `../README.md`. */
const TRIPS = 0.25;
/** How far from the threshold nobody need look again. */
const MARGIN = 2;
/** A short message after a question of ours is most likely its answer, and takes this much more to refuse. */
const ANSWERING = 2.5;

/**
 * Whether a message is about anything but the trip. Answers, small talk and asking for a person always pass.
 *
 * @param asked what the bot said last, if it did: an answer to its question is relevant
 */
export function relevance(
  reading: Reading,
  classifier: Classifier,
  asked = "",
  score = classifier.scores(reading).offTopic,
): LocalVerdict {
  const pass = alwaysRelevant(reading, asked);
  if (pass) return passed(true, { because: pass });
  const threshold = TRIPS + (answers(reading, asked) ? ANSWERING : 0);
  const metadata = { score: rounded(score) };
  const clear = Math.abs(score - threshold) > MARGIN;
  if (score <= threshold) return passed(clear, metadata);
  return { tripped: true, clear, severity: "low", message: "not about the customer's trip", metadata };
}

/** Names no reason where the words have to decide. */
function alwaysRelevant({ folded, tokens, length }: Reading, asked: string): string | undefined {
  if (length === 0 || tokens.every((token) => !/\p{L}{2}/u.test(token) || token.startsWith("<"))) return "an answer";
  if (length <= 12 && affirmation(folded) !== "neither") return "an answer";
  if (length <= 1 && asked !== "") return "an answer";
  if (isSmallTalk(folded)) return "small talk";
  if (length <= 25 && wantsPerson(folded)) return "asks for a person";
  return undefined;
}

const answers = ({ length }: Reading, asked: string): boolean => length <= 8 && /[?？]/.test(asked);
