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
  let off = Number.NEGATIVE_INFINITY;
  let on = Number.NEGATIVE_INFINITY;
  for (const { vector, bias, offTopic } of model.classes) {
    let z = bias;
    for (let d = 0; d < model.dimensions; d++) z += (vector[d] ?? 0) * (mean[d] ?? 0);
    if (offTopic) off = addInLog(off, z);
    else on = addInLog(on, z);
  }
  return off - on;
}

function pool(model: Embedding, features: Uint32Array): Float64Array {
  const sum = new Float64Array(model.dimensions);
  const mask = (1 << EMBEDDING_BITS) - 1;
  for (const feature of features) {
    const row = (feature & mask) * model.dimensions;
    for (let d = 0; d < model.dimensions; d++) sum[d] = (sum[d] ?? 0) + (model.bytes[row + d] ?? 0);
  }
  const scale = model.scale / Math.sqrt(features.length || 1);
  return sum.map((value) => value * scale);
}

function addInLog(a: number, b: number): number {
  const [high, low] = a > b ? [a, b] : [b, a];
  return low === Number.NEGATIVE_INFINITY ? high : high + Math.log1p(Math.exp(low - high));
}
