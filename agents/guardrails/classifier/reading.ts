import { fold } from "../../language/fold.ts";
import { dangerFeatures } from "./danger-features.ts";
import { features } from "./features.ts";
import { tokens } from "./tokens.ts";

/** A message as the local checks see it; read once, used by all of them. */
export interface Reading {
  raw: string;
  folded: string;
  tokens: readonly string[];
  /** How many tokens are words or numbers, not punctuation. */
  length: number;
  features: Uint32Array;
  danger: Uint32Array;
}

const WORDS = /[\p{L}\p{N}][\p{L}\p{N}'/-]*/gu;
const SPEAKS = /[\p{L}\p{N}]/u;

export function read(raw: string): Reading {
  const folded = fold(raw);
  const found = tokens(folded);
  return {
    raw,
    folded,
    tokens: found,
    length: found.filter((token) => SPEAKS.test(token)).length,
    features: features(found),
    danger: dangerFeatures(folded.slice(0, 2000).match(WORDS) ?? []),
  };
}
