import { Classifier } from "../classifier/classifier.ts";
import type { Blend } from "../classifier/weights.ts";
import { corpusExamples, ownExamples } from "./examples.ts";
import { EVEN_BLEND, fitBlend, learn, type Opinion, opinion, type Studied, study } from "./learn.ts";
import { random, shuffle } from "./random.ts";
import { relevanceLesson } from "./tasks.ts";

export const FOLDS = 5;

const letters = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** Everything there is to learn from. A sentence of ours that is also in a corpus is left to the corpus, so no fold learns what it is tested on. */
export function material(): { corpus: Studied[]; own: Studied[] } {
  const corpus = corpusExamples().map(study);
  const known = new Set(corpus.map(({ text }) => letters(text)));
  return {
    corpus,
    own: ownExamples()
      .filter(({ text }) => !known.has(letters(text)))
      .map(study),
  };
}

export interface Fold {
  classifier: Classifier;
  test: Studied[];
}

/** Trains without each fold in turn. Groups of near-duplicates and whole conversations stay on one side. */
export function crossValidate(corpus: readonly Studied[], own: readonly Studied[]): { folds: Fold[]; blend: Blend } {
  const groups = shuffle([...new Set(corpus.map(({ group }) => group))], random(7));
  const foldOf = new Map(groups.map((group, at) => [group, at % FOLDS]));
  const opinions: Opinion[] = [];
  const parts = Array.from({ length: FOLDS }, (_, at) => {
    const train = [...corpus.filter(({ group }) => foldOf.get(group) !== at), ...own];
    const test = corpus.filter(({ group }) => foldOf.get(group) === at);
    const weights = learn(train, EVEN_BLEND);
    for (const example of test) {
      const lesson = relevanceLesson(example);
      if (lesson && example.label !== "code_payload")
        opinions.push(opinion(new Classifier(weights), example, lesson.positive));
    }
    return { weights, test };
  });
  const blend = fitBlend(opinions);
  return {
    folds: parts.map(({ weights, test }) => ({ classifier: new Classifier({ ...weights, blend }), test })),
    blend,
  };
}
