import { fold } from "../../language/fold.ts";
import { textAt, type Value } from "../reading/values.ts";

const LONGEST = 420;

/** Of what the policies say, the part that answers: from the passage found first. */
export const passageFor = (question: string, found: readonly Value[]): string =>
  sentencesFor(textAt(found[0], "text") ?? "", question, 3);

/** The sentences of a text that share most words with a question, in their order; the whole text where it is short. */
export function sentencesFor(text: string, question: string, most: number, short = LONGEST): string {
  const plain = text.replace(/\s+/g, " ").trim();
  const sentences = plain.match(/[^.;]+[.;]+(?: |$)/g) ?? [plain];
  const asked = wordsOf(question);
  if (plain.length <= short) return leading(sentences, asked).join(" ");
  const ranked = sentences
    .map((sentence, place) => ({ sentence: sentence.trim(), place, score: overlap(sentence, asked) - place / 100 }))
    .sort((a, b) => b.score - a.score);
  const chosen = ranked.slice(0, most).sort((a, b) => a.place - b.place);
  return chosen.map(({ sentence }) => sentence.replace(/;$/, ".")).join(" ");
}

/** The sentence that answers first, unless it leans on the one before it. */
function leading(sentences: readonly string[], asked: ReadonlySet<string>): string[] {
  const all = sentences.map((sentence) => sentence.trim());
  const scores = all.map((sentence) => overlap(sentence, asked));
  const best = all[scores.indexOf(Math.max(...scores))];
  if (best === undefined || /^(?:it|its|they|their|this|these|with|each)\b/i.test(best) || best.endsWith(";"))
    return all;
  return [best, ...all.filter((sentence) => sentence !== best)];
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    fold(text)
      .split(/[^\p{L}\p{N}$]+/u)
      .filter((word) => word.length > 3)
      .map((word) => word.slice(0, 5)),
  );

function overlap(text: string, asked: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of wordsOf(text)) if (asked.has(word)) shared++;
  return shared;
}
