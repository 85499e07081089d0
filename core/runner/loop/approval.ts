import type { FunctionCall } from "../items.ts";
import type { Decision } from "../state.ts";
import type { Tool } from "../tool.ts";
import type { ActiveRun } from "./run.ts";

/** Whether a call may run: decided (now, or for good), free to run, or open until somebody decides. */
export async function approvalOf(run: ActiveRun, tool: Tool, call: FunctionCall): Promise<Decision | "open"> {
  const decided = run.decisions.get(call.call_id) ?? run.standing.get(`${run.agent.name}/${tool.name}`);
  if (decided) return decided;
  return (await needsApproval(run, tool, call)) ? "open" : { approved: true };
}

async function needsApproval(run: ActiveRun, tool: Tool, call: FunctionCall): Promise<boolean> {
  if (typeof tool.needsApproval === "boolean") return tool.needsApproval;
  try {
    const args = await tool.parameters.parseAsync(JSON.parse(call.arguments || "{}"));
    return (await tool.needsApproval(args, run.scope)) !== false;
  } catch (error) {
    // Nobody could say that this call is harmless, so somebody must look at it.
    run.trace.note(`needsApproval of ${tool.name} failed`, error);
    return true;
  }
}
