import { type Entry, type Escalation, type Heard, sinceHandBack } from "../../core/index.ts";
import { soundsAngry, wantsPerson } from "../language/index.ts";

/** Asked this often in one episode, a question is not being answered. */
const ASKED_TOO_OFTEN = 3;
/** Off-topic messages are refused this often before somebody looks. */
const REFUSED_TOO_OFTEN = 3;

/** Whether a person is needed whatever the bot would say: the customer asks for one, is angry again, or repeats themselves. */
export function outOfPatience(
  entries: readonly Entry[],
  heard: readonly Heard[],
): Pick<Escalation, "reason" | "priority"> | undefined {
  const texts = heard.map(({ text }) => text);
  if (texts.some(wantsPerson)) return { reason: "asked", priority: "normal" };
  // What a person has dealt with is no reason to call one again.
  const earlier = sinceHandBack(entries).flatMap((entry) =>
    entry.kind === "message" && entry.message.from === "customer" && !heard.some(({ seq }) => seq === entry.seq)
      ? [entry.message.text]
      : [],
  );
  if (texts.some(soundsAngry) && earlier.some(soundsAngry)) return { reason: "low_confidence", priority: "high" };
  const repeated = texts.some(
    (text) => isQuestion(text) && earlier.filter((other) => same(other) === same(text)).length + 1 >= ASKED_TOO_OFTEN,
  );
  return repeated ? { reason: "low_confidence", priority: "normal" } : undefined;
}

/** How often guardrails have stopped this customer in the episode, this time included. */
export function tooManyRefusals(entries: readonly Entry[]): boolean {
  const turns = sinceHandBack(entries).filter((entry) => entry.kind === "blocked");
  return turns.length + 1 >= REFUSED_TOO_OFTEN;
}

// "yes" and "14C" are said again and again for good reasons.
const isQuestion = (text: string): boolean => text.trim().split(/\s+/).length >= 4;

const same = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
