import { type Logger, LogLevel } from "@slack/bolt";
import type { Logs } from "../../core/index.ts";

/** Slack's SDKs in our logs. They put whole payloads at `debug`, so that is where they stay. */
export function slackLogger(logs: Logs): Logger {
  const own = logs.child({ sdk: "slack" });
  const words = (message: unknown[]) => message.map(String).join(" ");
  return {
    debug: (...message) => own.debug(words(message)),
    info: (...message) => own.info(words(message)),
    warn: (...message) => own.warn(words(message)),
    error: (...message) => own.error(words(message)),
    getLevel: () => (own.isLevelEnabled("debug") ? LogLevel.DEBUG : LogLevel.INFO),
    // Levels are set where all logs' are.
    setLevel: () => undefined,
    setName: () => undefined,
  };
}
