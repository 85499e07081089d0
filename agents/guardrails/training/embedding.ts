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
// A name of our own: test runners look imported ones up at every use.
const WIDTH = DIMENSIONS;

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

/** Plain loops over flat arrays, allocated once: this is where training spends its time. */
class Network {
  readonly #rows: Float32Array;
  readonly #rowsSeen = new Float32Array(MASK + 1).fill(1e-3);
  /** The classes' vectors, one after another. */
  readonly #vectors: Float64Array;
  readonly #vectorsSeen: Float64Array;
  readonly #biases: Float64Array;
  readonly #shares: Float64Array;
  readonly #mean = new Float64Array(WIDTH);
  readonly #back = new Float64Array(WIDTH);

  constructor(classes: number, next: () => number) {
    this.#rows = Float32Array.from({ length: (MASK + 1) * WIDTH }, () => (next() - 0.5) * (2 / WIDTH));
    this.#vectors = new Float64Array(classes * WIDTH);
    this.#vectorsSeen = new Float64Array(classes).fill(1e-3);
    this.#biases = new Float64Array(classes);
    this.#shares = new Float64Array(classes);
  }

  learn({ features, class: truth }: Labelled): void {
    const unit = 1 / Math.sqrt(features.length || 1);
    this.#pool(features, unit);
    this.#softmax();
    this.#back.fill(0);
    const shares = this.#shares;
    for (let c = 0; c < shares.length; c++) {
      const error = (shares[c] as number) - (c === truth ? 1 : 0);
      if (Math.abs(error) >= 1e-4) this.#correctClass(c, error);
    }
    this.#correctRows(features, unit);
  }

  embedding(offTopic: readonly boolean[]): Embedding {
    const classes = Array.from(this.#biases, (bias, c) => ({
      vector: Array.from(this.#vectors.subarray(c * WIDTH, (c + 1) * WIDTH), (value) => Number(value.toFixed(4))),
      bias: Number(bias.toFixed(4)),
      offTopic: offTopic[c] === true,
    }));
    return { ...quantised(this.#rows), dimensions: WIDTH, classes };
  }

  /** What the text is about: its features' rows, added up. */
  #pool(features: Uint32Array, unit: number): void {
    const [mean, rows] = [this.#mean.fill(0), this.#rows];
    for (const feature of features) {
      const row = (feature & MASK) * WIDTH;
      for (let d = 0; d < WIDTH; d++) mean[d] = (mean[d] as number) + (rows[row + d] as number);
    }
    for (let d = 0; d < WIDTH; d++) mean[d] = (mean[d] as number) * unit;
  }

  #softmax(): void {
    const [shares, vectors, mean] = [this.#shares, this.#vectors, this.#mean];
    let highest = Number.NEGATIVE_INFINITY;
    for (let c = 0, at = 0; c < shares.length; c++) {
      let sum = this.#biases[c] as number;
      for (let d = 0; d < WIDTH; d++) sum += (vectors[at++] as number) * (mean[d] as number);
      shares[c] = sum;
      if (sum > highest) highest = sum;
    }
    let total = 0;
    for (let c = 0; c < shares.length; c++) {
      const grown = Math.exp((shares[c] as number) - highest);
      shares[c] = grown;
      total += grown;
    }
    for (let c = 0; c < shares.length; c++) shares[c] = (shares[c] as number) / total;
  }

  #correctClass(c: number, error: number): void {
    const [vectors, mean, back] = [this.#vectors, this.#mean, this.#back];
    const sum = (this.#vectorsSeen[c] as number) + error * error;
    this.#vectorsSeen[c] = sum;
    const step = RATE / Math.sqrt(sum);
    for (let d = 0, at = c * WIDTH; d < WIDTH; d++, at++) {
      back[d] = (back[d] as number) + error * (vectors[at] as number);
      vectors[at] = (vectors[at] as number) - step * error * (mean[d] as number);
    }
    this.#biases[c] = (this.#biases[c] as number) - step * error * 0.1;
  }

  #correctRows(features: Uint32Array, unit: number): void {
    const [back, rows, rowsSeen] = [this.#back, this.#rows, this.#rowsSeen];
    const size = back.reduce((sum, value) => sum + value * value, 0) / WIDTH;
    for (const feature of features) {
      const row = feature & MASK;
      const sum = (rowsSeen[row] as number) + size * unit * unit;
      rowsSeen[row] = sum;
      const step = (RATE * unit) / Math.sqrt(sum);
      for (let d = 0; d < WIDTH; d++) {
        const at = row * WIDTH + d;
        rows[at] = (rows[at] as number) - step * (back[d] as number);
      }
    }
  }
}
