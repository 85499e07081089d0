import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { Model } from "../../core/index.ts";
import { MovableClock } from "../airline/clock.ts";
import { airlineOn } from "../airline/redis-airline.ts";
import { RedisLedger } from "../airline/redis-ledger.ts";
import { asPublished } from "../airline/reservations/operations.ts";
import {
  canonical,
  loadReference,
  REFERENCE_NOW,
  type ReferenceData,
  referenceMint,
} from "../airline/reservations/reference.ts";
import { openAgents } from "../open.ts";
import { Customer } from "./customer.ts";
import { costOf, type Played, type Stage } from "./play.ts";
import { SimulatedCustomer } from "./simulated-customer.ts";

const FOLDER = "../shared/data/tau-airline";
const MOST_TURNS = 20;

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
const Step = z.object({ op: z.enum(["add", "remove", "replace"]), path: z.string(), after: z.unknown() });
const Golden = z.object({ tasks: z.array(z.object({ id: z.string(), diff: z.array(Step) })) });

/** A published task: a customer with a wish, and the changes in the records that fulfil it. */
export interface ReferenceTask {
  id: string;
  wish: string;
  user: string;
  diff: z.infer<typeof Step>[];
}

/** The published tasks; undefined where they are not on this machine. */
export function referenceTasks(): { tasks: ReferenceTask[]; data: ReferenceData } | undefined {
  if (!existsSync(`${FOLDER}/db.json`)) return undefined;
  const read = (file: string): unknown => JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8"));
  const data = read("db.json") as ReferenceData;
  const golden = new Map(Golden.parse(read("cases/golden.json")).tasks.map(({ id, diff }) => [id, diff]));
  const tasks = z
    .array(Task)
    .parse(read("cases/tasks.json"))
    .map(({ id, user_scenario: { instructions } }) => {
      const { reason_for_call, known_info, unknown_info, task_instructions } = instructions;
      const wish = [known_info, reason_for_call, unknown_info, task_instructions].filter(Boolean).join("\n");
      return { id, wish, user: /\b[a-z]+_[a-z]+_\d{4}\b/.exec(wish)?.[0] ?? "", diff: golden.get(id) ?? [] };
    });
  return { tasks, data };
}

/** Plays a task once: a model plays the customer, who is signed in; the final records are the judge. */
export function playTask(task: ReferenceTask, data: ReferenceData, stage: Stage & { model: Model }): Promise<Played> {
  return stage.withStore(async (store) => {
    const ledger = new RedisLedger(store, new MovableClock(REFERENCE_NOW), { mint: referenceMint });
    await loadReference(ledger, data);
    const { config, logs, model } = stage;
    const { crew } = openAgents({ config, store, logs, model, airline: airlineOn(ledger) });
    const customer = new Customer(
      { crew, model, maxTurns: config.MAX_TURNS },
      `task-${task.id}`,
      "web",
      signedIn(task.user),
    );
    await converse(customer, new SimulatedCustomer(model, task.wish));
    const faults = await differences(ledger, task, data);
    return { name: `task ${task.id}`, faults, turns: customer.turns, ...costOf(customer.turns, config.AGENT_MODEL) };
  });
}

const signedIn = (customer: string) => ({
  proof: { customer, bookings: [], how: "signed_token" as const, at: new Date(REFERENCE_NOW).toISOString() },
});

async function converse(customer: Customer, simulated: SimulatedCustomer): Promise<void> {
  const signal = AbortSignal.timeout(10 * 60_000);
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const said = await simulated.next(signal);
    if (said === undefined) return;
    const { reply, escalated } = await customer.says(said);
    if (escalated !== undefined) return;
    simulated.hears(reply);
  }
}

/** Where reservations and customers differ from what the published changes make of them. Seat counts are the airline's own care. */
async function differences(ledger: RedisLedger, { diff }: ReferenceTask, data: ReferenceData): Promise<string[]> {
  const wanted = structuredClone({ reservations: data.reservations, users: data.users }) as unknown as Tree;
  for (const step of diff) if (!step.path.startsWith("/flights/")) apply(wanted, step);
  const [bookings, users] = await ledger.look((unit) => Promise.all([unit.all("booking"), unit.all("customer")]));
  const now = {
    reservations: Object.fromEntries([...bookings].map(([id, booking]) => [id, asPublished(booking)])),
    users: Object.fromEntries(users),
  };
  return (["reservations", "users"] as const).flatMap((table) => {
    const [is, must] = [now[table] as Tree, wanted[table] as Tree];
    const ids = new Set([...Object.keys(is), ...Object.keys(must)]);
    return [...ids]
      .filter((id) => canonical(is[id] ?? null) !== canonical(must[id] ?? null))
      .map((id) => `${table}/${id} differs`);
  });
}

type Tree = { [key: string]: unknown };

/** One step of a JSON Pointer diff. */
function apply(root: Tree, { op, path, after }: z.infer<typeof Step>): void {
  const keys = path
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = keys.pop() ?? "";
  const holder = keys.reduce<Tree>((at, key) => at[key] as Tree, root);
  if (Array.isArray(holder)) {
    if (op === "add") holder.splice(last === "-" ? holder.length : Number(last), 0, after);
    else if (op === "remove") holder.splice(Number(last), 1);
    else holder[Number(last)] = after;
  } else if (op === "remove") delete holder[last];
  else holder[last] = after;
}
