import { type Logger, pino } from "pino";

/** Structured logs. Above `debug` no message text and no secret is written; conversations are named by id only. */
export type Logs = Logger;

const SECRET_FIELDS = ["authorization", "token", "password", "secret", "cookie", "apiKey", "text", "body", "address"];

/** Opens the process's logs: JSON lines on standard output. */
export function openLogs(level: string, name: string): Logs {
  return pino({
    level,
    base: { name, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: "[hidden]" },
  });
}

/** Logs that go nowhere, for tests and tools. */
export const silentLogs = (): Logs => pino({ level: "silent" });
