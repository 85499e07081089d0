import { commandLine } from "../../core/index.ts";
import { runScenario, type Scale, type Weather } from "./scenario.ts";

/** The weathers of `npm run chaos`. */
export const WEATHERS: readonly Weather[] = [
  { name: "workers die", fsync: "everysec", killWorkerEvery: [100, 450], stopWorkerEvery: [400, 1_200] },
  {
    name: "redis dies, everysec",
    fsync: "everysec",
    killWorkerEvery: [150, 600],
    stopWorkerEvery: [600, 1_500],
    killRedisEvery: [1_500, 4_000],
  },
  {
    name: "redis dies, always",
    fsync: "always",
    killWorkerEvery: [150, 600],
    stopWorkerEvery: [600, 1_500],
    killRedisEvery: [1_500, 4_000],
  },
  { name: "long stops", fsync: "everysec", stopWorkerEvery: [500, 1_500], stopFor: [4_000, 6_400] },
];

const USAGE = `npm run chaos -- [--messages 1000] [--seed 1]
  --messages  how many are sent in each kind of weather
  --seed      what the weather is drawn from: the same seed, the same storms`;

/** Runs every weather and prints a table. Exit code 1 if anything was lost, reordered, repeated or leaked. */
async function main(): Promise<void> {
  const { values } = commandLine(USAGE, {
    options: { messages: { type: "string", default: "1000" }, seed: { type: "string", default: "1" } },
  });
  const scale: Scale = {
    messages: Number(values.messages),
    conversations: 40,
    workers: 3,
    withinMs: 90_000,
    seed: Number(values.seed),
  };
  const verdicts = [];
  for (const weather of WEATHERS) {
    console.log(`${weather.name}: ${scale.messages} messages`);
    verdicts.push(await runScenario(weather, scale, console.log));
  }
  console.table(verdicts);
  const bad = verdicts.filter(({ lost, reordered, repeated, leaked }) => lost + reordered + repeated + leaked > 0);
  process.exitCode = bad.length > 0 ? 1 : 0;
}

if (import.meta.main) await main();
