import { limited, onAbort, raceAbort } from "../abort.ts";
import { ToolCallError, ToolTimeout, UnknownOutcome } from "../errors.ts";
import { plainValue } from "../text.ts";
import type { Tool } from "../tool.ts";
import type { Callback, MaybePromise } from "../types.ts";
import { type Job, wordsFor } from "./job.ts";
import { CallScope, WaitsInside } from "./tool-scope.ts";

/** What a tool came to: what it returned, or words about its failure. This is what the journal keeps. */
export type Result = { ok: true; value: unknown } | { ok: false; output: string };

/** How long a run that ends waits for a write that has begun, so that its outcome is known. */
const WRITE_GRACE_MS = 5_000;

/** Runs the tool, or takes its result from the journal. A result is written down before anything depends on it. */
export async function carryOut(job: Job, tool: Tool, args: unknown): Promise<Result> {
  const { run } = job;
  const known = (await run.journal?.read(`${stepOf(job)}/result`)) as Result | undefined;
  if (known) return known;
  const result = tool.effect === "write" ? await write(job, tool, args) : await read(job, tool, args);
  await run.journal?.write(`${stepOf(job)}/result`, result.ok ? { ok: true, value: plainValue(result.value) } : result);
  return result;
}

async function read(job: Job, tool: Tool, args: unknown): Promise<Result> {
  const result = await attempt(job, tool, args, job.signal);
  job.signal.throwIfAborted();
  return result;
}

/**
 * A write waits for the guardrails' verdict and for earlier writes, and its intent is written down before it begins. An
 * intent without a result means that an earlier attempt died half way.
 */
async function write(job: Job, tool: Tool, args: unknown): Promise<Result> {
  const { run, call } = job;
  await raceAbort(Promise.all([run.outerVerdict, run.verdict, job.turnToWrite]), job.signal);
  await run.checkpoint?.("write");
  job.signal.throwIfAborted();

  const step = `${stepOf(job)}/intent`;
  const begunBefore = (await run.journal?.read(step)) !== undefined;
  if (!begunBefore) await run.journal?.write(step, { tool: tool.name, arguments: call.canonical });
  job.signal.throwIfAborted();
  run.sideEffects = true;
  if (begunBefore) return settle(job, tool, args);
  try {
    return await attempt(job, tool, args);
  } catch (error) {
    if (error instanceof UnknownOutcome) return settle(job, tool, args, error);
    throw error;
  }
}

/** A write whose outcome nobody knows: repeated where that is harmless, looked up where that is possible, else given up. */
async function settle(job: Job, tool: Tool, args: unknown, cause?: unknown): Promise<Result> {
  if (tool.idempotent) return attempt(job, tool, args);
  if (!tool.query) throw new UnknownOutcome(tool.name, job.call.item.call_id, { cause });
  const found = await lookUp(job, tool, tool.query, args);
  return found === undefined ? attempt(job, tool, args) : { ok: true, value: found };
}

async function lookUp(job: Job, tool: Tool, query: NonNullable<Tool["query"]>, args: unknown): Promise<unknown> {
  try {
    return await timed(job, tool, query, args, job.signal);
  } catch (cause) {
    throw new UnknownOutcome(tool.name, job.call.item.call_id, { cause });
  }
}

/**
 * One execution; without a signal, one that only its own time limit stops. Failures become words for the model; what stays
 * unknown, waits, or ends the run is thrown.
 */
async function attempt(job: Job, tool: Tool, args: unknown, signal?: AbortSignal): Promise<Result> {
  try {
    return { ok: true, value: await withinGrace(job, timed(job, tool, tool.execute, args, signal)) };
  } catch (error) {
    if (error instanceof WaitsInside || error instanceof UnknownOutcome) throw error;
    if (job.run.control.signal.aborted) throw job.run.control.signal.reason;
    if (job.signal.aborted) throw job.signal.reason;
    if (error instanceof ToolTimeout && tool.effect === "write" && tool.onError === "tell") {
      throw new UnknownOutcome(tool.name, job.call.item.call_id, { cause: error });
    }
    return { ok: false, output: await wordsFor(job.run, tool, asToolError(tool, error)) };
  }
}

async function timed<T>(
  { run, call }: Job,
  tool: Tool,
  act: Callback<[args: unknown, scope: CallScope], MaybePromise<T>>,
  args: unknown,
  signal: AbortSignal | undefined,
): Promise<T> {
  const clock = limited(signal, tool.timeoutMs, () => new ToolTimeout(tool.name, tool.timeoutMs ?? 0));
  const scope = new CallScope(run, call, clock.signal);
  try {
    return await clock.race(Promise.resolve().then(() => act(args, scope)));
  } finally {
    clock.release();
  }
}

/** The work's result; once the call is to stop, only for as long as a write may take to finish cleanly. */
function withinGrace<T>({ signal }: Job, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    const unfollow = onAbort(signal, (reason) => {
      grace = setTimeout(reject, WRITE_GRACE_MS, reason);
    });
    work.then(resolve, reject).finally(() => {
      unfollow();
      clearTimeout(grace);
    });
  });
}

const stepOf = ({ run, call }: Job): string => `turn-${run.turn}/call-${call.index}`;

function asToolError(tool: Tool, error: unknown): ToolCallError {
  if (error instanceof ToolCallError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new ToolCallError(tool.name, `The tool ${tool.name} failed: ${why}`, { cause: error });
}
