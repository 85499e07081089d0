import { DIMENSIONS, EMBEDDING_BITS, type Embedding } from "../classifier/weights.ts";
import { quantised } from "./linear.ts";
import { random, shuffle } from "./random.ts";

/** One example of "which intent is this": the class by its number. */
export interface Labelled {
  features: Uint32Array;
  class: number;
}

const EPOCHS = 10;
const RATE = 0.3;
const MASK = (1 << EMBEDDING_BITS) - 1;

/**
 * A softmax over all intents on a low-rank embedding of the features (fastText's shape), by Adagrad. Learning two
 * hundred intents teaches the embedding what texts are about, which two classes alone would not.
 */
export function fitEmbedding(cases: readonly Labelled[], offTopic: readonly boolean[]): Embedding {
  const next = random(3);
  const rows = Float32Array.from({ length: (MASK + 1) * DIMENSIONS }, () => (next() - 0.5) * (2 / DIMENSIONS));
  const rowsSeen = new Float32Array(MASK + 1).fill(1e-3);
  const vectors = offTopic.map(() => new Float64Array(DIMENSIONS));
  const biases = new Float64Array(offTopic.length);
  const vectorsSeen = new Float64Array(offTopic.length).fill(1e-3);
  const order = [...cases];
  for (let epoch = 0; epoch < EPOCHS; epoch++) for (const one of shuffle(order, next)) learn(one);
  const classes = vectors.map((vector, c) => ({
    vector: Array.from(vector, (value) => Number(value.toFixed(4))),
    bias: Number((biases[c] as number).toFixed(4)),
    offTopic: offTopic[c] === true,
  }));
  return { ...quantised(rows), dimensions: DIMENSIONS, classes };

  function learn({ features, class: truth }: Labelled): void {
    const unit = 1 / Math.sqrt(features.length || 1);
    const mean = pooled(features, unit);
    const back = new Float64Array(DIMENSIONS);
    for (const [c, share] of softmax(mean).entries()) {
      const error = share - (c === truth ? 1 : 0);
      if (Math.abs(error) >= 1e-4) correctClass(c, error, mean, back);
    }
    const size = back.reduce((sum, value) => sum + value * value, 0) / DIMENSIONS;
    for (const feature of features) {
      const row = feature & MASK;
      const sum = (rowsSeen[row] as number) + size * unit * unit;
      rowsSeen[row] = sum;
      const step = (RATE * unit) / Math.sqrt(sum);
      for (let d = 0; d < DIMENSIONS; d++)
        rows[row * DIMENSIONS + d] = (rows[row * DIMENSIONS + d] as number) - step * (back[d] as number);
    }
  }

  function pooled(features: Uint32Array, unit: number): Float64Array {
    const sum = new Float64Array(DIMENSIONS);
    for (const feature of features) {
      const row = (feature & MASK) * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d++) sum[d] = (sum[d] as number) + (rows[row + d] as number);
    }
    for (let d = 0; d < DIMENSIONS; d++) sum[d] = (sum[d] as number) * unit;
    return sum;
  }

  function softmax(mean: Float64Array): Float64Array {
    const z = Float64Array.from(vectors, (vector, c) => {
      let sum = biases[c] as number;
      for (let d = 0; d < DIMENSIONS; d++) sum += (vector[d] as number) * (mean[d] as number);
      return sum;
    });
    const highest = z.reduce((a, b) => Math.max(a, b));
    let total = 0;
    for (let c = 0; c < z.length; c++) total += z[c] = Math.exp((z[c] as number) - highest);
    return z.map((value) => value / total);
  }

  function correctClass(c: number, error: number, mean: Float64Array, back: Float64Array): void {
    const vector = vectors[c] as Float64Array;
    const sum = (vectorsSeen[c] as number) + error * error;
    vectorsSeen[c] = sum;
    const step = RATE / Math.sqrt(sum);
    for (let d = 0; d < DIMENSIONS; d++) {
      back[d] = (back[d] as number) + error * (vector[d] as number);
      vector[d] = (vector[d] as number) - step * error * (mean[d] as number);
    }
    biases[c] = (biases[c] as number) - step * error * 0.1;
  }
}
