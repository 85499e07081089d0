import { type LocalVerdict, passed } from "../../verdict.ts";
import { type Evidence, evidenceIn } from "./evidence.ts";
import type { Fact, Stated } from "./fact.ts";
import { factsIn } from "./facts.ts";

export type { Fact, FactKind } from "./fact.ts";

/**
 * The facts of a reply that stand nowhere in the evidence: flight numbers, times, gates, seats, amounts, dates, codes,
 * figures, phone numbers, durations, links. Spelling does not matter ("14:10" is "2:10 PM", "$75" is "75 dollars",
 * "Dec 9" is "2024-12-09", "three" is "3", "1.234,50" is "1,234.50"), in any language of the house. Pure.
 */
export function ungrounded(reply: string, evidence: readonly string[]): Fact[] {
  const stated = factsIn(reply);
  if (stated.length === 0) return [];
  const known = evidence.map(evidenceIn);
  const seen = new Set<string>();
  return stated
    .filter((fact) => !stands(fact, known) && !seen.has(fact.text) && seen.add(fact.text))
    .map(({ kind, text }) => ({ kind, text }));
}

const stands = (fact: Stated, evidence: readonly Evidence[]): boolean =>
  fact.means.some((meaning) => evidence.some((source) => holds(fact.kind, meaning, source)));

function holds(kind: Fact["kind"], meaning: string, evidence: Evidence): boolean {
  const known = (of: Fact["kind"], what = meaning): boolean => evidence.meanings.get(of)?.has(what) === true;
  switch (kind) {
    case "time":
      return meaning.startsWith("span ") ? known("duration", meaning.slice(5)) : known("time");
    case "date":
      return known("date") || sameDay(meaning, evidence);
    case "weekday":
      return known("weekday");
    case "duration":
      return known("duration") || known("time", `span ${meaning}`) || evidence.numbers.has(meaning);
    case "percent":
      return evidence.numbers.has(meaning) || evidence.numbers.has(String(Number(meaning) / 100));
    case "money":
    case "count":
    case "number":
      return evidence.numbers.has(meaning) || known(kind);
    case "measure":
      return known("measure") || evidence.numbers.has(meaning);
    case "seat":
      // "Row 14" is where 14C is.
      return evidence.words.has(meaning) || [..."ABCDEFGHJKL"].some((letter) => evidence.words.has(meaning + letter));
    case "flight":
    case "gate":
    case "code":
      return evidence.words.has(meaning);
    case "phone":
      return evidence.digits.includes(meaning);
    case "link":
      return evidence.text.toLowerCase().includes(meaning);
  }
}

/** A year is checked where both sides say one. */
function sameDay(meaning: string, evidence: Evidence): boolean {
  const parts = meaning.split("-");
  const [day, yearSaid] = [parts.slice(-2).join("-"), parts.length === 3];
  for (const known of evidence.meanings.get("date") ?? []) {
    const knownParts = known.split("-");
    if (knownParts.slice(-2).join("-") === day && (!yearSaid || knownParts.length === 2)) return true;
  }
  return false;
}

/** The output guardrail: what is not grounded is listed, so that the agent can be asked to leave it out. */
export function grounding(reply: string, evidence: readonly string[]): LocalVerdict {
  const facts = ungrounded(reply, evidence);
  if (facts.length === 0) return passed(true);
  const list = facts.map(({ kind, text }) => `${text} (${kind})`).join(", ");
  return {
    tripped: true,
    clear: true,
    severity: "medium",
    message: `states what nothing known supports: ${list}. Say only what the tools, the policies or the customer said.`,
    metadata: { ungrounded: facts },
  };
}
