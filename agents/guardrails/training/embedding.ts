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
  const network = new Network(offTopic.length, next);
  const order = [...cases];
  for (let epoch = 0; epoch < EPOCHS; epoch++) for (const one of shuffle(order, next)) network.learn(one);
  return network.embedding(offTopic);
}

class Network {
  readonly #rows: Float32Array;
  readonly #rowsSeen = new Float32Array(MASK + 1).fill(1e-3);
  readonly #vectors: Float64Array[];
  readonly #vectorsSeen: Float64Array;
  readonly #biases: Float64Array;

  constructor(classes: number, next: () => number) {
    this.#rows = Float32Array.from({ length: (MASK + 1) * DIMENSIONS }, () => (next() - 0.5) * (2 / DIMENSIONS));
    this.#vectors = Array.from({ length: classes }, () => new Float64Array(DIMENSIONS));
    this.#vectorsSeen = new Float64Array(classes).fill(1e-3);
    this.#biases = new Float64Array(classes);
  }

  learn({ features, class: truth }: Labelled): void {
    const unit = 1 / Math.sqrt(features.length || 1);
    const mean = this.#pooled(features, unit);
    const back = new Float64Array(DIMENSIONS);
    for (const [c, share] of this.#softmax(mean).entries()) {
      const error = share - (c === truth ? 1 : 0);
      if (Math.abs(error) >= 1e-4) this.#correctClass(c, error, mean, back);
    }
    this.#correctRows(features, unit, back);
  }

  embedding(offTopic: readonly boolean[]): Embedding {
    const classes = this.#vectors.map((vector, c) => ({
      vector: Array.from(vector, (value) => Number(value.toFixed(4))),
      bias: Number((this.#biases[c] as number).toFixed(4)),
      offTopic: offTopic[c] === true,
    }));
    return { ...quantised(this.#rows), dimensions: DIMENSIONS, classes };
  }

  #pooled(features: Uint32Array, unit: number): Float64Array {
    const sum = new Float64Array(DIMENSIONS);
    for (const feature of features) {
      const row = (feature & MASK) * DIMENSIONS;
      for (let d = 0; d < DIMENSIONS; d++) sum[d] = (sum[d] as number) + (this.#rows[row + d] as number);
    }
    return sum.map((value) => value * unit);
  }

  #softmax(mean: Float64Array): Float64Array {
    const z = Float64Array.from(this.#vectors, (vector, c) => {
      let sum = this.#biases[c] as number;
      for (let d = 0; d < DIMENSIONS; d++) sum += (vector[d] as number) * (mean[d] as number);
      return sum;
    });
    const highest = z.reduce((a, b) => Math.max(a, b));
    const grown = z.map((value) => Math.exp(value - highest));
    const total = grown.reduce((a, b) => a + b);
    return grown.map((value) => value / total);
  }

  #correctClass(c: number, error: number, mean: Float64Array, back: Float64Array): void {
    const vector = this.#vectors[c] as Float64Array;
    const sum = (this.#vectorsSeen[c] as number) + error * error;
    this.#vectorsSeen[c] = sum;
    const step = RATE / Math.sqrt(sum);
    for (let d = 0; d < DIMENSIONS; d++) {
      back[d] = (back[d] as number) + error * (vector[d] as number);
      vector[d] = (vector[d] as number) - step * error * (mean[d] as number);
    }
    this.#biases[c] = (this.#biases[c] as number) - step * error * 0.1;
  }

  #correctRows(features: Uint32Array, unit: number, back: Float64Array): void {
    const size = back.reduce((sum, value) => sum + value * value, 0) / DIMENSIONS;
    for (const feature of features) {
      const row = feature & MASK;
      const sum = (this.#rowsSeen[row] as number) + size * unit * unit;
      this.#rowsSeen[row] = sum;
      const step = (RATE * unit) / Math.sqrt(sum);
      for (let d = 0; d < DIMENSIONS; d++) {
        const at = row * DIMENSIONS + d;
        this.#rows[at] = (this.#rows[at] as number) - step * (back[d] as number);
      }
    }
  }
}
