import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Inbox, Log, Ownership, openStore, type Store } from "../../core/index.ts";
import { WorkQueue } from "../../jobs/queue.ts";
import { RedisServer } from "../support/redis-server.ts";
import { Judge } from "./judge.ts";
import { type Verdict, weigh } from "./verdict.ts";

/** One kind of bad weather. */
export interface Weather {
  name: string;
  fsync: "always" | "everysec";
  /** Ranges in ms; undefined: it does not happen. */
  killWorkerEvery?: [number, number];
  stopWorkerEvery?: [number, number];
  stopFor?: [number, number];
  killRedisEvery?: [number, number];
}

export interface Scale {
  messages: number;
  conversations: number;
  workers: number;
  /** Whatever is not answered by then counts as lost. */
  withinMs: number;
  seed: number;
}

/** Sends messages through workers that are killed and stopped, and a store that dies; returns what the judge saw. */
export async function runScenario(weather: Weather, scale: Scale, say: (line: string) => void): Promise<Verdict> {
  const random = seeded(scale.seed);
  const redis = await RedisServer.start(weather.fsync);
  const judge = await Judge.start(random);
  const crew = new Crew(redis.url, judge.url, scale.workers);
  const store = openStore(redis.url, "web");
  await store.connect("work").ping();
  const storm = unleash(weather, crew, redis, random);
  try {
    const acked = await produce(store, scale, random, say);
    const takeovers = await takeSomeOver(store, scale, random);
    await storm.over();
    await calm(store, judge, acked, scale.withinMs, say);
    return await weigh(weather.name, acked, new Log(store), judge, { ...storm.counts, takeovers });
  } finally {
    await storm.over();
    crew.end();
    await store.close();
    await judge.stop();
    await redis.stop();
  }
}

/** Worker processes; a killed one is replaced at once. */
class Crew {
  readonly #args: string[];
  readonly #members: ChildProcess[] = [];
  #ended = false;

  constructor(redisUrl: string, judgeUrl: string, size: number) {
    this.#args = [fileURLToPath(new URL("worker.ts", import.meta.url)), redisUrl, judgeUrl];
    for (let i = 0; i < size; i++) this.#hire(i);
  }

  kill(index: number): void {
    this.#members[index % this.#members.length]?.kill("SIGKILL");
  }

  async stop(index: number, ms: number): Promise<void> {
    const member = this.#members[index % this.#members.length];
    member?.kill("SIGSTOP");
    await sleep(ms);
    member?.kill("SIGCONT");
  }

  end(): void {
    this.#ended = true;
    for (const member of this.#members) member.kill("SIGKILL");
  }

  #hire(index: number): void {
    const member = spawn(process.execPath, this.#args, { stdio: ["ignore", "inherit", "inherit"] });
    member.once("exit", () => {
      if (!this.#ended) this.#hire(index);
    });
    this.#members[index] = member;
  }
}

function unleash(weather: Weather, crew: Crew, redis: RedisServer, random: () => number) {
  let over = false;
  const counts = { kills: 0, stops: 0, redisKills: 0 };
  const between = ([from, to]: [number, number]) => from + random() * (to - from);
  const every = async (range: [number, number] | undefined, deed: () => Promise<void> | void) => {
    while (range && !over) {
      await sleep(between(range));
      if (!over) await deed();
    }
  };
  const threads = [
    every(weather.killWorkerEvery, () => {
      crew.kill(Math.floor(random() * 97));
      counts.kills++;
    }),
    every(weather.stopWorkerEvery, () => {
      counts.stops++;
      return crew.stop(Math.floor(random() * 97), between(weather.stopFor ?? [1_800, 3_200]));
    }),
    every(weather.killRedisEvery, async () => {
      counts.redisKills++;
      await redis.kill();
      await redis.restart();
    }),
  ];
  return {
    counts,
    over: async () => {
      over = true;
      await Promise.all(threads);
    },
  };
}

/** Sends bursts as a provider does: until told 2xx, and sometimes once more. Returns the ids that were acknowledged, by conversation. */
async function produce(
  store: Store,
  scale: Scale,
  random: () => number,
  say: (line: string) => void,
): Promise<Map<string, string[]>> {
  const queue = new WorkQueue(store, { shards: 1, burstWindowMs: 20 }, "web");
  const inbox = new Inbox(store, (conversation) => queue.turn(conversation));
  const acked = new Map<string, string[]>();
  const each = Math.ceil(scale.messages / scale.conversations);
  let sent = 0;
  const talk = async (conversation: string) => {
    const mine: string[] = [];
    acked.set(conversation, mine);
    for (let i = 0; i < each; i++) {
      const id = `${conversation}-${i}`;
      await until2xx(() =>
        inbox.receive({ id, conversation, address: { channel: "judge", to: conversation }, text: id }),
      );
      mine.push(id);
      if (random() < 0.2)
        await until2xx(() =>
          inbox.receive({ id, conversation, address: { channel: "judge", to: conversation }, text: id }),
        );
      if (++sent % 250 === 0) say(`  ${sent}/${each * scale.conversations} messages sent`);
      await sleep(random() < 0.6 ? random() * 15 : random() * 2_000);
    }
  };
  await Promise.all(Array.from({ length: scale.conversations }, (_, i) => talk(`c${i}`)));
  await queue.close();
  return acked;
}

async function until2xx(send: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      await send();
      return;
    } catch {
      // Not acknowledged: the provider sends it again.
      await sleep(50);
    }
  }
  throw new Error("the store did not come back");
}

/** Staff take some conversations over, at any moment of whatever the bot is doing, and hand them back a little later. */
async function takeSomeOver(store: Store, scale: Scale, random: () => number): Promise<number> {
  const ownership = new Ownership(store, {});
  const inbox = new Inbox(store, async () => undefined);
  let takeovers = 0;
  await Promise.all(
    Array.from({ length: scale.conversations }, async (_, i) => {
      if (random() > 0.5) return;
      const conversation = `c${i}`;
      await until2xx(() =>
        inbox.receive({
          id: `${conversation}-last`,
          conversation,
          address: { channel: "judge", to: conversation },
          text: "",
        }),
      );
      await sleep(random() * 250);
      await until2xx(() =>
        ownership.transfer(conversation, {
          to: "human",
          from: ["bot"],
          staff: { id: "u", name: "Ana" },
          reason: "chaos",
        }),
      );
      takeovers++;
      await sleep(300 + random() * 500);
      await until2xx(() => ownership.transfer(conversation, { to: "bot", from: ["human"], reason: "chaos" }));
    }),
  );
  return takeovers;
}

/** Waits until everything is answered and handed over, or time is up. */
async function calm(
  store: Store,
  judge: Judge,
  acked: Map<string, string[]>,
  withinMs: number,
  say: (line: string) => void,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  const log = new Log(store);
  for (;;) {
    let open = 0;
    for (const conversation of acked.keys()) {
      const state = await log.state(conversation);
      const entries = await log.messages(conversation, { limit: 10_000 });
      const said = entries.filter((entry) => entry.kind === "message" && entry.message.from === "bot").length;
      const withdrawn = (await log.read(conversation)).filter(
        (entry) => entry.kind === "delivery" && entry.state !== "sent",
      ).length;
      const arrived = [...judge.sends.values()].filter((send) => send.conversation === conversation).length;
      const last = entries.findLast((entry) => entry.kind === "message" && entry.message.from === "customer");
      const answered = entries.at(-1)?.kind === "message" && entries.at(-1)?.seq !== last?.seq;
      if (!state || !answered || arrived + withdrawn < said) open++;
    }
    if (open === 0) return;
    if (Date.now() > deadline) {
      say(`  time is up with ${open} conversations not at rest`);
      return;
    }
    await sleep(500);
  }
}

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
