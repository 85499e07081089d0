import type { AnyAgent } from "../agent.ts";
import { RunnerError, UserError } from "../errors.ts";
import { GuardedStream } from "../guarding/guarded-stream.ts";
import type { GuardrailResult } from "../guardrail.ts";
import { assistantMessage, isMessage } from "../items.ts";
import type { RunResult } from "../result.ts";
import { copyUsage } from "../usage.ts";
import type { Candidate } from "./conclude.ts";
import { type ActiveRun, stateOf } from "./run.ts";

/** Ends a run with its answer, or without one where it waits or was asked to stop. */
export async function end(run: ActiveRun, answer: Candidate | undefined): Promise<RunResult> {
  if (answer) await say(run, answer);
  else run.stream?.retract();
  run.trace.end();
  return resultOf(run, answer?.output);
}

/** What a failed run rejects with: the error, with the run's state and cost on it. Nothing of the run goes on. */
export async function fail(run: ActiveRun, thrown: unknown): Promise<unknown> {
  const error = ownOr(run, thrown);
  run.control.abort(error);
  run.stream?.retract();
  // The verdicts are recorded, written down and told before anyone hears of the end.
  await run.verdict.catch(() => undefined);
  run.trace.end(error);
  return withState(run, error);
}

/**
 * The error as it is where it is ours, or what the caller stopped the run with (an abort reason, a stale fence). Anything
 * else was thrown by a callback that should not have.
 */
function ownOr(run: ActiveRun, error: unknown): unknown {
  const { aborted, reason } = run.control.signal;
  if (error instanceof RunnerError || (aborted && reason === error)) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new UserError(`A callback of agent ${run.agent.name} failed: ${why}`, { cause: error });
}

/** Puts the run's state and cost on one of our own errors; others (an abort reason, a stale fence) stay as they are. */
export function withState<E>(run: ActiveRun, error: E): E {
  if (error instanceof RunnerError) {
    error.state = stateOf(run);
    error.usage = copyUsage(run.usage);
  }
  return error;
}

async function say(run: ActiveRun, { output, text, items }: Candidate): Promise<void> {
  if (!run.emit) return;
  run.stream ??= new GuardedStream(run, run.emit);
  await run.stream.complete(output, text);
  run.control.signal.throwIfAborted();
  const messages = items.filter(isMessage);
  const [only] = messages.length === 1 ? messages : [];
  run.emit({ type: "message_created", agent: run.agent, item: only ?? assistantMessage(text), final: true });
}

function resultOf(run: ActiveRun, finalOutput: unknown): RunResult {
  const results = (...kinds: GuardrailResult["guardrail"]["kind"][]) =>
    run.guardrailResults.filter(({ guardrail }) => kinds.includes(guardrail.kind));
  const state = stateOf(run);
  return {
    finalOutput,
    lastAgent: run.agent as AnyAgent,
    newItems: run.history.added,
    history: run.history.all(),
    usage: run.usage,
    inputGuardrailResults: results("input"),
    outputGuardrailResults: results("output"),
    toolGuardrailResults: results("tool_input", "tool_output"),
    interruptions: state.interruptions,
    turns: run.turn,
    state,
  };
}
