import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

/** Sends what was traced. `stop` flushes, and gives up on a collector that does not answer. */
export interface Telemetry {
  stop(): Promise<void>;
}

const FLUSH_WITHIN_MS = 3_000;

/**
 * Exports spans to an OTLP collector; without one, nothing is recorded and tracing costs nothing. Spans are buffered
 * (2,048 at most) and sent in the background: a collector that is slow or down drops spans, and touches no run.
 */
export function startTelemetry(endpoint: string | undefined): Telemetry {
  if (!endpoint) return { stop: () => Promise.resolve() };
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, "")}/v1/traces`, timeoutMillis: 5_000 });
  const processor = new BatchSpanProcessor({ exporter, maxQueueSize: 2_048 });
  const provider = new TracerProvider({ spanProcessors: [processor] });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(provider);
  return {
    stop: async () => {
      const late = new Promise<void>((resolve) => setTimeout(resolve, FLUSH_WITHIN_MS).unref());
      await Promise.race([provider.shutdown(), late]);
    },
  };
}
