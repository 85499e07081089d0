import type { AnyAgent } from "../agent.ts";
import { InputGuardrailTripped } from "../errors.ts";
import type { GuardrailResult, InputGuardrail } from "../guardrail.ts";
import { joined } from "../history/history.ts";
import type { ActiveRun } from "../loop/run.ts";
import { type Checked, checkAll, report, unfinished } from "./guard.ts";

/**
 * Puts input guardrails on the customer's new messages. Returns once the blocking ones have passed; the parallel ones go on
 * beside the first model call, and `run.verdict` settles with them. The first to trip ends the run, and everything in
 * flight with it.
 */
export async function beginVerdict(run: ActiveRun, guardrails: readonly InputGuardrail[]): Promise<void> {
  if (guardrails.length === 0) return;
  const messages = run.history.newMessages();
  if (messages.length === 0) return;
  const text = joined(messages);

  const blocking = guardrails.filter(({ mode }) => mode === "blocking");
  const parallel = guardrails.filter(({ mode }) => mode === "parallel");
  if (blocking.length > 0) {
    await pass(run, "blocking", blocking, text).catch(async (error: unknown) => {
      await report(
        run,
        parallel.map((guardrail) => unfinished(guardrail, "input", run.agent)),
      );
      throw error;
    });
  }
  if (parallel.length === 0) return;
  run.verdict = pass(run, "parallel", parallel, text);
  // Whoever needs the verdict awaits it; that nobody does before it fails is no unhandled error.
  run.verdict.catch(run.control.abort);
}

async function pass(
  run: ActiveRun,
  mode: InputGuardrail["mode"],
  guardrails: readonly InputGuardrail[],
  text: string,
): Promise<void> {
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
  const stoppedEarly = run.control.signal.aborted && !tripped;
  if (!known && !stoppedEarly) await run.journal?.write(step, written(checked));
  await report(run, checked);
  if (tripped) throw tripped;
  run.control.signal.throwIfAborted();
}

function stopped(run: ActiveRun, result: GuardrailResult): InputGuardrailTripped {
  run.history.block();
  return new InputGuardrailTripped(result);
}

/** Verdicts as a journal keeps them. */
export const written = (checked: readonly Checked[]): unknown =>
  checked.map(({ failed, result }) => ({ failed, result: { ...result, agent: result.agent.name } }));

/** Verdicts written down by an earlier attempt at this step, if they are for these guardrails. */
export function recall(kept: unknown, guardrails: readonly { name: string }[], agent: AnyAgent): Checked[] | undefined {
  if (!Array.isArray(kept) || kept.length !== guardrails.length) return undefined;
  const checked = kept as Checked[];
  if (checked.some(({ result }, i) => result.guardrail.name !== guardrails[i]?.name)) return undefined;
  return checked.map(({ failed, result }) => ({ failed, result: { ...result, agent } }));
}
