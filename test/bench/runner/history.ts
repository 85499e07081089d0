import { compared, type Row } from "../row.ts";
import { report, runsAlone } from "./processes.ts";

interface Pair {
  ours: number;
  reference: number;
}

/**
 * CPU of a four-call run over an in-process model, with 400 items of history against 1 (bar: at most 1.5), and the peer
 * SDK's own ratio for comparison. Each measurement in a process of its own.
 */
export async function benchRunnerHistory(
  say: (line: string) => void,
  { rounds = 5, count = 8_000 } = {},
): Promise<Row[]> {
  const ours: Pair[] = [];
  const peers: Pair[] = [];
  for (let round = 1; round <= rounds; round++) {
    const cost = async (variant: string, items: number, runs: number) => cpuOf(variant, items, runs);
    const own = { reference: await cost("ours", 1, count), ours: await cost("ours", 400, count) };
    const peer = { reference: await cost("peer", 1, count / 40), ours: await cost("peer", 400, count / 40) };
    ours.push(own);
    peers.push(peer);
    say(
      `runner history ${round}/${rounds}: ours ${own.reference.toFixed(3)} → ${own.ours.toFixed(3)} ms, ` +
        `peer ${peer.reference.toFixed(2)} → ${peer.ours.toFixed(2)} ms (1 → 400 items)`,
    );
  }
  const same = ours.map(({ ours: own }, i) => ({ ours: own, reference: peers[i]?.ours ?? Number.NaN }));
  return [
    compared("run at 400 items of history vs 1 item", "ms", ours, { atMost: 1.5 }),
    compared("run at 400 items of history, vs @openai/agents", "ms", same, { atMost: 0.6 }),
  ];
}

async function cpuOf(variant: string, items: number, runs: number): Promise<number> {
  const { told, stop } = await report<{ cpuMs: number }>("history-run.ts", [variant, String(items), String(runs)]);
  stop();
  return told.cpuMs;
}

if (runsAlone(import.meta.url)) console.table(await benchRunnerHistory(console.log));
