import type { Linear } from "../classifier/weights.ts";
import { random, shuffle } from "./random.ts";

/** One example of a yes/no question: which features it has, the answer, and how much it counts. */
export interface Case {
  features: Uint32Array;
  positive: boolean;
  weight: number;
}

const EPOCHS = 12;
const RATE = 0.3;
const DECAY = 1e-5;

/** Logistic regression by Adagrad over hashed features, each example scaled to unit length. Deterministic. */
export function fitLinear(cases: readonly Case[], size: number): Linear {
  const weights = new Float32Array(size);
  const seen = new Float32Array(size).fill(1e-4);
  const order = [...cases];
  const next = random(1);
  let bias = 0;
  let biasSeen = 1e-4;
  for (let epoch = 0; epoch < EPOCHS; epoch++)
    for (const { features, positive, weight } of shuffle(order, next)) {
      const unit = 1 / Math.sqrt(features.length || 1);
      let z = bias;
      for (const f of features) z += (weights[f] as number) * unit;
      const error = (1 / (1 + Math.exp(-z)) - (positive ? 1 : 0)) * weight;
      for (const f of features) {
        const gradient = error * unit + DECAY * (weights[f] as number);
        const sum = (seen[f] as number) + gradient * gradient;
        seen[f] = sum;
        weights[f] = (weights[f] as number) - (RATE * gradient) / Math.sqrt(sum);
      }
      biasSeen += error * error;
      bias -= (RATE * error) / Math.sqrt(biasSeen);
    }
  return { ...quantised(weights), bias };
}

/** Floats as bytes and one scale. The largest few are clipped, so that one outlier does not cost all others their precision. */
export function quantised(values: Float32Array): { bytes: Int8Array; scale: number } {
  const sizes = values
    .filter((value) => value !== 0)
    .map(Math.abs)
    .sort();
  const largest = sizes[Math.floor(sizes.length * 0.9995)] ?? 1;
  const scale = largest / 127;
  return { bytes: Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value / scale)))), scale };
}
