import * as sdk from "@openai/agents";
import { Agent, inputGuardrail, type Model, Runner } from "../../../core/runner/index.ts";
import { compared, type Row } from "../row.ts";
import { runsAlone } from "./processes.ts";

const TRIP_MS = 300;
const SIBLING_MS = 600;
const MODEL_MS = 1_500;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * How soon a blocked message is reported when one guardrail trips after 300 ms, another would pass after 600 ms and the
 * model would answer after 1,500 ms. The ideal is a bare race of timers (bar: at most 1.1 of it).
 */
export async function benchRunnerBlocked(say: (line: string) => void, { rounds = 6 } = {}): Promise<Row[]> {
  const [ours, peer] = [oursBlocks(), peerBlocks()];
  const measured: Record<"ideal" | "ours" | "peer", number>[] = [];
  for (let round = 1; round <= rounds; round++) {
    const one = { ideal: await timed(ideal), ours: await timed(ours), peer: await timed(peer) };
    const shown = Object.entries(one).map(([name, ms]) => `${name} ${ms.toFixed(0)}`);
    say(`blocked message ${round}/${rounds}: ${shown.join(", ")} ms`);
    measured.push(one);
  }
  const rows = (reference: "ideal" | "peer") => measured.map((one) => ({ ours: one.ours, reference: one[reference] }));
  return [
    compared("blocked message reported, vs ideal", "ms", rows("ideal"), { atMost: 1.1 }),
    compared("blocked message reported, vs @openai/agents", "ms", rows("peer"), { atMost: 0.6 }),
  ];
}

async function timed(blocked: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await blocked();
  return performance.now() - started;
}

const ideal = () => Promise.race([wait(TRIP_MS), wait(SIBLING_MS), wait(MODEL_MS)]);

function oursBlocks(): () => Promise<unknown> {
  const check = (name: string, ms: number, tripwireTriggered: boolean) =>
    inputGuardrail({ name, check: () => wait(ms).then(() => ({ tripwireTriggered, message: name })) });
  const model: Model = {
    respond: async () => {
      await wait(MODEL_MS);
      return { items: [{ role: "assistant", content: "Hello" }] };
    },
  };
  const agent = new Agent({
    ...{ name: "triage", instructions: "" },
    inputGuardrails: [check("trips", TRIP_MS, true), check("passes", SIBLING_MS, false)],
  });
  const runner = new Runner({ model });
  return () => failing(runner.run(agent, "Write me a poem"));
}

function peerBlocks(): () => Promise<unknown> {
  sdk.setTracingDisabled(true);
  const check = (name: string, ms: number, tripwireTriggered: boolean): sdk.InputGuardrail => ({
    name,
    execute: () => wait(ms).then(() => ({ tripwireTriggered, outputInfo: name })),
  });
  const content = [{ type: "output_text" as const, text: "Hello" }];
  const model: sdk.Model = {
    getResponse: async () => {
      await wait(MODEL_MS);
      const output: sdk.AgentOutputItem[] = [{ type: "message", role: "assistant", status: "completed", content }];
      return { usage: new sdk.Usage(), output };
    },
    getStreamedResponse: () => {
      throw new Error("not streamed here");
    },
  };
  const agent = new sdk.Agent({
    ...{ name: "triage", instructions: "", model },
    inputGuardrails: [check("trips", TRIP_MS, true), check("passes", SIBLING_MS, false)],
  });
  const runner = new sdk.Runner({ tracingDisabled: true });
  return () => failing(runner.run(agent, "Write me a poem"));
}

async function failing(run: Promise<unknown>): Promise<void> {
  const answered = await run.then(
    () => true,
    () => false,
  );
  if (answered) throw new Error("the message was not blocked");
}

if (runsAlone(import.meta.url)) {
  console.table(await benchRunnerBlocked(console.log));
  // The losers of the races are still waiting.
  process.exit();
}
