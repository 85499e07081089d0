import { type Limited, limited } from "../abort.ts";
import type { AnyAgent } from "../agent.ts";
import type {
  GuardrailInfo,
  GuardrailKind,
  GuardrailOutput,
  GuardrailResult,
  InputGuardrail,
  OutputGuardrail,
} from "../guardrail.ts";
import { type ActiveRun, hears, tell } from "../loop/run.ts";
import { addUsage } from "../usage.ts";

/** A verdict, and whether it stands for a check that could not be made. */
export interface Checked {
  result: GuardrailResult;
  failed: boolean;
}

export interface GuardGroup<G> {
  kind: GuardrailKind;
  guardrails: readonly G[];
  check: (guardrail: G, info: GuardrailInfo) => unknown;
  /** Whether this verdict decides, so that the others need not finish. */
  decides: (checked: Checked, guardrail: G) => boolean;
}

type AnyGuardrail = InputGuardrail | OutputGuardrail;

/**
 * Runs guardrails side by side and returns a verdict for each, in their order. Once one decides (or the run ends), the rest
 * are aborted and recorded as cancelled; those that finish in the same instant still count, so which one is reported is no
 * accident. Never rejects: after an abort the caller asks the run's signal.
 */
export async function checkAll<G extends AnyGuardrail>(run: ActiveRun, group: GuardGroup<G>): Promise<Checked[]> {
  const { guardrails, decides } = group;
  const agent = run.agent;
  const control = limited(run.control.signal);
  const verdicts = new Map<number, Checked>();
  await new Promise<void>((resolve) => {
    for (const [place, guardrail] of guardrails.entries()) {
      checkOne(run, group, guardrail, control).then((checked) => {
        verdicts.set(place, checked);
        if (verdicts.size === guardrails.length) resolve();
        else if (decides(checked, guardrail)) setImmediate(resolve);
      }, resolve);
    }
  });
  control.abort(new Error("The verdict is no longer needed"));
  control.release();
  return guardrails.map((guardrail, place) => verdicts.get(place) ?? unfinished(guardrail, group.kind, agent));
}

/** Writes verdicts into the run's record and tells whoever follows it. */
export async function report(run: ActiveRun, checked: readonly Checked[]): Promise<void> {
  for (const { result } of checked) {
    run.guardrailResults.push(result);
    run.emit?.({ type: "guardrail", agent: result.agent, result });
  }
  if (!hears(run, "guardrail")) return;
  for (const { result } of checked) await tell(run, "guardrail", { result });
}

function checkOne<G extends AnyGuardrail>(
  run: ActiveRun,
  group: GuardGroup<G>,
  guardrail: G,
  control: Limited,
): Promise<Checked> {
  const attributes = () => ({ "guardrail.name": guardrail.name, "guardrail.kind": group.kind });
  return run.trace.span("guardrail", `guardrail ${guardrail.name}`, attributes, async (notes) => {
    const checked = await timedCheck(run, group, guardrail, control);
    const { status, output } = checked.result;
    notes.set({ "guardrail.triggered": output.tripwireTriggered, "guardrail.status": status });
    notes.set({ "guardrail.severity": output.severity });
    notes.content(() => ({ "guardrail.message": output.message }));
    if (output.usage) addUsage(run.usage, run.agent.name, output.usage);
    return checked;
  });
}

async function timedCheck<G extends AnyGuardrail>(
  run: ActiveRun,
  group: GuardGroup<G>,
  guardrail: G,
  control: Limited,
): Promise<Checked> {
  const { name, timeoutMs } = guardrail;
  const base = { guardrail: { name, kind: group.kind }, agent: run.agent };
  const clock = limited(control.signal, timeoutMs, () => new Error(`no verdict within ${timeoutMs} ms`));
  const info = { context: run.context, agent: run.agent, items: run.history.view(), signal: clock.signal };
  const started = performance.now();
  const took = () => performance.now() - started;
  try {
    const output = verdictOf(await clock.race(Promise.resolve().then(() => group.check(guardrail, info))));
    const status = output.tripwireTriggered ? "tripped" : "passed";
    return { result: { ...base, status, output, executionTimeMs: took() }, failed: false };
  } catch (error) {
    if (control.signal.aborted) throw control.signal.reason;
    return { result: { ...base, ...failure(guardrail, error), executionTimeMs: took() }, failed: true };
  } finally {
    clock.release();
  }
}

/** What a failed check means: blocked with severity high, or let through on the record. */
function failure(guardrail: AnyGuardrail, error: unknown): Pick<GuardrailResult, "status" | "output"> {
  const what = error instanceof Error ? error.message : String(error);
  const metadata = { error: what, errorType: error instanceof Error ? error.name : typeof error };
  return guardrail.onError === "allow"
    ? {
        status: "error",
        output: {
          tripwireTriggered: false,
          message: `Guardrail check failed and was let through: ${what}`,
          severity: "high",
          metadata,
        },
      }
    : {
        status: "tripped",
        output: { tripwireTriggered: true, message: `Guardrail check failed: ${what}`, severity: "high", metadata },
      };
}

/** The record of a guardrail that was stopped, or never begun. */
export function unfinished(guardrail: AnyGuardrail, kind: GuardrailKind, agent: AnyAgent): Checked {
  const output = {
    tripwireTriggered: false,
    message: "Not finished: the run was stopped first",
    severity: "low" as const,
    metadata: {},
  };
  return {
    result: { guardrail: { name: guardrail.name, kind }, agent, status: "cancelled", output, executionTimeMs: 0 },
    failed: false,
  };
}

function verdictOf(value: unknown): GuardrailResult["output"] {
  const output = value as GuardrailOutput | null | undefined;
  if (typeof output?.tripwireTriggered !== "boolean" || typeof output.message !== "string") {
    throw new TypeError("a check must return { tripwireTriggered, message }");
  }
  return { ...output, severity: output.severity ?? "medium", metadata: output.metadata ?? {} };
}
