import { join } from "node:path";
import { banner } from "./banner.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { environment } from "./environment.ts";
import { StoreUnfit } from "./platform/await-store.ts";
import { type Logs, openLogs } from "./platform/logs.ts";
import { type ResolvedStore, resolveStore } from "./platform/resolve-store.ts";
import { startTelemetry, type Telemetry } from "./platform/telemetry.ts";

/** How long a process may take to finish or hand over what is in flight. */
export const SHUTDOWN_MS = 15_000;

/** A process that ended with this code would end again: something about this machine or its settings has to change (EX_CONFIG of sysexits.h). */
export const UNFIT = 78;

/** Ends the process over something only a person can mend, in plain words. */
export function endUnfit(message: string): never {
  console.error(message);
  process.exit(UNFIT);
}

/** What every process of ours begins with. */
export interface Booted {
  config: Config;
  logs: Logs;
  store: ResolvedStore;
  telemetry: Telemetry;
}

/** Reads the settings, opens logs and store, says what is on. Ends the process, in plain words, where that can't be. */
export async function boot(name: string): Promise<Booted> {
  process.once("disconnect", leave);
  try {
    const config = readConfig(environment());
    const logs = openLogs(config.LOG_LEVEL, name);
    const store = await resolveStore(config, join(process.cwd(), ".data", "redis"), logs);
    // Started by `npm start`, which has said all this already.
    if (!process.connected) console.log(banner(config, store));
    return { config, logs, store, telemetry: startTelemetry(config.OTEL_EXPORTER_OTLP_ENDPOINT) };
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof StoreUnfit)) throw error;
    endUnfit(error.message);
  }
}

// Whoever started us is gone before we were up: there is nothing to hand over yet.
const leave = (): never => process.exit(1);

/** Runs `close` once when the process is asked to end, however that happens, and sees that it does end, with `process.exitCode`. */
export function onShutdown(logs: Logs, close: () => Promise<void>): void {
  let closing = false;
  const shutDown = async (why: string) => {
    if (closing) return;
    closing = true;
    logs.info({ why }, "shutting down");
    setTimeout(() => {
      logs.error("still not done; leaving");
      process.exit(1);
    }, SHUTDOWN_MS + 5_000).unref();
    await close();
    process.exit();
  };
  process.once("SIGTERM", () => void shutDown("SIGTERM"));
  process.once("SIGINT", () => void shutDown("SIGINT"));
  process.off("disconnect", leave);
  process.once("disconnect", () => void shutDown("parent gone"));
}
