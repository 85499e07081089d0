import type { Agent } from "./agent.ts";
import { InputGuardrailTripped } from "./errors.ts";
import { type Checked, checkAll, report } from "./guard.ts";
import type { GuardrailResult, InputGuardrail } from "./guardrail.ts";
import { joined } from "./history.ts";
import { type ActiveRun, stateOf } from "./run.ts";

/**
 * Puts the agent's input guardrails on the customer's new messages. Returns once the blocking ones have passed; the
 * parallel ones go on beside the first model call, and `run.verdict` settles with them. The first to trip ends the run,
 * and everything in flight with it.
 */
export async function beginVerdict(run: ActiveRun, atStart: boolean): Promise<void> {
  const guardrails = [...(atStart ? (run.runner.inputGuardrails ?? []) : []), ...run.agent.inputGuardrails];
  if (guardrails.length === 0) return;
  const messages = run.history.newMessages();
  if (messages.length === 0) return;
  const text = joined(messages);

  await pass(run, "blocking", guardrails, text);
  const verdict = pass(run, "parallel", guardrails, text);
  run.verdict = Promise.all([run.verdict, verdict]).then(() => undefined);
  // Whoever needs the verdict awaits it; that nobody does before it fails is no unhandled error.
  run.verdict.catch(run.control.abort);
}

async function pass(
  run: ActiveRun,
  mode: InputGuardrail["mode"],
  all: readonly InputGuardrail[],
  text: string,
): Promise<void> {
  const guardrails = all.filter((guardrail) => guardrail.mode === mode);
  if (guardrails.length === 0) return;
  const step = `turn-${run.turn + 1}/input-guardrails-${mode}`;
  const known = recall(await run.journal?.read(step), guardrails, run.agent);
  const checked =
    known ??
    (await checkAll(run, {
      kind: "input",
      guardrails,
      check: (guardrail, info) => guardrail.check(text, info),
      decides: ({ result }) => result.status === "tripped",
    }));

  const trip = checked.find(({ result }) => result.status === "tripped");
  const tripped = trip && stopped(run, trip.result);
  // Stops the model call now; the telling and writing down below may take its time.
  if (tripped) run.control.abort(tripped);
  if (!known) await run.journal?.write(step, checked.map(({ result }) => ({ ...result, agent: result.agent.name })));
  await report(run, checked);
  if (tripped) throw tripped;
}

function stopped(run: ActiveRun, result: GuardrailResult): InputGuardrailTripped {
  run.history.block();
  const error = new InputGuardrailTripped(result);
  error.state = stateOf(run);
  return error;
}

/** Verdicts written down by an earlier attempt at this step, if they are for these guardrails. */
export function recall(
  written: unknown,
  guardrails: readonly { name: string }[],
  agent: Agent,
): Checked[] | undefined {
  if (!Array.isArray(written) || written.length !== guardrails.length) return undefined;
  const results = written as GuardrailResult[];
  if (results.some((result, i) => result.guardrail.name !== guardrails[i]?.name)) return undefined;
  return results.map((result) => ({ result: { ...result, agent }, failed: "errorType" in result.output.metadata }));
}
