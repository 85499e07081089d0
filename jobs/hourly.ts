import type { Logs } from "../core/index.ts";

const HOUR_MS = 3_600_000;
/** Soon enough for a process that never lives an hour, late enough not to be part of starting. */
const FIRST_MS = 5 * 60_000;

/**
 * Does something five minutes from now and once an hour after that, until stopped; never twice at once. What fails is
 * logged and tried again an hour later, so `round` must be able to catch up.
 */
export function hourly(what: string, round: () => Promise<unknown>, logs: Logs): { stop(): void } {
  let timer = setTimeout(go, FIRST_MS).unref();
  let stopped = false;

  async function go(): Promise<void> {
    try {
      await round();
    } catch (error) {
      logs.warn({ err: error }, `${what} failed; tried again in an hour`);
    }
    // Not all workers in the same moment.
    if (!stopped) timer = setTimeout(go, HOUR_MS * (0.9 + Math.random() * 0.2)).unref();
  }

  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
