import { Classifier } from "../classifier/classifier.ts";
import { type Blend, loadWeights } from "../classifier/weights.ts";
import { corpusExamples, ownExamples } from "./examples.ts";
import { EVEN_BLEND, fitBlend, learn, type Opinion, opinion, type Studied, study } from "./learn.ts";
import { lettersOf } from "./near-duplicates.ts";
import { random, shuffle } from "./random.ts";
import { relevanceLesson } from "./tasks.ts";

export const FOLDS = 5;

/** Everything there is to learn from. A sentence of ours that is also in a corpus is left to the corpus, so no fold learns what it is tested on. */
export function material(): { corpus: Studied[]; own: Studied[] } {
  const corpus = corpusExamples().map(study);
  const known = new Set(corpus.map(({ text }) => lettersOf(text)));
  return {
    corpus,
    own: ownExamples()
      .filter(({ text }) => !known.has(lettersOf(text)))
      .map(study),
  };
}

export interface Fold {
  classifier: Classifier;
  test: Studied[];
}

/** Trains without each fold in turn. Groups of near-duplicates and whole conversations stay on one side. */
export function crossValidate(corpus: readonly Studied[], own: readonly Studied[]): { folds: Fold[]; blend: Blend } {
  const trained = split(corpus).map(({ train, test }) => ({ weights: learn([...train, ...own], EVEN_BLEND), test }));
  const blend = fitBlend(trained.flatMap(({ weights, test }) => opinions(new Classifier(weights), test)));
  return {
    folds: trained.map(({ weights, test }) => ({ classifier: new Classifier({ ...weights, blend }), test })),
    blend,
  };
}

/** One fold, on a fresh classifier that never saw it; the blend is the committed one. */
export function heldOutFold(): Fold {
  const { corpus, own } = material();
  const [{ train, test } = { train: [], test: [] }] = split(corpus);
  return { classifier: new Classifier(learn([...train, ...own], loadWeights().blend)), test };
}

/** Test on a fifth, train on the rest; a line that is also in the fifth ("yes", "window seat please") is not trained on. */
function split(corpus: readonly Studied[]): { train: Studied[]; test: Studied[] }[] {
  const groups = shuffle([...new Set(corpus.map(({ group }) => group))], random(7));
  const foldOf = new Map(groups.map((group, at) => [group, at % FOLDS]));
  return Array.from({ length: FOLDS }, (_, at) => {
    const test = corpus.filter(({ group }) => foldOf.get(group) === at);
    const tested = new Set(test.map(({ text }) => lettersOf(text)));
    const train = corpus.filter(({ group, text }) => foldOf.get(group) !== at && !tested.has(lettersOf(text)));
    return { train, test };
  });
}

/** Code is not told by its words, so it has no say in weighing opinions on words. */
const opinions = (classifier: Classifier, test: readonly Studied[]): Opinion[] =>
  test.flatMap((example) => {
    const lesson = example.label === "code_payload" ? undefined : relevanceLesson(example);
    return lesson ? [opinion(classifier, example, lesson.positive)] : [];
  });
