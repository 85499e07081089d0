import type { Answer, Escalation, Fact, Saying } from "../../core/index.ts";
import { type Language, type SentenceKey, sentences } from "../language/index.ts";

/** What every way of ending a turn needs: the language, and what was kept and noted on the way. */
export interface Ground {
  language: Language;
  keep: Record<string, unknown>;
  facts: Fact[];
  binding: boolean;
}

/** The bot answers. */
export function say(ground: Ground, sayings: Saying[]): Answer {
  return { sayings, facts: ground.facts, keep: ground.keep, binding: ground.binding };
}

/** The system says one of its own sentences, and that is all. */
export function saySentence(ground: Ground, sentence: SentenceKey): Answer {
  return say(ground, [sentenceIn(ground.language, sentence)]);
}

/** A person is asked. What the customer is told of it is the desk's to say: it knows the hours. */
export function escalate(ground: Ground, escalation: Escalation): Answer {
  return { ...say(ground, []), escalation, binding: true };
}

function sentenceIn(language: Language, sentence: SentenceKey): Saying {
  const words = sentences[language][sentence] as () => string;
  return { from: "system", text: words(), sentence };
}
