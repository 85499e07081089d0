import { readFileSync } from "node:fs";
import { DANGER_BITS } from "./danger-features.ts";
import { FEATURE_BITS } from "./features.ts";

/** One linear model: weights by hashed feature, as bytes times a scale. */
export interface Linear {
  bytes: Int8Array;
  scale: number;
  bias: number;
}

/** The multi-class model: an embedding per feature, and per class a vector, a bias and whether the class is off-topic. */
export interface Embedding {
  bytes: Int8Array;
  scale: number;
  dimensions: number;
  classes: readonly { vector: readonly number[]; bias: number; offTopic: boolean }[];
}

/** How the two relevance scores are weighed, by length of the message: [linear, embedding, bias]. */
export type Blend = readonly (readonly [number, number, number])[];

export interface Weights {
  relevance: Linear;
  jailbreak: Linear;
  orders: Linear;
  safetyWords: Linear;
  safetyClasses: Linear;
  embedding: Embedding;
  blend: Blend;
}

export const EMBEDDING_BITS = 16;
export const DIMENSIONS = 16;

const LINEARS = ["relevance", "jailbreak", "orders", "safetyWords", "safetyClasses"] as const;
const sizeOf = (name: (typeof LINEARS)[number]): number => 1 << (name === "safetyClasses" ? DANGER_BITS : FEATURE_BITS);

interface Header {
  linears: Record<(typeof LINEARS)[number], { scale: number; bias: number }>;
  embedding: Omit<Embedding, "bytes">;
  blend: Blend;
}

/** One file: the header's length (4 bytes), the header as JSON, then every byte array in the order of `LINEARS`, the embedding last. */
export function pack(weights: Weights): Uint8Array {
  const { bytes: _, ...embedding } = weights.embedding;
  const linears = Object.fromEntries(
    LINEARS.map((name) => [name, { scale: weights[name].scale, bias: weights[name].bias }]),
  ) as Header["linears"];
  const header = Buffer.from(JSON.stringify({ linears, embedding, blend: weights.blend } satisfies Header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const arrays = [...LINEARS.map((name) => weights[name].bytes), weights.embedding.bytes];
  return Buffer.concat([
    length,
    header,
    ...arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.length)),
  ]);
}

export function unpack(file: Uint8Array): Weights {
  const headerEnd = 4 + new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const header = JSON.parse(Buffer.from(file.subarray(4, headerEnd)).toString()) as Header;
  let at = headerEnd;
  const take = (size: number): Int8Array => {
    const bytes = new Int8Array(file.buffer, file.byteOffset + at, size);
    at += size;
    return bytes;
  };
  const linear = (name: (typeof LINEARS)[number]): Linear => ({ bytes: take(sizeOf(name)), ...header.linears[name] });
  return {
    relevance: linear("relevance"),
    jailbreak: linear("jailbreak"),
    orders: linear("orders"),
    safetyWords: linear("safetyWords"),
    safetyClasses: linear("safetyClasses"),
    embedding: { ...header.embedding, bytes: take((1 << EMBEDDING_BITS) * header.embedding.dimensions) },
    blend: header.blend,
  };
}

export const weightsFile = new URL("./weights.bin", import.meta.url);
export const loadWeights = (): Weights => unpack(readFileSync(weightsFile));
