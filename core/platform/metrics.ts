import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** What a process counts about itself, in Prometheus' terms. */
export interface Metrics {
  registry: Registry;
  messages: Counter<"channel">;
  turns: Counter<"outcome">;
  turnSeconds: Histogram;
  deliveries: Counter<"channel" | "state">;
  escalations: Counter<"reason">;
  streams: Gauge;
}

export type { Registry };

/** Opens a process's metrics. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    messages: new Counter({
      name: "jetbridge_messages_total",
      help: "Customer messages accepted",
      labelNames: ["channel"],
      registers,
    }),
    turns: new Counter({
      name: "jetbridge_turns_total",
      help: "Turns by how they ended",
      labelNames: ["outcome"],
      registers,
    }),
    turnSeconds: new Histogram({
      name: "jetbridge_turn_seconds",
      help: "From begin to commit",
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8, 16, 32],
      registers,
    }),
    deliveries: new Counter({
      name: "jetbridge_deliveries_total",
      help: "Outbound parts by state",
      labelNames: ["channel", "state"],
      registers,
    }),
    escalations: new Counter({
      name: "jetbridge_escalations_total",
      help: "Cases opened",
      labelNames: ["reason"],
      registers,
    }),
    streams: new Gauge({ name: "jetbridge_streams", help: "Open event streams", registers }),
  };
}
