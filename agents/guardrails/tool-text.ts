import { type Classifier, classifier } from "./classifier/classifier.ts";
import { read } from "./classifier/reading.ts";
import { jailbreak } from "./input/jailbreak.ts";

/** Above this score a text from a tool reads like an order; measured in `README.md`. */
const TRIPS = 0.5;

/** What nobody writes into a booking but for an assistant to read, folded. */
const ORDERS: readonly RegExp[] = [
  /\byour (?:\w+ )?(?:answer|reply|response|message|output|next (?:answer|reply|message))\b/,
  /\b(?:ai|assistant|bot|chatbot|llm|language model)\b.{0,30}\b(?:must|should|please|now|note|instruction|ignore|call|approve|transfer|send)\b/,
  /\b(?:hello|dear|hi|hey|attention|to the|note to)\b.{0,10}\b(?:ai|assistant|bot|model|language model|llm)\b|^(?:override|system message) ?:|\bbefore (?:you )?(?:reply|answer|respond)(?:ing)?\b/,
  /\bthe (?:model|llm|assistant|system|bot) (?:should|must|shall|needs to|has to|requires you)\b/,
  /\b(?:tell|ask|inform|convince|persuade|encourage|urge|advise|direct|instruct) (?:the |this |all )?(?:user|customer|reader|passenger|recipient)s?\b/,
  /\b(?:do not|don't|never) (?:tell|mention|inform|reveal|say)\b/,
  /\b(?:visit|click|download|install)\b.{0,30}(?:https?:|www\.|\.com\b|\bhere\b|\bapp\b|\blink\b)/,
  // a tool's name, the end of a tool's result
  /\b(?:add|book|cancel|change|check|confirm|find|issue|make|open|request|send|transfer|update|verify)_[a-z_]+\b|<\/?(?:tool|function|system|assistant|user|result)\w*>/,
  /\b(?:when|once|after|if) you(?:'ve| have)? (?:read|see|seen|receive|process)\b|\balways (?:say|answer|reply|approve|agree)\b/,
  /\b(?:don't|do not|never) (?:check|verify|ask for|require) (?:\w+ ){0,2}(?:name|identity|id|proof|code|consent)\b|\bhand (?:this|the) (?:chat|conversation|customer) (?:to|over)\b/,
  // money and miles, without a "me" who asks
  /\b(?:approve|grant|issue|give|credit|transfer)\b(?! (?:me|us|my|our)\b)(?=.{0,40}\b(?:this|the|every|all|any|him|her|them)\b).{0,50}\b(?:refunds?|vouchers?|compensation|miles|points|certificates?)\b/,
  /\b(?:no|skip|waive) (?:\w+ ){0,2}(?:proof|verification|identity|id)(?: \w+){0,3} (?:needed|required|necessary)\b|\b(?:approve|confirm|use|issue|grant|process|proceed)\b.{0,30}\bwithout (?:asking|review|verif\w+|check\w*|consent|confirmation|approval)\b/,
  /\b(?:customer|passenger|user) (?:has |have )?(?:already |just )?(?:agreed|consented|confirmed|said yes|approved|verified)\b.{0,24}\b(?:proceed|continue|go ahead|execute|cancel|refund)\b/,
  /\b(?:forward|send|e-?mail|copy)\b.{0,40}\b(?:bookings?|details|data|itinerary|passports?|cards?)\b.{0,24}\S+@\S+/,
];

/** A text from a tool that seems to give orders, and why. */
export interface Suspicion {
  suspicious: boolean;
  reason: string;
}

/**
 * Whether a text that came out of a tool (a passenger's name, a note, a help page) reads like an instruction. Such text
 * is data, never to be obeyed; `tool-results.ts` keeps it from the model.
 */
export function suspiciousToolText(text: string, by: Classifier = classifier()): Suspicion {
  const reading = read(text);
  const attack = jailbreak(reading, by);
  if (attack.tripped && typeof attack.metadata.pattern === "string")
    return { suspicious: true, reason: attack.metadata.pattern };
  if (ORDERS.some((order) => order.test(reading.folded)))
    return { suspicious: true, reason: "speaks to the assistant" };
  const score = by.orders(reading);
  return score > TRIPS ? { suspicious: true, reason: "reads like an order" } : { suspicious: false, reason: "" };
}
