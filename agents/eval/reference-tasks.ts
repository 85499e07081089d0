import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Model, Store } from "../../core/index.ts";
import { MovableClock } from "../airline/clock.ts";
import { airlineOn } from "../airline/redis-airline.ts";
import { RedisLedger } from "../airline/redis-ledger.ts";
import { asPublished, operations } from "../airline/reservations/operations.ts";
import {
  canonical,
  loadReference,
  REFERENCE_NOW,
  type ReferenceData,
  referenceMint,
} from "../airline/reservations/reference.ts";
import { underRules } from "../airline/rules/published-calls.ts";
import { openAgents } from "../open.ts";
import { Customer } from "./customer.ts";
import { answering, costOf, type Played, type Stage } from "./play.ts";
import { SimulatedCustomer } from "./simulated-customer.ts";

const FOLDER = "../shared/data/tau-airline";
const MOST_TURNS = 20;
const LONGEST_MS = 10 * 60_000;

const Task = z.object({
  id: z.string(),
  user_scenario: z.object({
    instructions: z.object({
      reason_for_call: z.string(),
      known_info: z.string().nullable(),
      unknown_info: z.string().nullable(),
      task_instructions: z.string().nullable(),
    }),
  }),
});
const Action = z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) });
const Golden = z.object({ tasks: z.array(z.object({ id: z.string(), actions: z.array(Action) })) });

/** A published task: a customer with a wish, and the calls that fulfil it. */
export interface ReferenceTask {
  id: string;
  wish: string;
  user: string;
  actions: z.infer<typeof Action>[];
}

/** The published tasks; undefined where they are not on this machine. */
export function referenceTasks(): { tasks: ReferenceTask[]; data: ReferenceData } | undefined {
  if (!existsSync(`${FOLDER}/db.json`)) return undefined;
  const read = (file: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8"));
  const golden = Golden.parse(read("cases/golden.json")).tasks;
  const tasks = z
    .array(Task)
    .parse(read("cases/tasks.json"))
    .map((task) => taskFrom(task, golden));
  return { tasks, data: read("db.json") as ReferenceData };
}

function taskFrom({ id, user_scenario }: z.infer<typeof Task>, golden: z.infer<typeof Golden>["tasks"]): ReferenceTask {
  const { reason_for_call, known_info, unknown_info, task_instructions } = user_scenario.instructions;
  const wish = [known_info, reason_for_call, unknown_info, task_instructions].filter(Boolean).join("\n");
  const user = /\b[a-z]+_[a-z]+_\d{4}\b/.exec(wish)?.[0] ?? "";
  return { id, wish, user, actions: golden.find((each) => each.id === id)?.actions ?? [] };
}

/** Plays a task once: a model plays the customer, who is signed in; the final records are the judge. */
export function playTask(task: ReferenceTask, data: ReferenceData, stage: Stage & { model: Model }): Promise<Played> {
  return stage.withStore(async (store) => {
    const ledger = await referenceLedger(store, data);
    const { config, logs, model } = stage;
    const { crew } = openAgents({ config, store, logs, model, airline: airlineOn(ledger) });
    const counter = { crew, model, maxTurns: config.MAX_TURNS, confidenceThreshold: config.CONFIDENCE_THRESHOLD };
    const customer = new Customer(counter, `task-${task.id}`, "web", signedIn(task.user));
    await converse(customer, new SimulatedCustomer(model, task.wish));
    const faults = differences(await recordsIn(ledger), await wanted(task, data, stage));
    return { name: `task ${task.id}`, faults, turns: customer.turns, ...costOf(customer.turns, answering(config)) };
  });
}

const signedIn = (customer: string) => ({
  proof: { customer, bookings: [], how: "signed_token" as const, at: new Date(REFERENCE_NOW).toISOString() },
});

async function converse(customer: Customer, simulated: SimulatedCustomer): Promise<void> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const said = await simulated.next(signal);
    if (said === undefined) return;
    const { reply, escalated } = await customer.says(said);
    if (escalated !== undefined) return;
    simulated.hears(reply);
  }
}

/** The records as this airline has them once the published calls are carried out under its own rules. */
function wanted({ actions }: ReferenceTask, data: ReferenceData, stage: Stage): Promise<Records> {
  return stage.withStore(async (store) => {
    const ledger = await referenceLedger(store, data);
    for (const [i, { name, arguments: args }] of actions.entries()) {
      if (operations[name]?.effect !== "write") continue;
      await ledger.write(`golden-${i}`, name, (unit) => underRules(unit, name, args, "health"));
    }
    return recordsIn(ledger);
  });
}

/** Reservations and customers by id, in the published shape. */
type Records = Record<string, unknown>;

async function recordsIn(ledger: RedisLedger): Promise<Records> {
  const [bookings, customers] = await ledger.look((unit) => Promise.all([unit.all("booking"), unit.all("customer")]));
  return Object.fromEntries([
    ...[...bookings].map(([id, booking]) => [`reservation ${id}`, asPublished(booking)] as const),
    ...[...customers].map(([id, customer]) => [`customer ${id}`, customer] as const),
  ]);
}

function differences(is: Records, must: Records): string[] {
  const ids = [...new Set([...Object.keys(is), ...Object.keys(must)])];
  return ids.filter((id) => canonical(is[id] ?? null) !== canonical(must[id] ?? null)).map((id) => `${id} differs`);
}

async function referenceLedger(store: Store, data: ReferenceData): Promise<RedisLedger> {
  const ledger = new RedisLedger(store, new MovableClock(REFERENCE_NOW), { mint: referenceMint });
  await loadReference(ledger, data);
  return ledger;
}
