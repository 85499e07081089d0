import { mkdirSync, writeFileSync } from "node:fs";
import { commandLine, wrongCall } from "../../core/index.ts";
import type { Row } from "./row.ts";
import { benchRunnerBlocked } from "./runner/blocked.ts";
import { benchRunnerCpu } from "./runner/cpu.ts";
import { benchRunnerHistory } from "./runner/history.ts";
import { benchAccept } from "./spine/accept.ts";
import { benchBurst } from "./spine/burst.ts";
import { benchIdleLatency } from "./spine/idle-latency.ts";
import { benchSseMemory } from "./spine/sse-memory.ts";
import { benchTurns } from "./spine/turns.ts";

/** The benchmarks by name. Each compares with the plain alternative, round by round in one run; the ratio is what counts. */
const BENCHES: Readonly<Record<string, (say: (line: string) => void) => Promise<Row[]>>> = {
  turns: async (say) => [await benchTurns(say)],
  latency: async (say) => [await benchIdleLatency(say)],
  accept: async (say) => [await benchAccept(say, "none"), await benchAccept(say, "always")],
  burst: async (say) => [await benchBurst(say)],
  sse: async (say) => [await benchSseMemory(say)],
  cpu: (say) => benchRunnerCpu(say),
  history: (say) => benchRunnerHistory(say),
  blocked: (say) => benchRunnerBlocked(say),
};

const USAGE = `npm run bench -- [${Object.keys(BENCHES).join("] [")}]`;
const { positionals } = commandLine(USAGE, { allowPositionals: true });
const unknown = positionals.filter((name) => !BENCHES[name]);
if (unknown.length > 0) wrongCall(USAGE, `there is no benchmark ${unknown.join(", ")}`);
const wanted = Object.entries(BENCHES).filter(([name]) => positionals.length === 0 || positionals.includes(name));
const rows: Row[] = [];
for (const [, bench] of wanted) rows.push(...(await bench(console.log)));
console.table(
  rows.map((row) => ({ ...row, ours: round(row.ours), reference: round(row.reference), ratio: round(row.ratio) })),
);
mkdirSync(".bench", { recursive: true });
writeFileSync(
  ".bench/results.json",
  `${JSON.stringify({ at: new Date().toISOString(), node: process.version, rows }, null, 2)}\n`,
);
console.log("written to .bench/results.json");

function round(value: number): number {
  return Number(value.toPrecision(3));
}
