import { compared, type Row } from "../row.ts";
import { report, runsAlone } from "./processes.ts";

interface Options {
  rounds?: number;
  count?: number;
}

/**
 * CPU per conversation of four model calls, against a bare loop over the official client (bar: at most 0.6) and the peer
 * SDK (for comparison), one at a time and 32 at a time, without and with two model guardrails.
 */
export async function benchRunnerCpu(
  say: (line: string) => void,
  { rounds = 5, count = 600 }: Options = {},
): Promise<Row[]> {
  const server = await report<{ port: number }>("server.ts");
  const baseURL = `http://127.0.0.1:${server.told.port}/v1`;
  const rows: Row[] = [];
  for (const [mode, concurrency] of [
    ["plain", 1],
    ["plain", 32],
    ["guarded", 1],
    ["guarded", 32],
  ] as const) {
    const measured: Record<"bare" | "ours" | "peer", number>[] = [];
    for (let round = 1; round <= rounds; round++) {
      const cost = async (variant: string) => cpuOf(variant, [baseURL, mode, String(count), String(concurrency)]);
      const one = { bare: await cost("bare"), ours: await cost("ours"), peer: await cost("peer") };
      const shown = Object.entries(one).map(([name, ms]) => `${name} ${ms.toFixed(2)}`);
      say(`runner CPU, ${mode}, ${concurrency} at a time, ${round}/${rounds}: ${shown.join(", ")} ms`);
      measured.push(one);
    }
    const what = `runner CPU per conversation${mode === "guarded" ? " with 2 model guardrails" : ""}, ${concurrency} at a time`;
    const against = (reference: "bare" | "peer") =>
      measured.map((one) => ({ ours: one.ours, reference: one[reference] }));
    rows.push(compared(`${what}, vs bare openai loop`, "ms", against("bare"), { atMost: 0.6 }));
    rows.push(compared(`${what}, vs @openai/agents`, "ms", against("peer"), { atMost: 0.6 }));
  }
  server.stop();
  return rows;
}

async function cpuOf(variant: string, args: readonly string[]): Promise<number> {
  const { told, stop } = await report<{ cpuMs: number }>("measure.ts", [variant, ...args]);
  stop();
  return told.cpuMs;
}

if (runsAlone(import.meta.url)) console.table(await benchRunnerCpu(console.log));
