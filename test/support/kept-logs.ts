import { Writable } from "node:stream";
import { pino } from "pino";
import type { Logs } from "../../core/index.ts";

/** Logs that are kept, to see what they tell. */
export function keptLogs(level = "trace"): { logs: Logs; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const keep = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      for (const line of chunk.toString("utf8").split("\n").filter(Boolean)) lines.push(JSON.parse(line));
      done();
    },
  });
  return { logs: pino({ level }, keep), lines };
}
