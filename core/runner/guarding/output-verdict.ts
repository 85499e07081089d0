import type { GuardrailResult, OutputGuardrail, Remedy } from "../guardrail.ts";
import type { ActiveRun } from "../loop/run.ts";
import { type Checked, checkAll, report } from "./guard.ts";
import { recall, written } from "./input-verdict.ts";

/** What the output guardrails make of an answer. */
export type OutputVerdict = { remedy: "pass" } | { remedy: Remedy; reasons: readonly GuardrailResult[] };

/** The guardrails an answer of the agent on duty must pass: the runner's and its own. */
export const outputGuardrailsOf = ({ runner, agent }: ActiveRun): readonly OutputGuardrail[] =>
  agent.outputGuardrails.length === 0 && !runner.outputGuardrails
    ? []
    : [...(runner.outputGuardrails ?? []), ...agent.outputGuardrails];

/**
 * Checks a whole answer (or what an error handler or a tool gives in its place). Several trips: blocking outweighs a second try, and a second try a replacement. A check that
 * failed blocks, whatever its `onTrip`: nothing is known about the answer that another attempt would mend.
 */
export async function judge(run: ActiveRun, output: unknown, what: "answer" | "instead"): Promise<OutputVerdict> {
  const guardrails = outputGuardrailsOf(run);
  if (guardrails.length === 0) return { remedy: "pass" };
  const step = `turn-${run.turn}/output-guardrails-${what}`;
  const known = recall(await run.journal?.read(step), guardrails, run.agent);
  const checked =
    known ??
    (await checkAll(run, {
      kind: "output",
      guardrails,
      check: (guardrail, info) => guardrail.check(output, info),
      decides: (one, guardrail) => remedyOf(one, guardrail) === "block",
    }));
  const stoppedEarly = run.control.signal.aborted;
  if (!known && !stoppedEarly) await run.journal?.write(step, written(checked));
  await report(run, checked);
  run.control.signal.throwIfAborted();
  return weigh(checked, guardrails);
}

function weigh(checked: readonly Checked[], guardrails: readonly OutputGuardrail[]): OutputVerdict {
  const trips = checked.flatMap((one, i) => {
    const guardrail = guardrails[i];
    const remedy = guardrail && remedyOf(one, guardrail);
    return remedy ? [{ remedy, result: one.result }] : [];
  });
  const chosen =
    trips.find(({ remedy }) => remedy === "block") ?? trips.find(({ remedy }) => remedy === "retry") ?? trips[0];
  if (!chosen) return { remedy: "pass" };
  const others = trips.filter((trip) => trip !== chosen && trip.remedy === chosen.remedy);
  return { remedy: chosen.remedy, reasons: [chosen, ...others].map(({ result }) => result) };
}

const remedyOf = ({ result, failed }: Checked, guardrail: OutputGuardrail): Remedy | undefined => {
  if (result.status !== "tripped") return undefined;
  return failed ? "block" : guardrail.onTrip;
};
