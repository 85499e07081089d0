import { limited } from "../abort.ts";
import type { AnyAgent } from "../agent.ts";
import { MaxTurnsExceeded, ModelBehaviorError, ModelCallError, ModelTimeout, RunnerError } from "../errors.ts";
import { GuardedStream } from "../guarding/guarded-stream.ts";
import { beginVerdict } from "../guarding/input-verdict.ts";
import type { Item } from "../items.ts";
import type { Model, ModelRequest, ModelResponse, ModelSettings } from "../model.ts";
import { addUsage, copyUsage } from "../usage.ts";
import { applyFilter } from "./filtering.ts";
import { buildRequest } from "./request.ts";
import { type ActiveRun, hears, tell } from "./run.ts";

/** One model call of the agent on duty. A turn is used once the model is asked, not when the asking cannot be prepared. */
export async function think(run: ActiveRun): Promise<readonly Item[]> {
  if (run.maxTurns !== null && run.turn >= run.maxTurns) {
    throw new MaxTurnsExceeded(`${run.agent.name} used ${run.maxTurns} turns without an answer`);
  }
  await arrive(run);
  await run.checkpoint?.("model");
  run.control.signal.throwIfAborted();

  const step = `turn-${run.turn + 1}/model`;
  const known = (await run.journal?.read(step)) as ModelResponse | undefined;
  run.history.beginTurn();
  run.offer = undefined;
  run.stream = run.emit && new GuardedStream(run, run.emit);
  const response = known ? replay(run, known) : await ask(run, step);
  addUsage(run.usage, run.agent.name, response.usage ?? {});
  run.emit?.({ type: "llm_end", agent: run.agent, usage: copyUsage(run.usage) });
  return response.items;
}

/** The first thing an agent does in a run: it is announced, and its guardrails look at what the customer wrote. */
async function arrive(run: ActiveRun): Promise<void> {
  if (run.arrived) return;
  if (run.turn === 0) await shorten(run);
  run.trace.agent(run.agent.name);
  if (hears(run, "agent_start")) await tell(run, "agent_start", {});
  const guardrails = run.screened ? [] : (run.runner.inputGuardrails ?? []);
  run.screened = true;
  await beginVerdict(run, [...guardrails, ...run.agent.inputGuardrails]);
  run.arrived = true;
}

/** A long conversation is shortened before anyone sees it; if that fails, a long one is better than none. */
async function shorten(run: ActiveRun): Promise<void> {
  const { historyFilter } = run.runner;
  if (!historyFilter) return;
  try {
    await run.control.race(applyFilter(run, historyFilter));
  } catch (error) {
    run.control.signal.throwIfAborted();
    run.trace.note("historyFilter failed", error);
  }
}

/** An answer an earlier attempt already got. */
function replay(run: ActiveRun, response: ModelResponse): ModelResponse {
  run.turn++;
  run.emit?.({ type: "llm_start", agent: run.agent });
  return response;
}

async function ask(run: ActiveRun, step: string): Promise<ModelResponse> {
  const request = await buildRequest(run);
  run.turn++;
  run.emit?.({ type: "llm_start", agent: run.agent });
  if (hears(run, "llm_start")) await tell(run, "llm_start", { request });
  const response = await generate(run, request);
  await run.journal?.write(step, response);
  if (hears(run, "llm_end")) await tell(run, "llm_end", { result: response });
  return response;
}

function generate(run: ActiveRun, request: ModelRequest): Promise<ModelResponse> {
  const model = modelOf(run);
  const modelName = request.model ?? model.defaultModel;
  const name = modelName ? `chat ${modelName}` : "chat";
  const attributes = () => attributesOf(run.agent, model, modelName, request.settings);
  return run.trace.span("generation", name, attributes, async (notes) => {
    notes.content(() => ({
      "gen_ai.system_instructions": request.instructions,
      "gen_ai.input.messages": JSON.stringify(request.input),
    }));
    const response = await answer(run, request);
    notes.set({
      ...(response.id === undefined ? {} : { "gen_ai.response.id": response.id }),
      "gen_ai.usage.input_tokens": response.usage?.inputTokens ?? 0,
      "gen_ai.usage.output_tokens": response.usage?.outputTokens ?? 0,
      "gen_ai.usage.cache_read.input_tokens": response.usage?.cachedInputTokens ?? 0,
    });
    notes.content(() => ({ "gen_ai.output.messages": JSON.stringify(response.items) }));
    return response;
  });
}

const attributesOf = (agent: AnyAgent, { provider }: Model, model: string | undefined, settings: ModelSettings) => ({
  "gen_ai.operation.name": "chat",
  ...(provider === undefined ? {} : { "gen_ai.provider.name": provider }),
  "gen_ai.agent.name": agent.name,
  ...(model === undefined ? {} : { "gen_ai.request.model": model }),
  ...(settings.temperature === undefined ? {} : { "gen_ai.request.temperature": settings.temperature }),
  ...(settings.maxOutputTokens === undefined ? {} : { "gen_ai.request.max_tokens": settings.maxOutputTokens }),
});

/** Asks the model within the time it has; the run's own abort goes first, and what comes too late is dropped. */
async function answer(run: ActiveRun, request: ModelRequest): Promise<ModelResponse> {
  const { timeoutMs } = request.settings;
  const late = () => new ModelTimeout(`The model did not answer within ${timeoutMs} ms`);
  const clock = timeoutMs === undefined ? run.control : limited(run.control.signal, timeoutMs, late);
  const model = modelOf(run);
  const { stream } = run;
  try {
    const options = { signal: clock.signal, ...(stream ? { onTextDelta: (delta: string) => stream.push(delta) } : {}) };
    return whole(await clock.race(model.respond(request, options)));
  } catch (error) {
    const reason: unknown = clock.signal.aborted ? clock.signal.reason : error;
    // An attempt that failed or was given up reached the provider all the same.
    addUsage(run.usage, run.agent.name, { requests: reason instanceof ModelCallError ? reason.attempts : 1 });
    if (clock.signal.aborted || reason instanceof RunnerError) throw reason;
    const why = reason instanceof Error ? reason.message : String(reason);
    throw new ModelCallError(`The model could not be asked: ${why}`, { cause: reason });
  } finally {
    if (clock !== run.control) clock.release();
  }
}

function whole(response: ModelResponse): ModelResponse {
  if (!Array.isArray(response?.items)) throw new ModelBehaviorError("The model's response has no items");
  return response;
}

const modelOf = ({ agent, runner }: ActiveRun): Model => (typeof agent.model === "object" ? agent.model : runner.model);
