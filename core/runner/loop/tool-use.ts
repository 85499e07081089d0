import type { ToolResult } from "../agent.ts";
import { UserError } from "../errors.ts";
import type { PendingAnswer } from "../state.ts";
import type { Call } from "./calls.ts";
import type { ActiveRun } from "./run.ts";

/** The answer that the agent's `toolUseBehavior` makes of tool results, or undefined to let the model go on. */
export async function answerFromTools(
  run: ActiveRun,
  calls: readonly Call[],
  answers: ReadonlyMap<string, PendingAnswer>,
): Promise<{ output: unknown } | undefined> {
  const behavior = run.agent.toolUseBehavior;
  if (behavior === "run_llm_again") return undefined;
  const results = calls.flatMap(({ item, tool }) => {
    const answer = answers.get(item.call_id);
    return tool && answer ? [toolResult(tool.name, answer)] : [];
  });
  if (behavior === "stop_on_first_tool") return stopAt(results[0]);
  if (typeof behavior !== "function") {
    return stopAt(results.find(({ toolName }) => behavior.stopAtToolNames.includes(toolName)));
  }
  const decision = await run.control.race(Promise.resolve(behavior(run.scope, results)));
  if (typeof decision?.isFinalOutput !== "boolean") {
    throw new UserError(`The toolUseBehavior of ${run.agent.name} must return { isFinalOutput: true | false }`);
  }
  return decision.isFinalOutput ? { output: decision.finalOutput } : undefined;
}

const toolResult = (toolName: string, { callId, value, ok }: PendingAnswer): ToolResult => ({
  ...{ toolName, callId, output: value, ok },
});

/** A failure is for the model to mend, and no sibling's result stands in for it. */
const stopAt = (result: ToolResult | undefined): { output: unknown } | undefined =>
  result?.ok ? { output: result.output } : undefined;
