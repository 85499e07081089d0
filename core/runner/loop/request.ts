import { type AnyAgent, refuseTwins } from "../agent.ts";
import { RunnerError, UserError } from "../errors.ts";
import type { Handoff } from "../handoff.ts";
import { withinBudget } from "../history/budget.ts";
import { type FunctionTool, type ModelRequest, type ModelSettings, mergeSettings } from "../model.ts";
import type { Tool } from "../tool.ts";
import type { ActiveRun } from "./run.ts";

/** What the agent on duty can ask for at this moment. */
export interface Offer {
  tools: ReadonlyMap<string, Tool>;
  handoffs: ReadonlyMap<string, Handoff>;
}

/** The next model request: instructions, tools and history in a stable order, so that the provider's cache can help. */
export async function buildRequest(run: ActiveRun): Promise<ModelRequest> {
  const { agent } = run;
  try {
    const instructions = await instructionsOf(run);
    const view = run.history.view();
    return {
      model: typeof agent.model === "string" ? agent.model : undefined,
      instructions,
      input: run.runner.historyTokens === undefined ? view : withinBudget(view, run.runner.historyTokens),
      tools: definitions(await offerOf(run)),
      outputType: agent.outputFormat,
      settings: settingsOf(run, agent),
    };
  } catch (cause) {
    if (cause instanceof RunnerError || run.control.signal.aborted) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`The request of agent ${agent.name} could not be prepared: ${why}`, { cause });
  }
}

/** The tools and handoffs that are enabled for this agent in this turn; asked once a turn. */
export async function offerOf(run: ActiveRun): Promise<Offer> {
  if (run.offer) return run.offer;
  const { agent, scope } = run;
  const tools = new Map<string, Tool>();
  const handoffs = new Map<string, Handoff>();
  for (const tool of agent.tools) if (await enabled(tool.isEnabled, scope)) tools.set(tool.name, tool);
  for (const way of agent.handoffs) {
    if (await enabled(way.options.isEnabled ?? true, scope)) handoffs.set(way.definition.name, way);
  }
  if (tools.size + handoffs.size < agent.tools.length + agent.handoffs.length) {
    refuseTwins(
      agent.name,
      [...agent.tools, ...agent.handoffs.map((h) => h.definition)].map((t) => t.name),
    );
  }
  run.offer = { tools, handoffs };
  return run.offer;
}

function instructionsOf({ agent, scope, handoffArgs }: ActiveRun): string | Promise<string> {
  const { instructions } = agent;
  return typeof instructions === "string" ? instructions : Promise.resolve(instructions(scope, handoffArgs));
}

async function enabled(flag: Tool["isEnabled"], scope: ActiveRun["scope"]): Promise<boolean> {
  return typeof flag === "function" ? flag(scope) : flag;
}

const definitions = ({ tools, handoffs }: Offer): FunctionTool[] => [
  ...[...tools.values()].map((tool) => tool.definition),
  ...[...handoffs.values()].map((way) => way.definition),
];

function settingsOf(run: ActiveRun, agent: AnyAgent): ModelSettings {
  const settings = mergeSettings(
    { promptCacheKey: agent.name },
    agent.modelSettings,
    run.runner.modelSettings,
    run.settings,
  );
  // A tool choice that forces a tool would force it for ever.
  const forced = settings.toolChoice !== undefined && settings.toolChoice !== "none";
  if (forced && agent.resetToolChoice && run.toolUsers.has(agent.name)) delete settings.toolChoice;
  return settings;
}
