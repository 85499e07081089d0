import { raceAbort } from "../abort.ts";
import { InvalidToolArguments, ToolCallError } from "../errors.ts";
import type { Tool } from "../tool.ts";
import type { Call } from "./calls.ts";
import type { ActiveRun } from "./run.ts";

/** A call on its way: `signal` ends it with its siblings, `turnToWrite` settles when earlier writes are done. */
export interface Job {
  run: ActiveRun;
  call: Call;
  signal: AbortSignal;
  turnToWrite: Promise<void>;
}

/** What the model reads when a tool fails. Throws where the tool asked that the run end with it. */
export async function wordsFor(run: ActiveRun, tool: Tool, error: ToolCallError): Promise<string> {
  if (tool.onError === "throw") throw error;
  if (typeof tool.onError === "function") {
    const cause = error.constructor === ToolCallError && error.cause instanceof Error ? error.cause : error;
    return await raceAbort(Promise.resolve(tool.onError(cause, run.scope)), run.control.signal);
  }
  if (error instanceof InvalidToolArguments) return `${error.message}. Correct the arguments and try again.`;
  return "An error occurred while running the tool. Please try again.";
}
