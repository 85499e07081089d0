import type { Played } from "./play.ts";

/** One scenario over all its runs. */
export interface Row {
  name: string;
  runs: number;
  successes: number;
  /** What went wrong, each once. */
  faults: string[];
}

export interface Report {
  model: string;
  scenarios: Row[];
  /** Conversations that ended as they must, of all played. */
  success: number;
  /** Scenarios that succeeded in every run: one run is an anecdote. */
  reliable: number;
  turns: number;
  handoffs: number;
  toolCalls: number;
  escalations: Record<string, number>;
  /** How often each guardrail stopped a message or an answer, per turn. */
  guardrails: Record<string, number>;
  tokens: { input: number; output: number };
  /** US dollars; undefined where the model's price is not known. */
  cost: number | undefined;
  /** Milliseconds a turn took: the median, and nineteen of twenty. */
  latency: { p50: number; p95: number };
}

/** Sums up what was played. */
export function report(model: string, played: readonly Played[]): Report {
  const names = [...new Set(played.map(({ name }) => name))];
  const scenarios = names.map((name) =>
    rowOf(
      name,
      played.filter((each) => each.name === name),
    ),
  );
  const turns = played.flatMap((each) => each.turns);
  const total = (read: (each: Played) => number) => played.reduce((sum, each) => sum + read(each), 0);
  const sorted = turns.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return {
    model,
    scenarios,
    success: played.length === 0 ? 0 : total(({ faults }) => Number(faults.length === 0)) / played.length,
    reliable: scenarios.filter(({ runs, successes }) => runs === successes).length / Math.max(1, scenarios.length),
    turns: turns.length,
    handoffs: turns.reduce((sum, { handoffs }) => sum + handoffs.length, 0),
    toolCalls: turns.reduce((sum, { tools }) => sum + tools.length, 0),
    escalations: counted(turns.flatMap(({ escalated }) => escalated ?? [])),
    guardrails: counted(turns.flatMap(({ stopped }) => stopped ?? [])),
    tokens: { input: total(({ tokens }) => tokens.input), output: total(({ tokens }) => tokens.output) },
    cost: played.every(({ cost }) => cost !== undefined) ? total(({ cost }) => cost ?? 0) : undefined,
    latency: { p50: at(0.5), p95: at(0.95) },
  };
}

function rowOf(name: string, runs: readonly Played[]): Row {
  return {
    name,
    runs: runs.length,
    successes: runs.filter(({ faults }) => faults.length === 0).length,
    faults: [...new Set(runs.flatMap(({ faults }) => faults))],
  };
}

function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** The report for a terminal. */
export function printed(result: Report): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  const failed = result.scenarios.filter(({ runs, successes }) => successes < runs);
  const counts = (of: Record<string, number>) =>
    Object.entries(of)
      .map(([name, count]) => `${name} ${count} (${percent(count / Math.max(1, result.turns))} of turns)`)
      .join(", ") || "none";
  return [
    ...failed.map(
      ({ name, runs, successes, faults }) => `✗ ${name}: ${successes} of ${runs}\n    ${faults.join("\n    ")}`,
    ),
    `model         ${result.model}`,
    `conversations ${result.scenarios.reduce((sum, { runs }) => sum + runs, 0)}, success by final state ${percent(result.success)}, in every run ${percent(result.reliable)}`,
    `turns         ${result.turns}, ${result.handoffs} handoffs, ${result.toolCalls} tool calls, ${result.latency.p50} ms median, ${result.latency.p95} ms p95`,
    `guardrails    ${counts(result.guardrails)}`,
    `escalations   ${counts(result.escalations)}`,
    `tokens        ${result.tokens.input} in, ${result.tokens.output} out${result.cost === undefined ? "" : `, $${result.cost.toFixed(4)}`}`,
  ].join("\n");
}
