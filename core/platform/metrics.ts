import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type { Registry };

/** What can be asked about work anywhere in the house, whichever process is asked. */
export interface Workload {
  /** Conversations the bot has still to answer, and how long the oldest has waited (ms). */
  pending: { count: number; oldestMs: number };
  /** Conversations with parts that are not delivered. */
  undelivered: number;
  /** Jobs waiting, by kind. */
  jobs: Record<string, number>;
}

/** A process's metrics: its own, and the whole house's workload read from the store when somebody scrapes. */
export function openMetrics(workload: () => Promise<Workload>): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const pending = new Gauge({
    name: "jetbridge_pending_conversations",
    help: "Conversations the bot has still to answer",
    registers,
  });
  const oldest = new Gauge({
    name: "jetbridge_oldest_pending_seconds",
    help: "How long the oldest of them has waited",
    registers,
  });
  const undelivered = new Gauge({
    name: "jetbridge_undelivered_conversations",
    help: "Conversations with parts not delivered yet",
    registers,
  });
  new Gauge({
    name: "jetbridge_jobs",
    help: "Jobs waiting, running or delayed, by kind",
    labelNames: ["kind"],
    registers,
    async collect() {
      const now = await workload();
      pending.set(now.pending.count);
      oldest.set(now.pending.oldestMs / 1000);
      undelivered.set(now.undelivered);
      for (const [kind, count] of Object.entries(now.jobs)) this.set({ kind }, count);
    },
  });
  return registry;
}

/** Seconds that HTTP requests took, by route and status. */
export function requestSeconds(registry: Registry): Histogram<"method" | "status"> {
  return new Histogram({
    name: "jetbridge_request_seconds",
    help: "HTTP requests",
    labelNames: ["method", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
}
