/**
 * `npm run guardrail`: judges texts, one JSON object a line, as they come. Nothing is kept, so any number of lines may
 * pass. In: `{"id": …, "text": "…", "side": "input" | "output"}`. Out: `{"id": …, "tripped": [{name, severity, message}], "ms": …}`.
 * A line it can't read is reported on stderr and makes the exit code 1; the lines after it are judged all the same.
 */
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import { classifier } from "./classifier/classifier.ts";
import { checkInput, checkOutput } from "./local.ts";

const Line = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  side: z.enum(["input", "output"]).default("input"),
});

/** Judges every line. Resolves with whether all of them could be read. */
export async function judgeLines(from: Readable, to: Writable, errors: Writable): Promise<boolean> {
  // Reading the weights is no line's fault.
  classifier();
  let number = 0;
  let allRead = true;
  for await (const raw of createInterface({ input: from, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (raw.trim() === "") continue;
    const line = Line.safeParse(parsed(raw));
    if (line.success) await write(to, `${JSON.stringify(judged(line.data))}\n`);
    else {
      allRead = false;
      await write(errors, `line ${number}: ${why(raw, line.error)}\n`);
    }
  }
  return allRead;
}

function judged({ id, text, side }: z.infer<typeof Line>): { id: string | number; tripped: unknown[]; ms: number } {
  const started = performance.now();
  const tripped = side === "input" ? checkInput(text) : checkOutput(text);
  return { id, tripped, ms: Math.round((performance.now() - started) * 1000) / 1000 };
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    // Reported by `why`, with the line's number.
    return undefined;
  }
}

const why = (raw: string, error: z.ZodError): string =>
  parsed(raw) === undefined
    ? 'is not JSON; write {"id": "1", "text": "…"}'
    : error.issues.map(({ path, message }) => `${path.join(".") || "line"}: ${message}`).join("; ");

async function write(to: Writable, text: string): Promise<void> {
  if (!to.write(text)) await once(to, "drain");
}

if (import.meta.main) process.exitCode = (await judgeLines(process.stdin, process.stdout, process.stderr)) ? 0 : 1;
