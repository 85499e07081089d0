/** `npm run eval`: plays conversations against the configured model, several times each, and says how they ended. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ConfigError,
  commandLine,
  environment,
  type Model,
  openLogs,
  openStore,
  readConfig,
  resolveStore,
} from "../../core/index.ts";
import { DemoModel } from "../demo-model/demo-model.ts";
import { openModel } from "../open.ts";
import { answering, type Played, play, type Stage } from "./play.ts";
import { playTask, referenceTasks } from "./reference-tasks.ts";
import { printed, report } from "./report.ts";
import { scenarios } from "./scenarios/index.ts";

const USAGE = `npm run eval -- [--runs 3] [--only words] [--at-once 1] [--json file] [--least 1] [--tasks]
  --runs     how often each conversation is played
  --only     only conversations whose name contains this
  --at-once  conversations at the same time (up to 15)
  --json     where to write the whole report
  --least    share of conversations that must succeed; below it the command fails
  --tasks    the published reference tasks too, with a model playing the customer (needs OPENAI_API_KEY)`;

const { values: asked } = commandLine(USAGE, {
  options: {
    runs: { type: "string", default: "3" },
    only: { type: "string", default: "" },
    "at-once": { type: "string", default: "1" },
    least: { type: "string", default: "1" },
    json: { type: "string" },
    tasks: { type: "boolean", default: false },
  },
});

/** Returns the exit code. A store of its own is started for it: nothing of a running house is touched. */
async function main(): Promise<number> {
  const config = settings();
  if (!config) return 1;
  const logs = openLogs("silent", "eval");
  const folder = mkdtempSync(join(tmpdir(), "jetbridge-eval-"));
  const server = await resolveStore({}, folder, logs);
  try {
    const model = config.OPENAI_API_KEY ? openModel(config) : new DemoModel({ pace: { piece: 4000, everyMs: 0 } });
    const stage = { config, logs, model, withStore: databases(server.url) };
    const played = await playAll(jobs(stage, Boolean(config.OPENAI_API_KEY)), Number(asked["at-once"]));
    const result = report(answering(config), played);
    console.log(`\n${printed(result)}`);
    if (asked.json)
      writeFileSync(asked.json, `${JSON.stringify({ ...result, config: config.version, played }, null, 2)}\n`);
    return result.success >= Number(asked.least) ? 0 : 1;
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function settings() {
  try {
    return readConfig(environment());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    return undefined;
  }
}

/** Everything to play, each as often as was asked for. */
function jobs(stage: Stage & { model: Model }, hasKey: boolean): (() => Promise<Played>)[] {
  const wanted = (name: string) => name.includes(asked.only);
  const own = scenarios.filter(({ name }) => wanted(name)).map((scenario) => () => play(scenario, stage));
  const all = [...own, ...taskJobs(stage, hasKey)];
  if (all.length === 0) console.error(`no conversation's name contains "${asked.only}"`);
  return repeated(all, Number(asked.runs));
}

function taskJobs(stage: Stage & { model: Model }, hasKey: boolean): (() => Promise<Played>)[] {
  if (!asked.tasks) return [];
  const reference = referenceTasks();
  if (!reference || !hasKey) {
    console.log(
      `skipped: reference tasks; ${reference ? "they need OPENAI_API_KEY: a model plays the customer" : "the data is not here"}`,
    );
    return [];
  }
  const wanted = reference.tasks.filter(({ id }) => `task ${id}`.includes(asked.only));
  return wanted.map((task) => () => playTask(task, reference.data, stage));
}

const repeated = <T>(jobs: readonly T[], times: number): T[] =>
  jobs.flatMap((job) => Array.from({ length: times }, () => job));

/** Plays so many at a time, and says each as it ends. */
async function playAll(jobs: readonly (() => Promise<Played>)[], atOnce: number): Promise<Played[]> {
  const played: Played[] = [];
  const left = [...jobs];
  const worker = async () => {
    for (let job = left.shift(); job; job = left.shift()) {
      const each = await job();
      played.push(each);
      const ms = Math.round(each.turns.reduce((sum, turn) => sum + turn.ms, 0));
      console.log(
        `${each.faults.length === 0 ? "✓" : "✗"} ${played.length}/${jobs.length} ${each.name} (${each.turns.length} turns, ${ms} ms)`,
      );
    }
  };
  await Promise.all(Array.from({ length: Math.min(15, Math.max(1, atOnce)) }, worker));
  return played;
}

/** Lends out the server's databases, emptied, one to each conversation. */
function databases(url: string): Stage["withStore"] {
  const free = Array.from({ length: 15 }, (_, i) => i + 1);
  return async (work) => {
    const database = free.pop();
    if (database === undefined) throw new Error("more conversations at once than the server has databases");
    const store = openStore(`${url.replace(/\/\d*$/, "")}/${database}`);
    try {
      await store.redis.flushdb();
      return await work(store);
    } finally {
      await store.close();
      free.push(database);
    }
  };
}

process.exitCode = await main();
