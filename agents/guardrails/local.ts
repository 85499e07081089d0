import type { Severity } from "../../core/index.ts";
import { type Classifier, classifier } from "./classifier/classifier.ts";
import { read } from "./classifier/reading.ts";
import { contentSafety } from "./input/content-safety.ts";
import { GRAVEST_FIRST } from "./input/gravest-first.ts";
import { judge } from "./input/judge.ts";
import { length } from "./output/length.ts";
import { personalData } from "./output/personal-data/personal-data.ts";
import { promptLeak } from "./output/prompt-leak.ts";
import type { LocalVerdict } from "./verdict.ts";

/** One guardrail that tripped, as `npm run guardrail` prints it. */
export interface Tripped {
  name: string;
  severity: Severity;
  message: string;
}

/** Every input guardrail's local tier on one message, the gravest trip first. `asked`: what the bot said last. */
export const checkInput = (text: string, asked = "", by: Classifier = classifier()): Tripped[] =>
  tripped(GRAVEST_FIRST.map((name) => [name, judge(name, text, asked, by)]));

/** Every output guardrail's local tier on one reply that stands alone: without evidence there is nothing to ground it in. */
export const checkOutput = (text: string, by: Classifier = classifier()): Tripped[] =>
  tripped([
    ["personal_data", personalData(text)],
    ["content_safety", contentSafety(read(text), by)],
    ["prompt_leak", promptLeak(text, { instructions: [] })],
    ["length", length(text, "slack")],
  ]);

const tripped = (verdicts: readonly (readonly [string, LocalVerdict])[]): Tripped[] =>
  verdicts.flatMap(([name, verdict]) =>
    verdict.tripped ? [{ name, severity: verdict.severity, message: verdict.message }] : [],
  );
