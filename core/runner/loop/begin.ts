import { randomUUID } from "node:crypto";
import { type Limited, limited } from "../abort.ts";
import type { AnyAgent } from "../agent.ts";
import type { Emit } from "../events.ts";
import type { Item } from "../items.ts";
import { type Journal, subJournal } from "../journal.ts";
import type { Checkpoint, RunnerOptions, RunOptions } from "../options.ts";
import { beginTrace } from "../trace.ts";
import { fresh, resumed } from "./progress.ts";
import { type ActiveRun, type RunInside, Scope } from "./run.ts";

/** Everything a run begins with; `outer` and `place` for a run inside another run's tool call. */
export interface Beginning {
  runner: RunnerOptions;
  agent: AnyAgent;
  input: string | readonly Item[];
  options: RunOptions;
  inside: RunInside;
  emit?: Emit;
  outer?: ActiveRun;
  place?: { callId: string; name: string; signal: AbortSignal };
}

/** Sets a run up, from the beginning or from where an earlier one stood. */
export function beginRun(beginning: Beginning): ActiveRun {
  const { runner, agent, input, options, outer, place, inside } = beginning;
  const waiting = outer?.pending?.nested.find(({ callId }) => callId === place?.callId)?.state;
  const state = options.state ?? waiting;
  const control = limited(place?.signal ?? options.signal);
  const id = state?.runId ?? (outer && place ? `${outer.id}/${place.name}` : (options.runId ?? randomUUID()));
  const run: ActiveRun = {
    // A run inside that waited is asked again by its tool; it has its input already.
    ...(state ? resumed(state, waiting ? [] : input) : fresh(agent, input)),
    id,
    runner,
    inside,
    control,
    context: outer ? outer.context : options.context,
    settings: options.modelSettings ?? outer?.settings,
    maxTurns: firstDefined(options.maxTurns, runner.maxTurns, 10),
    checkpoint: outer ? innerCheckpoint(outer) : strictCheckpoint(options.checkpoint, control),
    releaseWhen: options.releaseWhen,
    journal: outer?.journal && place ? subJournal(outer.journal, place.name) : strict(options.journal, control),
    emit: outer ? innerEmit(outer) : beginning.emit,
    trace: beginTrace(runner.tracing, "run", { "runner.run.id": id }),
    outerVerdict: outer ? bothVerdicts(outer) : Promise.resolve(),
    scope: new Scope(() => run),
  };
  return run;
}

const firstDefined = <T>(...values: (T | undefined)[]): T => values.find((value) => value !== undefined) as T;

/** A journal whose failure stops the run where it stands, whoever was writing. */
function strict(journal: Journal | undefined, control: Limited): Journal | undefined {
  return (
    journal && {
      read: (step) => journal.read(step).catch(stopping(control)),
      write: (step, value) => journal.write(step, value).catch(stopping(control)),
    }
  );
}

function strictCheckpoint(checkpoint: Checkpoint | undefined, control: Limited): Checkpoint | undefined {
  return checkpoint && ((moment) => checkpoint(moment).catch(stopping(control)));
}

/** The run ends with the very error that its caller threw. */
const stopping =
  ({ abort }: Limited) =>
  (error: unknown): never => {
    abort(error);
    throw error;
  };

function innerCheckpoint({ checkpoint }: ActiveRun): ActiveRun["checkpoint"] {
  return checkpoint && (async (moment) => (moment === "final" ? undefined : checkpoint(moment)));
}

/** What a run inside tells is told outside, except words: they are for the agent that asked. */
function innerEmit({ emit }: ActiveRun): Emit | undefined {
  const words = new Set(["text_delta", "retract", "message_created", "agent_updated"]);
  return emit && ((event) => (words.has(event.type) ? undefined : emit(event)));
}

function bothVerdicts(outer: ActiveRun): Promise<void> {
  const both = Promise.all([outer.outerVerdict, outer.verdict]).then(() => undefined);
  // Only writes ask for it; that none does before it fails is no unhandled error.
  both.catch(() => undefined);
  return both;
}
