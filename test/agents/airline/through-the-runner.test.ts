import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publishedTools } from "../../../agents/tools/published-tools.ts";
import { Agent, type Journal, type ModelRequest, Runner } from "../../../core/index.ts";
import { calls, ScriptedModel, says } from "../../../core/testing.ts";
import { hasRedis } from "../../support/redis.ts";
import { type Call, type Case, hasReference, initialHash, referenceData, tasks, traces } from "./reference-cases.ts";
import { ReferenceDatabase } from "./reference-database.ts";

/** A journal that is on disk, as far as a run can tell; the worker dies at its n-th write. */
class Diary implements Journal {
  readonly #steps = new Map<string, unknown>();
  dieAt = Number.POSITIVE_INFINITY;
  writes = 0;

  async read(step: string): Promise<unknown> {
    return this.#steps.get(step);
  }

  async write(step: string, value: unknown): Promise<void> {
    if (++this.writes >= this.dieAt) throw new Error("killed");
    this.#steps.set(step, structuredClone(value));
  }
}

describe.skipIf(!hasReference || !hasRedis())("the reference's calls through the runner", () => {
  let database: ReferenceDatabase;
  beforeAll(async () => {
    database = await ReferenceDatabase.open(referenceData());
  });
  afterAll(() => database?.store.close());

  const knownTools = (list: Call[]) => list.filter(({ name }) => name !== "think");
  const agent = () =>
    new Agent({
      name: "reservations",
      instructions: "Do as you are asked.",
      tools: publishedTools(database.ledger, { rules: false }),
    });

  /** A model that makes one call a turn, whichever is next, and then says a word. */
  const run = (list: Call[], journal: Journal) => {
    const next = ({ input }: ModelRequest) => {
      const due = list[input.filter(({ type }) => type === "function_call").length];
      return due ? calls(due.name, due.arguments) : says("Done.");
    };
    const model = new ScriptedModel(Array.from({ length: list.length + 1 }, () => next));
    const runner = new Runner({ model, maxTurns: list.length + 1 });
    return { model, result: runner.run(agent(), "please", { journal, runId: "the turn" }) };
  };

  const endState = async () => ((await database.isTouched()) ? database.hash() : initialHash());

  it.each<[string, () => Case[]]>([
    ["every task", tasks],
    ["every conversation", traces],
  ])("end %s in the reference's state", { timeout: 120_000 }, async (_, load) => {
    const wrong: string[] = [];
    for (const { id, calls: list, finalHash } of load()) {
      await database.restore();
      await run(knownTools(list), new Diary()).result;
      if ((await endState()) !== finalHash) wrong.push(id);
    }
    expect(wrong).toEqual([]);
  });

  it("end in the same state wherever the worker is killed, and ask the model nothing twice", {
    timeout: 120_000,
  }, async () => {
    const longest = tasks().sort((a, b) => writesIn(b) - writesIn(a))[0];
    if (!longest) throw new Error("there are no tasks");
    for (let dieAt = 1; ; dieAt++) {
      await database.restore();
      const diary = new Diary();
      diary.dieAt = dieAt;
      const first = run(longest.calls, diary);
      const died = await first.result.then(
        () => false,
        () => true,
      );
      if (!died) break;
      diary.dieAt = Number.POSITIVE_INFINITY;
      const second = run(longest.calls, diary);
      await second.result;
      // At most the answer that was being written down when the worker died is asked for again.
      const asked = first.model.requests.length + second.model.requests.length;
      expect(asked).toBeLessThanOrEqual(longest.calls.length + 2);
      expect({ dieAt, hash: await endState() }).toEqual({ dieAt, hash: longest.finalHash });
    }
  });
});

const writesIn = ({ calls }: Case): number =>
  calls.filter(({ name }) => /^(book|cancel|update|send)/.test(name)).length;
