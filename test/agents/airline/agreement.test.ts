import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AirlineRefusal } from "../../../agents/airline/refusals.ts";
import { operations } from "../../../agents/airline/reservations/operations.ts";
import { canonical } from "../../../agents/airline/reservations/reference.ts";
import { hasRedis } from "../../support/redis.ts";
import {
  type Call,
  type Case,
  extraCalls,
  hasReference,
  initialHash,
  type Result,
  referenceData,
  tasks,
  traces,
} from "./reference-cases.ts";
import { ReferenceDatabase } from "./reference-database.ts";

describe.skipIf(!hasReference || !hasRedis())("the reservations system agrees with the reference", () => {
  let database: ReferenceDatabase;
  beforeAll(async () => {
    database = await ReferenceDatabase.open(referenceData());
  });
  afterAll(() => database.store.close());

  const perform = async ({ name, arguments: args }: Call, key: string): Promise<Result> => {
    const operation = operations[name];
    if (!operation) return { is_error: true, error_kind: "unknown_tool", text: `Error: Tool '${name}' not found.` };
    try {
      const work = () => database.ledger.write(key, name, (unit) => operation.run(unit, args));
      const answer =
        operation.effect === "write" ? await work() : await database.ledger.look((unit) => operation.run(unit, args));
      return typeof answer === "string" ? { is_error: false, text: answer } : { is_error: false, json: answer };
    } catch (error) {
      if (error instanceof AirlineRefusal) return { is_error: true, text: `Error: ${error.message}` };
      throw error;
    }
  };

  const replay = async ({ calls, finalHash }: Case): Promise<string[]> => {
    await database.restore();
    const differences: string[] = [];
    for (const [n, call] of calls.entries()) {
      const answer = await perform(call, `call ${n}`);
      if (call.result && !agree(answer, call.result))
        differences.push(
          `${call.name} ${n}: ${JSON.stringify(answer).slice(0, 300)} instead of ${JSON.stringify(call.result).slice(0, 300)}`,
        );
    }
    if ((await database.hash()) !== finalHash) differences.push("final state");
    return differences;
  };

  it("begins with the reference's own database", async () => {
    await database.restore();
    expect(await database.hash()).toBe(initialHash());
  });

  it("answers every single call alike", { timeout: 120_000 }, async () => {
    const differences: Record<string, string[]> = {};
    for (const each of extraCalls()) {
      const found = await replay(each);
      if (found.length > 0) differences[each.id] = found;
    }
    expect(differences).toEqual({});
  });

  it("carries out every task alike", { timeout: 120_000 }, async () => {
    const differences: Record<string, string[]> = {};
    for (const each of tasks()) {
      const found = await replay(each);
      if (found.length > 0) differences[each.id] = found;
    }
    expect(differences).toEqual({});
  });

  it("replays every conversation alike", { timeout: 120_000 }, async () => {
    const differences: Record<string, string[]> = {};
    for (const each of traces()) {
      const found = await replay(each);
      if (found.length > 0) differences[each.id] = found;
    }
    expect(differences).toEqual({});
  });
});

/** Texts of business refusals are compared exactly; of malformed calls, only that they are refused. */
function agree(answer: Result, expected: Result): boolean {
  if (answer.is_error !== expected.is_error) return false;
  if (expected.is_error && expected.error_kind !== "business" && expected.error_kind !== "unknown_tool") return true;
  return answer.text === expected.text && canonical(answer.json ?? null) === canonical(expected.json ?? null);
}
