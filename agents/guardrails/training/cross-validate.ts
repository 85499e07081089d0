/**
 * Measures the local tier as it will meet texts it has not seen: `node agents/guardrails/training/cross-validate.ts`.
 * Every text is judged by a classifier trained without its fold. `--errors` also prints which texts went wrong.
 */
import { checkInput } from "../local.ts";
import { suspiciousToolText } from "../tool-text.ts";
import { corporaFolder, corporaPresent } from "./examples.ts";
import { crossValidate, material } from "./folds.ts";

if (!corporaPresent()) {
  console.error(`Nothing to measure on: ${corporaFolder.pathname} is not there.`);
  process.exit(1);
}
const NAMES = ["relevance", "jailbreak", "content_safety"] as const;
/** What the check of tool results would say of the text, had it stood in one. */
const PLANTED = "planted_instructions";
const { corpus, own } = material();
const counts = new Map<string, { of: number; any: number; by: Map<string, number> }>();
const wrong: string[] = [];
for (const { classifier, test } of crossValidate(corpus, own).folds)
  for (const { text, set, label, intent, reading } of test) {
    const kind = set === "benign-multidogo-airline" && label !== "outofdomain" ? "real turns" : label;
    const key = `${set} | ${kind}`;
    const tripped = checkInput(text, "", classifier).map(({ name }) => name);
    const count = counts.get(key) ?? { of: 0, any: 0, by: new Map<string, number>() };
    counts.set(key, count);
    count.of += 1;
    if (tripped.length > 0) count.any += 1;
    const planted = suspiciousToolText(text, classifier).suspicious ? [PLANTED] : [];
    for (const name of [...tripped, ...planted]) count.by.set(name, (count.by.get(name) ?? 0) + 1);
    wrong.push(
      `${key} | ${intent} | ${tripped.join("+") || "passed"} | ${classifier.scores(reading).offTopic.toFixed(2)} | ${text.slice(0, 160).replaceAll("\n", " ")}`,
    );
  }

const percent = (part = 0, of = 1): string => ((100 * part) / of).toFixed(of > 500 ? 2 : 1);
console.log(`| set | label | texts | ${NAMES.join(" | ")} | any | ${PLANTED} |`);
console.log(`|---|---|---|${NAMES.map(() => "---|").join("")}---|---|`);
for (const [key, count] of [...counts].sort(([a], [b]) => a.localeCompare(b)))
  console.log(
    `| ${key} | ${count.of} | ${NAMES.map((name) => percent(count.by.get(name), count.of)).join(" | ")} | ${percent(count.any, count.of)} | ${percent(count.by.get(PLANTED), count.of)} |`,
  );
if (process.argv.includes("--errors")) console.log(wrong.join("\n"));
