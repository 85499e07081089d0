import { type Classifier, LENGTH_CLASSES, lengthClass } from "../classifier/classifier.ts";
import { DANGER_BITS } from "../classifier/danger-features.ts";
import { FEATURE_BITS } from "../classifier/features.ts";
import { type Reading, read } from "../classifier/reading.ts";
import type { Blend, Linear, Weights } from "../classifier/weights.ts";
import { fitEmbedding } from "./embedding.ts";
import type { Example } from "./examples.ts";
import { type Case, fitLinear } from "./linear.ts";
import { jailbreakLesson, type Lesson, ordersLesson, relevanceLesson, safetyLesson } from "./tasks.ts";

export interface Studied extends Example {
  reading: Reading;
}

export const study = (example: Example): Studied => ({ ...example, reading: read(example.text) });

/** Learns everything from the examples. The blend is learned apart, from examples the model has not seen. */
export function learn(examples: readonly Studied[], blend: Blend): Weights {
  const words = 1 << FEATURE_BITS;
  const head = (lesson: (example: Example) => Lesson): Linear => fitLinear(cases(examples, lesson, "features"), words);
  return {
    relevance: head(relevanceLesson),
    jailbreak: head(jailbreakLesson),
    orders: head(ordersLesson),
    safetyWords: halved(head(safetyLesson)),
    safetyClasses: halved(fitLinear(cases(examples, safetyLesson, "danger"), 1 << DANGER_BITS)),
    embedding: embedding(examples),
    blend,
  };
}

const cases = (examples: readonly Studied[], lesson: (example: Example) => Lesson, of: "features" | "danger"): Case[] =>
  examples.flatMap((example) => {
    const taught = lesson(example);
    return taught ? [{ ...taught, features: example.reading[of] }] : [];
  });

/** Two opinions on safety, each counted half. */
const halved = ({ bytes, scale, bias }: Linear): Linear => ({ bytes, scale: scale / 2, bias: bias / 2 });

function embedding(examples: readonly Studied[]): Weights["embedding"] {
  const known = examples.filter((example) => relevanceLesson(example));
  const numbers = new Map<string, number>();
  const offTopic: boolean[] = [];
  const labelled = known.map((example) => {
    const name = `${example.set} ${example.label} ${example.intent}`;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    offTopic[number] = relevanceLesson(example)?.positive === true;
    return { features: example.reading.features, class: number };
  });
  return fitEmbedding(labelled, offTopic);
}

/** The relevance opinions of a classifier on an example it has not seen. */
export interface Opinion {
  length: number;
  parts: [linear: number, embedding: number];
  positive: boolean;
}

export const opinion = (classifier: Classifier, { reading }: Studied, positive: boolean): Opinion => ({
  length: reading.length,
  parts: classifier.offTopicParts(reading),
  positive,
});

export const EVEN_BLEND: Blend = Array.from({ length: LENGTH_CLASSES }, () => [1, 0.5, 0] as const);

/** Weighs the two opinions by message length: a three-parameter logistic regression per length, near the even blend where there is little to learn from. */
export function fitBlend(opinions: readonly Opinion[]): Blend {
  return EVEN_BLEND.map((_, at) => blendFor(opinions.filter(({ length }) => lengthClass(length) === at)));
}

function blendFor(opinions: readonly Opinion[]): [number, number, number] {
  let [a, b, c] = [1, 0.5, 0];
  const weight = (positive: boolean): number => (positive ? 1 : 3);
  const total = opinions.reduce((sum, { positive }) => sum + weight(positive), 0) || 1;
  for (let step = 0; step < 3000; step++) {
    let [da, db, dc] = [0, 0, 0];
    for (const { parts, positive } of opinions) {
      const error = (1 / (1 + Math.exp(-(a * parts[0] + b * parts[1] + c))) - (positive ? 1 : 0)) * weight(positive);
      da += error * parts[0];
      db += error * parts[1];
      dc += error;
    }
    a -= 0.5 * (da / total + 0.002 * (a - 1));
    b -= 0.15 * (db / total + 0.002 * (b - 0.5));
    c -= 0.5 * (dc / total);
  }
  return [a, b, c];
}
