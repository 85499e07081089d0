import {
  EmptyResponse,
  InvalidFinalOutput,
  MaxHandoffsExceeded,
  MaxTurnsExceeded,
  ModelCallError,
  ModelRefusal,
  RunnerError,
  UserError,
} from "../errors.ts";
import { assistantMessage } from "../items.ts";
import type { ErrorHandler, ErrorHandlers } from "../options.ts";
import { textOfValue } from "../text.ts";
import { type Candidate, conclude, fitted } from "./conclude.ts";
import { withState } from "./ending.ts";
import type { ActiveRun } from "./run.ts";

/** The answer an error handler makes of a failure, checked like any other; undefined where nobody handles it. */
export async function answerFor(run: ActiveRun, error: unknown): Promise<Candidate | undefined> {
  const handler = error instanceof RunnerError ? handlerOf(run.runner.errorHandlers, error) : undefined;
  if (!handler || run.control.signal.aborted) return undefined;
  run.stream?.retract();
  const handled = await handler({ error: withState(run, error as RunnerError), run: run.scope });
  if (!handled) return undefined;
  const output = await replacementFor(run, handled.finalOutput);
  const text = textOfValue(output);
  const items = handled.includeInHistory === false ? [] : [assistantMessage(text)];
  return conclude(run, { output, text, items, mayRetry: false });
}

function handlerOf(handlers: ErrorHandlers | undefined, error: RunnerError): ErrorHandler | undefined {
  if (error instanceof MaxTurnsExceeded) return handlers?.maxTurns;
  if (error instanceof MaxHandoffsExceeded) return handlers?.maxHandoffs;
  if (error instanceof ModelRefusal) return handlers?.modelRefusal;
  if (error instanceof InvalidFinalOutput) return handlers?.invalidFinalOutput;
  if (error instanceof EmptyResponse) return handlers?.emptyResponse;
  return error instanceof ModelCallError ? handlers?.modelError : undefined;
}

async function replacementFor(run: ActiveRun, value: unknown): Promise<unknown> {
  try {
    return await fitted(run, value);
  } catch (cause) {
    throw new UserError(`An error handler's finalOutput does not fit the output type of ${run.agent.name}`, { cause });
  }
}
