import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type { Registry };

/** What can be asked about work anywhere in the house, whichever process is asked. */
export interface Workload {
  /** Conversations the bot has still to answer, and how long the oldest has waited (ms). */
  pending: { count: number; oldestMs: number };
  /** Conversations with parts that are not delivered. */
  undelivered: number;
  /** Cases that wait for staff or are in their hands, and how long ago the oldest was opened (ms). */
  cases: { count: number; oldestMs: number };
  /** Jobs waiting, by kind. */
  jobs: Record<string, number>;
}

/** A process's metrics: its own, and the whole house's workload read from the store when somebody scrapes. */
export function openMetrics(workload: () => Promise<Workload>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const now = shared(workload);
  for (const [name, [help, read]] of Object.entries(WAITING)) {
    new Gauge({
      name: `jetbridge_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set(read(await now()));
      },
    });
  }
  new Gauge({
    name: "jetbridge_jobs",
    help: "Jobs waiting, running or delayed, by kind",
    labelNames: ["kind"],
    registers: [registry],
    async collect() {
      for (const [kind, count] of Object.entries((await now()).jobs)) this.set({ kind }, count);
    },
  });
  return registry;
}

const WAITING: Readonly<Record<string, readonly [help: string, read: (now: Workload) => number]>> = {
  pending_conversations: ["Conversations the bot has still to answer", (now) => now.pending.count],
  oldest_pending_seconds: ["How long the oldest of them has waited", (now) => now.pending.oldestMs / 1_000],
  undelivered_conversations: ["Conversations with parts not delivered yet", (now) => now.undelivered],
  open_cases: ["Cases that wait for staff or are in their hands", (now) => now.cases.count],
  oldest_case_seconds: ["How long ago the oldest of them was opened", (now) => now.cases.oldestMs / 1_000],
};

/** Whoever asks while an answer is under way gets the same one. */
function shared<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= ask().finally(() => {
      asked = undefined;
    });
    return asked;
  };
}

/** Seconds that HTTP requests took until their answer was out, by route and status. */
export function requestSeconds(registry: Registry): Histogram<"route" | "status"> {
  return new Histogram({
    name: "jetbridge_request_seconds",
    help: "HTTP requests, from the first byte in to the last byte out",
    labelNames: ["route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
}

/** Event streams open at this process. */
export function openStreams(registry: Registry, count: () => number): void {
  new Gauge({
    name: "jetbridge_open_streams",
    help: "Browsers that listen at this process",
    registers: [registry],
    collect() {
      this.set(count());
    },
  });
}
