/**
 * Learns the local tier's weights anew and writes `classifier/weights.bin`: `node agents/guardrails/training/train.ts`.
 * Needs the corpora (see `examples.ts`); deterministic, so the same material gives the same file.
 */
import { writeFileSync } from "node:fs";
import { pack, weightsFile } from "../classifier/weights.ts";
import { corporaFolder, corporaPresent } from "./examples.ts";
import { crossValidate, material } from "./folds.ts";
import { learn } from "./learn.ts";

if (!corporaPresent()) {
  console.error(`Nothing to learn from: ${corporaFolder.pathname} is not there.`);
  process.exit(1);
}
const { corpus, own } = material();
console.log(`${corpus.length} texts from corpora, ${own.length} of ours`);
const { blend } = crossValidate(corpus, own);
const file = pack(learn([...corpus, ...own], blend));
writeFileSync(weightsFile, file);
console.log(`${weightsFile.pathname}: ${file.length} bytes`);
