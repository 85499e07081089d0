import { InvalidToolArguments, ToolGuardrailTripped } from "../errors.ts";
import { checkAll, report } from "../guarding/guard.ts";
import type { GuardrailKind, GuardrailResult, InputGuardrail, OutputGuardrail } from "../guardrail.ts";
import { callOutput } from "../items.ts";
import type { PendingAnswer, RunState } from "../state.ts";
import { textOfValue } from "../text.ts";
import type { Tool } from "../tool.ts";
import { approvalOf } from "./approval.ts";
import type { Call } from "./calls.ts";
import { carryOut } from "./carry-out.ts";
import { type Job, wordsFor } from "./job.ts";
import { type ActiveRun, hears, tell } from "./run.ts";
import { WaitsInside } from "./tool-scope.ts";

/** What came of a call: an answer for the model, or the need to wait for somebody's decision. */
export type Outcome = { kind: "answer"; answer: PendingAnswer } | { kind: "waits"; inside: RunState | undefined };

/**
 * Carries out one call: approval, arguments, guardrails, the tool itself, guardrails again. What goes wrong on the way is
 * an answer the model reads; it throws only what must end the run.
 */
export async function perform(job: Job): Promise<Outcome> {
  const { run, call } = job;
  const { tool, item } = call;
  if (!tool) {
    run.emit?.({ type: "tool_called", agent: run.agent, item });
    return said(job, notThere(run, item.name), false);
  }
  const known = run.calls.get(item.call_id);
  if (known) return said(job, known.output, true);
  const approval = await approvalOf(run, tool, item);
  if (approval === "open") return { kind: "waits", inside: undefined };

  run.emit?.({ type: "tool_called", agent: run.agent, item });
  if (hears(run, "tool_start"))
    await tell(run, "tool_start", { tool, callId: item.call_id, arguments: item.arguments });
  const attributes = () => ({
    "gen_ai.operation.name": "execute_tool",
    "gen_ai.tool.name": tool.name,
    "gen_ai.tool.call.id": item.call_id,
  });
  const outcome = await run.trace.span("function", `execute_tool ${tool.name}`, attributes, async (notes) => {
    notes.content(() => ({ "gen_ai.tool.call.arguments": item.arguments }));
    const result = approval.approved ? await guarded(job, tool) : refused(approval.message);
    if (result.kind === "answer") notes.content(() => ({ "gen_ai.tool.call.result": result.answer.output }));
    return result;
  });
  if (outcome.kind === "waits") return outcome;
  if (hears(run, "tool_end"))
    await tell(run, "tool_end", { tool, callId: item.call_id, result: outcome.answer.output });
  return said(job, outcome.answer.output, outcome.answer.ok, outcome.answer.value);
}

type Step = { kind: "answer"; answer: Omit<PendingAnswer, "callId"> } | { kind: "waits"; inside: RunState };

const answer = (output: string, ok: boolean, value: unknown = output): Step => ({
  kind: "answer",
  answer: { output, value, ok },
});

async function guarded(job: Job, tool: Tool): Promise<Step> {
  const { run, call } = job;
  try {
    const args = await argumentsFor(tool, call);
    const stopped = await stoppedBy(job, "tool_input", tool.inputGuardrails, (guardrail, info) =>
      guardrail.check(call.item.arguments, info),
    );
    if (stopped) return answer(stopped.output.message, false);

    const result = await carryOut(job, tool, args);
    if (!result.ok) return answer(result.output, false);
    return await passOn(job, tool, result.value);
  } catch (error) {
    if (error instanceof WaitsInside) return { kind: "waits", inside: error.state };
    if (error instanceof InvalidToolArguments) return answer(await wordsFor(run, tool, error), false);
    throw error;
  }
}

/** The tool's own guardrails look at what it returned; one that trips may say what the model reads in its place. */
async function passOn(job: Job, tool: Tool, value: unknown): Promise<Step> {
  const stopped = await stoppedBy(job, "tool_output", tool.outputGuardrails, (guardrail, info) =>
    guardrail.check(value, info),
  );
  if (!stopped) return answer(textOfValue(value), true, value);
  const { instead } = stopped.output;
  if (instead !== undefined) return answer(textOfValue(instead), true, instead);
  const remedy = tool.outputGuardrails.find(({ name }) => name === stopped.guardrail.name)?.onTrip;
  return typeof remedy === "object" ? answer(remedy.replaceWith, true) : answer(stopped.output.message, false);
}

/** The first guardrail that trips, if the model may go on with its message; severity high ends the run. */
async function stoppedBy<G extends InputGuardrail | OutputGuardrail>(
  { run }: Job,
  kind: GuardrailKind,
  guardrails: readonly G[],
  check: Parameters<typeof checkAll<G>>[1]["check"],
): Promise<GuardrailResult | undefined> {
  if (guardrails.length === 0) return undefined;
  const decides = ({ result }: { result: GuardrailResult }) => result.status === "tripped";
  const checked = await checkAll(run, { kind, guardrails, check, decides });
  await report(run, checked);
  run.control.signal.throwIfAborted();
  const trip = checked.find(decides)?.result;
  if (trip?.output.severity === "high") throw new ToolGuardrailTripped(trip);
  return trip;
}

async function argumentsFor(tool: Tool, { item }: Call): Promise<unknown> {
  const parsed = await tool.parameters.safeParseAsync(jsonOf(item.arguments || "{}", tool.name));
  if (parsed.success) return parsed.data;
  // Names the fields and what is wrong with them, never what they held.
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join(".") || "arguments"}: ${message}`);
  throw new InvalidToolArguments(tool.name, issues);
}

function jsonOf(text: string, toolName: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidToolArguments(toolName, ["arguments: not valid JSON"]);
  }
}

const refused = (message: string | undefined): Step => answer(message ?? "This call was not approved.", false);

function notThere(run: ActiveRun, name: string): string {
  const there = [...(run.offer?.tools.keys() ?? []), ...(run.offer?.handoffs.keys() ?? [])];
  return `There is no tool named ${name}. Available: ${there.join(", ") || "none"}.`;
}

function said({ run, call }: Job, output: string, ok: boolean, value: unknown = output): Outcome {
  const callId = call.item.call_id;
  run.emit?.({ type: "tool_output", agent: run.agent, item: callOutput(callId, output) });
  return { kind: "answer", answer: { callId, output, value, ok } };
}
