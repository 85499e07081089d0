import { type Tool, tool } from "../../core/index.ts";
import type { Ledger, Unit } from "../airline/ledger.ts";
import { AirlineRefusal } from "../airline/refusals.ts";
import { operations } from "../airline/reservations/operations.ts";
import { underRules } from "../airline/rules/published-calls.ts";

/**
 * The fourteen published operations as tools, for running the reference's tasks: as the reservations system does them,
 * or under the airline's rules. A refusal is told as `Error: …`, as the reference tells it.
 */
export function publishedTools(ledger: Ledger, { rules }: { rules: boolean }): Tool[] {
  return Object.entries(operations).map(([name, { effect, parameters, run }]) => {
    const work = (args: Record<string, unknown>) => (unit: Unit) =>
      rules ? underRules(unit, name, args, "health") : run(unit, args);
    return tool<Record<string, unknown>>({
      name,
      description: `The reservations system's ${name.replaceAll("_", " ")}.`,
      parameters,
      effect,
      idempotent: true,
      execute: (args, { idempotencyKey }) =>
        told(effect === "write" ? ledger.write(idempotencyKey, name, work(args)) : ledger.look(work(args))),
    });
  });
}

async function told(answer: Promise<unknown>): Promise<unknown> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AirlineRefusal) return `Error: ${error.message}`;
    throw error;
  }
}
