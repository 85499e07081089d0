/** Replays published calls against the reference database, one layer or the other, and compares. */

import type { Unit } from "../../../agents/airline/ledger.ts";
import { AirlineRefusal } from "../../../agents/airline/refusals.ts";
import { operations } from "../../../agents/airline/reservations/operations.ts";
import { canonical } from "../../../agents/airline/reservations/reference.ts";
import type { Call, Result } from "./reference-cases.ts";
import type { ReferenceDatabase } from "./reference-database.ts";

export type Answer = Result & { code?: string };
export type Layer = (unit: Unit, name: string, args: Record<string, unknown>) => Promise<unknown>;

export const asTheReference: Layer = async (unit, name, args) => operations[name]?.run(unit, args);

/** One call through a layer, written under a key of its own. */
export async function perform(database: ReferenceDatabase, layer: Layer, call: Call, key: string): Promise<Answer> {
  const { name, arguments: args } = call;
  if (!operations[name])
    return { is_error: true, error_kind: "unknown_tool", text: `Error: Tool '${name}' not found.` };
  const work = (unit: Unit) => layer(unit, name, args);
  try {
    const { ledger } = database;
    const answer = await (operations[name].effect === "write" ? ledger.write(key, name, work) : ledger.look(work));
    return typeof answer === "string" ? { is_error: false, text: answer } : { is_error: false, json: answer };
  } catch (error) {
    if (error instanceof AirlineRefusal) return { is_error: true, text: `Error: ${error.message}`, code: error.code };
    throw error;
  }
}

/** Texts of business refusals are compared exactly; of malformed calls, only that they are refused. */
export function agree(answer: Result, expected: Result): boolean {
  if (answer.is_error !== expected.is_error) return false;
  if (expected.is_error && expected.error_kind !== "business" && expected.error_kind !== "unknown_tool") return true;
  return answer.text === expected.text && canonical(answer.json ?? null) === canonical(expected.json ?? null);
}
