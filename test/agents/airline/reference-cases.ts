/** The published calls and results, where they are on this machine. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ReferenceData } from "../../../agents/airline/reservations/reference.ts";

const home = resolve(import.meta.dirname, "../../../../shared/data/tau-airline");

export const hasReference = existsSync(`${home}/db.json`);
if (!hasReference)
  console.warn("skipped: agreement with the reference airline. Its data belongs in ../shared/data/tau-airline");

export interface Result {
  is_error: boolean;
  json?: unknown;
  text?: string;
  error_kind?: "business" | "unknown_tool" | "validation" | "bad_arguments" | "SyntaxError" | "ZeroDivisionError";
}
export interface Call {
  name: string;
  arguments: Record<string, unknown>;
  result: Result;
}
export interface Case {
  id: string;
  calls: Call[];
  /** Of the whole database after the last call. */
  finalHash: string;
}
export interface Task extends Case {
  expectsWrite: boolean;
  assertions: string[];
}

export const referenceData = (): ReferenceData => readJson("db.json") as ReferenceData;

export const initialHash = (): string => golden().meta.initial_db_hash_canonical;

/** Each task's calls, as the reference answered them. */
export const tasks = (): Task[] =>
  golden().tasks.map((task) => ({
    id: `task ${task.id}`,
    calls: task.actions,
    finalHash: task.final_db_hash_canonical,
    expectsWrite: task.expects_write,
    assertions: task.nl_assertions ?? [],
  }));

/** Single calls, each from a fresh database after its set-up. */
export const extraCalls = (): Case[] =>
  readLines<ExtraLine>("cases/extra-calls.jsonl").map(({ id, setup, call, expected, final_db_hash_canonical }) => ({
    id,
    calls: [...setup, { ...call, result: expected }],
    finalHash: final_db_hash_canonical,
  }));

/** Whole conversations' calls. */
export const traces = (): Case[] =>
  readLines<TraceLine>("cases/agent-traces.jsonl").map(({ id, calls, final_db_hash_canonical }) => ({
    id,
    calls,
    finalHash: final_db_hash_canonical,
  }));

interface Golden {
  meta: { initial_db_hash_canonical: string };
  tasks: {
    id: string;
    actions: Call[];
    expects_write: boolean;
    nl_assertions: string[] | null;
    final_db_hash_canonical: string;
  }[];
}
interface ExtraLine {
  id: string;
  setup: Call[];
  call: Omit<Call, "result">;
  expected: Result;
  final_db_hash_canonical: string;
}
interface TraceLine {
  id: string;
  calls: Call[];
  final_db_hash_canonical: string;
}

const golden = () => readJson("cases/golden.json") as Golden;
const readJson = (path: string): unknown => JSON.parse(readFileSync(`${home}/${path}`, "utf8"));
const readLines = <T>(path: string): T[] =>
  readFileSync(`${home}/${path}`, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
