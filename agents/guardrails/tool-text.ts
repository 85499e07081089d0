import { type Classifier, classifier } from "./classifier/classifier.ts";
import { read } from "./classifier/reading.ts";
import { jailbreak } from "./input/jailbreak.ts";

/** Above this score a text from a tool reads like an order; measured in `README.md`. */
const TRIPS = 1;

const ORDERS =
  /\byour (?:\w+ )?(?:answer|reply|response|message|output|next (?:answer|reply|message))\b|\b(?:ai|assistant|bot|chatbot|llm|language model)\b.{0,30}\b(?:must|should|please|now|note|instruction|ignore|call|approve|transfer|send)\b|\b(?:tell|ask|inform|convince|persuade|encourage|urge|advise|direct|instruct) (?:the |this |all )?(?:user|customer|reader|passenger|recipient)s?\b|\b(?:do not|don't|never) (?:tell|mention|inform|reveal|say)\b|\b(?:visit|click|download|install)\b.{0,30}(?:https?:|www\.|\.com\b|\bhere\b|\bapp\b|\blink\b)/;

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
  if (ORDERS.test(reading.folded)) return { suspicious: true, reason: "speaks to the assistant" };
  const score = by.orders(reading);
  return score > TRIPS ? { suspicious: true, reason: "reads like an order" } : { suspicious: false, reason: "" };
}
