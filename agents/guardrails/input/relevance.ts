import { affirmation } from "../../language/affirmation.ts";
import { wantsPerson } from "../../language/wants-person.ts";
import type { Classifier } from "../classifier/classifier.ts";
import type { Reading } from "../classifier/reading.ts";
import { type LocalVerdict, passed, rounded } from "../verdict.ts";
import { namesNoTopic } from "./no-topic-words.ts";
import { isSmallTalk } from "./small-talk.ts";

/** Above this score a message is off-topic; measured in `../README.md`. */
const TRIPS = 1.25;
/** How far from the threshold nobody need look again. */
const MARGIN = 2;
/** A short message after a question of ours is most likely its answer, and takes this much more to refuse. */
const ANSWERING = 2.5;
/** A few words are little evidence of anything. */
const BRIEF = 1;
/** Once we are talking, a sentence that could be about anybody's card, account or refund is about the trip. */
const TALKING = 1;
const SETTLING_UP = 5;
const MONEY_WORDS =
  /\b(?:refund\w*|pay\w*|paid|card|charg\w+|receipt|invoice|price\w*|cost\w*|fees?|discount|voucher|account|password|log ?in|miles|points|declined|money|bank|reembolso|pag\w+|tarjeta|cartao|precio|preco|cobr\w+|rembours\w+|carte|prix|facture|erstatt\w+|karte|preis|rechnung|geld|konto)\b|退款|付款|银行卡|价格|发票|返金|支払|カード|料金|領収/;

/** Words hardly used but about a flight take some evidence more to overrule; so does "Lisbon to Berlin". */
const TRAVELLING = 1.5;
const TRAVEL_WORDS =
  /\b(?:flights?|flying|seats?|seating|luggage|baggage|suitcases?|boarding|airports?|airlines?|airfares?|fares?|gates?|terminals?|delay(?:s|ed)?|take-?off|itinerary|layovers?|stopovers?|non-?stop|planes?|aisle|travel (?:alert|advisory|warning)|(?:round|return) trip|check-?in|certificates?|passengers?|travell?ing|trips?|passports?|vaccin\w+|cabin|reschedul\w+|rebook\w*|vuelos?|asientos?|equipaje|maletas?|aeropuerto|vols?|bagages?|valises?|aeroport|flug|fluge|sitzplatz|gepack|koffer|flughafen|voos?|assentos?|bagagem|malas?|aeroporto)\b|航班|机票|行李|座位|登机|机场|フライト|便|座席|荷物|搭乗|空港|\b(?:flt|[a-z]{2})-?\d{3,4}\b/;
const ROUTE = /^(?:from )?[\p{L}.]+(?: [\p{L}.]+)? to [\p{L}.]+(?: [\p{L}.]+)?$/u;

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
  const threshold = TRIPS + benefitOfTheDoubt(reading, asked);
  const metadata = { score: rounded(score) };
  const clear = Math.abs(score - threshold) > MARGIN;
  if (score <= threshold) return passed(clear, metadata);
  return { tripped: true, clear, severity: "low", message: "not about the customer's trip", metadata };
}

/** Names no reason where the words have to decide. */
function alwaysRelevant({ folded, tokens, length }: Reading, asked: string): string | undefined {
  if (length === 0 || tokens.every(saysNothing)) return "an answer";
  if (length <= 12 && affirmation(folded) !== "neither") return "an answer";
  if (length <= 1 && asked !== "") return "an answer";
  if (isSmallTalk(folded)) return "small talk";
  if (namesNoTopic(tokens)) return "names no topic";
  if (length <= 25 && wantsPerson(folded)) return "asks for a person";
  return undefined;
}

/** Digits, codes, shapes and single letters of the alphabet. */
const saysNothing = (token: string): boolean => token.startsWith("<") || !/[a-z]{2}|[^\p{ASCII}]/u.test(token);

const travels = ({ folded, length }: Reading): boolean =>
  (length <= 40 && TRAVEL_WORDS.test(folded)) || (length <= 5 && ROUTE.test(folded));

function benefitOfTheDoubt(reading: Reading, asked: string): number {
  const underWay = asked === "" ? 0 : TALKING + (MONEY_WORDS.test(reading.folded) ? SETTLING_UP : 0);
  const brief = reading.length <= 6 ? BRIEF : 0;
  return underWay + brief + (answers(reading, asked) ? ANSWERING : 0) + (travels(reading) ? TRAVELLING : 0);
}

const answers = ({ length }: Reading, asked: string): boolean => length <= 8 && /[?？]/.test(asked);
