import type { Severity } from "../../core/index.ts";
import { type Classifier, classifier } from "./classifier/classifier.ts";
import { read } from "./classifier/reading.ts";
import { contentSafety } from "./input/content-safety.ts";
import { jailbreak } from "./input/jailbreak.ts";
import { relevance } from "./input/relevance.ts";

/** One guardrail that tripped, as `npm run guardrail` prints it. */
export interface Tripped {
  name: string;
  severity: Severity;
  message: string;
}

/** Every input guardrail's local tier on one message, read once. `asked`: what the bot said last. */
export function checkInput(text: string, asked = "", by: Classifier = classifier()): Tripped[] {
  const reading = read(text);
  const scores = by.scores(reading);
  const verdicts = [
    ["relevance", relevance(reading, by, asked, scores.offTopic)],
    ["jailbreak", jailbreak(reading, by, scores.jailbreak)],
    ["content_safety", contentSafety(reading, by, scores.unsafe)],
  ] as const;
  return verdicts.flatMap(([name, { tripped, severity, message }]) => (tripped ? [{ name, severity, message }] : []));
}
