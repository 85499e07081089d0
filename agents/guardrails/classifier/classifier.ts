import type { Reading } from "./reading.ts";
import { EMBEDDING_BITS, type Embedding, type Linear, loadWeights, type Weights } from "./weights.ts";

/** Log-odds: above 0 is more likely than not. Thresholds belong to the guardrails. */
export interface Scores {
  offTopic: number;
  jailbreak: number;
  unsafe: number;
}

/** The learned part of the local tier. Pure arithmetic over the weights; how they came to be is in `../training/`. */
export class Classifier {
  readonly #weights: Weights;

  constructor(weights: Weights) {
    this.#weights = weights;
  }

  scores(reading: Reading): Scores {
    const weights = this.#weights;
    return {
      offTopic: blended(reading, this.offTopicParts(reading), weights.blend),
      jailbreak: score(weights.jailbreak, reading.features),
      unsafe: score(weights.safetyWords, reading.features) + score(weights.safetyClasses, reading.danger),
    };
  }

  /** The two opinions behind `offTopic`, which the trainer weighs. */
  offTopicParts(reading: Reading): [linear: number, embedding: number] {
    return [score(this.#weights.relevance, reading.features), offTopicOdds(this.#weights.embedding, reading.features)];
  }

  /** How much a text from a tool reads like an order to whoever reads it. */
  orders(reading: Reading): number {
    return score(this.#weights.orders, reading.features);
  }
}

let shared: Classifier | undefined;
/** The committed weights, read from disk at the first message. */
export function classifier(): Classifier {
  shared ??= new Classifier(loadWeights());
  return shared;
}

const BOUNDS = [1, 2, 3, 5, 9, 16];
/** Short messages are names, dates and seats as often as anything, so evidence weighs differently by length. */
export const lengthClass = (length: number): number => {
  const found = BOUNDS.findIndex((bound) => length <= bound);
  return found === -1 ? BOUNDS.length : found;
};
export const LENGTH_CLASSES = BOUNDS.length + 1;

function blended(reading: Reading, [linear, embedding]: [number, number], blend: Weights["blend"]): number {
  const [a, b, c] = blend[lengthClass(reading.length)] ?? [1, 1, 0];
  return a * linear + b * embedding + c;
}

function score(model: Linear, features: Uint32Array): number {
  let sum = 0;
  for (const feature of features) sum += model.bytes[feature] ?? 0;
  return (sum * model.scale) / Math.sqrt(features.length || 1) + model.bias;
}

/** Log of the odds that the class is one of the off-topic ones, by softmax over all classes. */
function offTopicOdds(model: Embedding, features: Uint32Array): number {
  const mean = pool(model, features);
  const matrix = matrixOf(model);
  const scores = new Float64Array(model.classes.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let c = 0, at = 0; c < scores.length; c++) {
    let z = matrix[at++] as number;
    for (let d = 0; d < model.dimensions; d++) z += (matrix[at++] as number) * (mean[d] as number);
    scores[c] = z;
    if (z > highest) highest = z;
  }
  let off = 0;
  let on = 0;
  for (const [c, { offTopic }] of model.classes.entries()) {
    const share = Math.exp((scores[c] as number) - highest);
    if (offTopic) off += share;
    else on += share;
  }
  return Math.log(off || Number.MIN_VALUE) - Math.log(on || Number.MIN_VALUE);
}

const matrices = new WeakMap<Embedding, Float64Array>();
/** The classes' biases and vectors in one row each after another, as arithmetic likes them. */
function matrixOf(model: Embedding): Float64Array {
  const known = matrices.get(model);
  if (known) return known;
  const matrix = Float64Array.from(model.classes.flatMap(({ bias, vector }) => [bias, ...vector]));
  matrices.set(model, matrix);
  return matrix;
}

function pool(model: Embedding, features: Uint32Array): Float64Array {
  const { bytes, dimensions } = model;
  const sum = new Float64Array(dimensions);
  const mask = (1 << EMBEDDING_BITS) - 1;
  for (const feature of features) {
    const row = (feature & mask) * dimensions;
    for (let d = 0; d < dimensions; d++) sum[d] = (sum[d] as number) + (bytes[row + d] as number);
  }
  const scale = model.scale / Math.sqrt(features.length || 1);
  return sum.map((value) => value * scale);
}
