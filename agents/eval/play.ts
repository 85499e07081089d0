import type { Config, Logs, Model, Store } from "../../core/index.ts";
import { MovableClock } from "../airline/clock.ts";
import { openAirline } from "../airline/redis-airline.ts";
import { openAgents } from "../open.ts";
import { listPrice } from "../responder/prices.ts";
import { Customer, type Turn } from "./customer.ts";
import { faultsIn, recordsOf } from "./judge.ts";
import type { Scenario } from "./scenario.ts";

/** A Friday evening in Europe: both demonstration trips leave the next day, the first flight of one five hours late. */
export const EVALUATED_AT = "2026-11-20T19:30:00Z";

/** One conversation, played and judged. */
export interface Played {
  name: string;
  faults: readonly string[];
  turns: readonly Turn[];
  tokens: { input: number; output: number };
  /** US dollars, where the model's price is known. */
  cost: number | undefined;
}

export interface Stage {
  config: Config;
  logs: Logs;
  /** The model the settings name, unless given. */
  model?: Model;
  /** Lends an empty store to a conversation; what is in it afterwards is nobody's. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
}

/** Plays a scenario once, on an airline of its own. */
export function play(scenario: Scenario, stage: Stage): Promise<Played> {
  return stage.withStore(async (store) => {
    const airline = openAirline(store, new MovableClock(EVALUATED_AT));
    const { config, logs } = stage;
    const { crew, model } = openAgents({ config, store, logs, airline, ...(stage.model && { model: stage.model }) });
    const counter = { crew, model, maxTurns: config.MAX_TURNS, confidenceThreshold: config.CONFIDENCE_THRESHOLD };
    const customer = new Customer(counter, `eval-${scenario.name}`, scenario.channel);
    const before = await recordsOf(airline);
    for (const said of scenario.says) await customer.says(said);
    const faults = await faultsIn(scenario, customer.turns, airline, before);
    return { name: scenario.name, faults, ...costOf(customer.turns, answering(config)), turns: customer.turns };
  });
}

/** Which model answers, by name: the one the settings name where there is a key, else the stand-in. */
export const answering = ({ OPENAI_API_KEY, AGENT_MODEL }: Config): string =>
  OPENAI_API_KEY ? AGENT_MODEL : "demo model";

/** What the turns cost, guardrails and retries included. */
export function costOf(turns: readonly Turn[], model: string): Pick<Played, "tokens" | "cost"> {
  const sum = (read: (turn: Turn) => number | undefined) => turns.reduce((total, turn) => total + (read(turn) ?? 0), 0);
  const tokens = { input: sum(({ usage }) => usage?.inputTokens), output: sum(({ usage }) => usage?.outputTokens) };
  return { tokens, cost: listPrice(model, tokens) };
}
