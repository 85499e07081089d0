import type { Classifier } from "../classifier/classifier.ts";
import { type Reading, read } from "../classifier/reading.ts";
import type { LocalVerdict } from "../verdict.ts";
import { contentSafety } from "./content-safety.ts";
import { jailbreak } from "./jailbreak.ts";
import type { Question } from "./model-tier.ts";
import { relevance } from "./relevance.ts";

// One message is judged by three guardrails, and by those of every agent it is handed to: it is read once.
const lastRead = new WeakMap<
  Classifier,
  { text: string; reading: Reading; scores: ReturnType<Classifier["scores"]> }
>();
function readOnce(text: string, by: Classifier): { reading: Reading; scores: ReturnType<Classifier["scores"]> } {
  const known = lastRead.get(by);
  if (known?.text === text) return known;
  const reading = read(text);
  const fresh = { text, reading, scores: by.scores(reading) };
  lastRead.set(by, fresh);
  return fresh;
}

/** One input guardrail on its local tier. `asked`: what the bot said last. */
export function judge(name: Question, text: string, asked: string, by: Classifier): LocalVerdict {
  const { reading, scores } = readOnce(text, by);
  if (name === "relevance") return relevance(reading, by, asked, scores.offTopic);
  if (name === "jailbreak") return jailbreak(reading, by, scores.jailbreak);
  return contentSafety(reading, by, scores.unsafe);
}
